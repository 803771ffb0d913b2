import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { routes } from '../../data/contract/routes.ts';
import { forOperator, system } from '../../server/access/scope.ts';
import { insertEvent } from '../../server/audit/query.ts';
import { sealEvents } from '../../server/audit/seal.ts';
import { verifyChain } from '../../server/audit/verify.ts';
import type { Context } from '../../server/context.ts';
import { makeBackupAt } from '../../server/db/backup.ts';
import { checkBackup } from '../../server/db/backup-format.ts';
import { restoreEmbedded } from '../../server/db/embedded.ts';
import { migrations } from '../../server/db/migrations/index.ts';
import { restoreInto } from '../../server/db/restore.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { values } from '../../server/indicators/handlers.ts';
import { freshDatabase, openContext } from '../db/harness.ts';
import { heldChecksum } from '../db/held-checksum.ts';
import { keysForTests } from '../db/keys-for-tests.ts';
import { configFor, createDatabase } from '../db/prepare.ts';

const scope = forOperator('uji');
const folder = mkdtempSync(join(tmpdir(), 'petasos-across-'));
const open: Context[] = [];
afterAll(async () => {
  for (const ctx of open) await ctx.db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(...given: Parameters<typeof openContext>): Promise<Context> {
  const ctx = await openContext(...given);
  open.push(ctx);
  return ctx;
}

const database = (kind: 'embedded' | 'server') => freshDatabase(kind, mkdtempSync(join(folder, `${kind}-`)));

/** What a planner sees: the answer of the values route, as it is sent. */
async function seen(ctx: Context): Promise<string> {
  const asked = [
    { indicator: 'total.per1000', level: 'desa', within: '99.01', period: '2025' },
    { indicator: 'lanjut-usia-terlantar.count', level: 'rt', within: '99.01.01', period: '2025' },
  ];
  const answers = await Promise.all(
    asked.map((query) => values(ctx, scope, routes.values.query.parse(query))),
  );
  return JSON.stringify(answers);
}

/** Accounts with all that belongs to them, and a sealed chain of events. */
async function addPeople(ctx: Context): Promise<void> {
  const at = new Date('2026-03-01T00:00:00Z');
  const later = new Date('2030-01-01T00:00:00Z');
  await ctx.db.write(system('accounts'), async (tx) => {
    for (const id of ['a', 'b']) {
      await tx
        .insertInto('account')
        .values({
          id,
          name: `Petugas ${id}`,
          email: `${id}@a.invalid`,
          username: id,
          way: 'pin',
          phone: '0811',
          made_by: 'uji',
        })
        .execute();
      await tx
        .insertInto('session')
        .values({
          id,
          token: `token-of-${id}`,
          user_id: id,
          expires_at: later,
          updated_at: at,
          ip_address: null,
          user_agent: null,
        })
        .execute();
      await tx
        .insertInto('invitation')
        .values({
          account_id: id,
          token_hash: `hash-${id}`,
          code_hash: `code-${id}`,
          made_at: at,
          made_by: 'uji',
          expires_at: later,
          used_at: id === 'a' ? at : null,
        })
        .execute();
    }
    await tx
      .insertInto('account_grant')
      .values({ account_id: 'a', role: 'tksk', area: '99.01.01', series: null, until_day: '2027-12-31' })
      .execute();
    for (let i = 0; i < 40; i += 1) {
      await insertEvent(tx, scope, { at, action: 'view.values', subject: 'ü "x"', areas: ['99.01', '*'] });
    }
  });
  await sealEvents(ctx);
}

async function rowsOf(ctx: Context, table: string): Promise<unknown[]> {
  return (
    await sql`select * from ${sql.table(table)} t order by t::text collate "C"`.execute(ctx.db.as(scope))
  ).rows;
}

describe.skipIf(!inject('cluster') && process.env.CI !== 'true')('a backup across the two databases', () => {
  let first: Context;
  let before: { held: string; seen: string };

  beforeAll(async () => {
    first = await opened(await database('embedded'));
    await loadDemo(first, scope);
    await addPeople(first);
    before = { held: await heldChecksum(first), seen: await seen(first) };
  });

  /** Whatever kind it is, nothing but what was open is another. */
  async function expectSame(ctx: Context): Promise<void> {
    expect(await heldChecksum(ctx)).toBe(before.held);
    expect(await seen(ctx)).toBe(before.seen);
    for (const table of ['account', 'account_grant', 'role_right', 'sealing_key'])
      expect(await rowsOf(ctx, table)).toEqual(await rowsOf(first, table));
    expect(await rowsOf(ctx, 'session')).toEqual([]);
    const invitations = (await rowsOf(ctx, 'invitation')) as { expires_at: Date }[];
    expect(invitations.map((i) => i.expires_at > ctx.clock.now())).toEqual([true, false]);
    expect(await verifyChain({ ...ctx, keys: keysForTests }, scope)).toMatchObject({
      faults: [],
      links: (await verifyChain(first, scope)).links,
      signature: 'good',
      unsealed: 0,
    });
  }

  test('of the embedded one fills an empty PostGIS without a schema, and that of PostGIS an embedded folder: every figure is the same', async () => {
    const there = join(folder, 'there.json.gz');
    const made = await makeBackupAt(first, there);
    const name = `across_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(inject('cluster')?.url ?? '', name);
    const config = configFor(mkdtempSync(join(folder, 'bare-')), `${inject('cluster')?.url}/${name}`);
    const { openDatabase } = await import('../../server/db/open.ts');
    const bare = await openDatabase(config, first.log);
    const restored = await restoreInto({ db: bare, clock: first.clock, keys: keysForTests }, there);
    expect(restored).toMatchObject({ seal: 'sealed', compared: true });
    await bare.close();
    const server = await opened(config);
    await expectSame(server);
    expect(made.rows).toBeGreaterThan(100_000);

    const back = join(folder, 'back.json.gz');
    await makeBackupAt(server, back);
    const { foot } = await checkBackup(back, keysForTests);
    const sums = (await checkBackup(there)).foot.sums ?? {};
    // The same rows add up to the same sums, whichever database they were read from.
    for (const [table, sum] of Object.entries(foot.sums ?? {})) {
      if (!['public.data_state', 'public.invitation'].includes(table))
        expect([table, sum]).toEqual([table, sums[table]]);
    }
    const embedded = await database('embedded');
    await restoreEmbedded(embedded, first.log, first.clock, back, { keys: keysForTests });
    await expectSame(await opened(embedded));
  });

  test('of a database with the schema of this version is restored there too, and one with another schema says so', async () => {
    const there = join(folder, 'there.json.gz');
    const ready = await opened(await database('server'));
    await restoreInto(ready, there);
    await expectSame(ready);
    const other = await opened(await database('server'));
    await sql`delete from schema_migration where name = ${migrations.at(-1)?.name}`.execute(
      other.db.as(scope),
    );
    await expect(restoreInto(other, there)).rejects.toMatchObject({ code: 'restore-schema' });
    expect(await rowsOf(other, 'area')).toEqual([]);
  });

  test('of a database with accounts and nothing else is not emptied for another', async () => {
    const other = await opened(await database('server'));
    await addPeople(other);
    await expect(restoreInto(other, join(folder, 'there.json.gz'))).rejects.toMatchObject({
      code: 'restore-not-empty',
    });
    expect(await rowsOf(other, 'account')).toHaveLength(2);
  });
});

describe('a chain of events that grows while it is backed up', () => {
  test('is whole in the backup, up to where it was when the backup began', async () => {
    const ctx = await opened(await database('embedded'));
    const at = ctx.clock.now();
    // More than is read in one moment.
    await sql`insert into audit_event (at, who, action, subject, detail)
      select ${at}, 'uji', 'view.values', repeat('x', 200), '{}' from generate_series(1, 45000)`.execute(
      ctx.db.as(scope),
    );
    await sealEvents(ctx);
    await sql`insert into audit_event (at, who, action, subject, detail)
      select ${at}, 'uji', 'view.values', repeat('y', 200), '{}' from generate_series(1, 500)`.execute(
      ctx.db.as(scope),
    );
    const file = join(folder, 'growing.json.gz');
    const backup = makeBackupAt(ctx, file);
    let isOver = false;
    const over = backup.finally(() => {
      isOver = true;
    });
    let sealed = 0;
    while (!isOver) {
      await ctx.db.write(scope, (tx) => insertEvent(tx, scope, { at, action: 'view.values', subject: null }));
      sealed += await sealEvents(ctx);
    }
    await over;
    expect(sealed).toBeGreaterThan(500);
    const other = await opened(await database('embedded'));
    await restoreInto(other, file);
    const report = await verifyChain(other, scope);
    expect(report).toMatchObject({ faults: [], signature: 'good' });
    expect(report.links).toBeGreaterThanOrEqual(45_000);
    expect(report.links).toBeLessThan(45_000 + sealed);
    await sealEvents(other);
    expect(await verifyChain(other, scope)).toMatchObject({ faults: [], unsealed: 0 });
    await other.db.write(scope, (tx) =>
      insertEvent(tx, scope, { at, action: 'view.values', subject: 'next' }),
    );
  });
});

describe('a restore that is killed', () => {
  test('before the old database was set aside changed nothing; after that the next start finishes it', async () => {
    const ctx = await opened(await database('embedded'));
    await addPeople(ctx);
    const { config } = ctx;
    await ctx.db.close();
    open.splice(open.indexOf(ctx), 1);
    const [database_, restored] = ['database', 'database.restored'].map((name) => join(config.dataDir, name));
    if (!database_ || !restored) throw new Error('no path');
    const other = await database('embedded');
    renameSync(join(other.dataDir, 'database'), restored);
    const still = await openContext(config);
    expect(await rowsOf(still, 'account')).toHaveLength(2);
    await still.db.close();
    expect(existsSync(restored)).toBe(false);

    const another = await database('embedded');
    renameSync(database_, join(config.dataDir, 'database.before-restore-x'));
    renameSync(join(another.dataDir, 'database'), restored);
    const finished = await opened(config);
    expect(await rowsOf(finished, 'account')).toEqual([]);
    expect(existsSync(restored)).toBe(false);
  });
});
