import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { systemState as answer } from '../../data/contract/system.ts';
import { forOperator } from '../../server/access/scope.ts';
import { insertEvent } from '../../server/audit/query.ts';
import { makeBackup } from '../../server/db/backup.ts';
import { migrations } from '../../server/db/migrations/index.ts';
import { systemState } from '../../server/system/handlers.ts';
import { eachDatabase, testClock } from './harness.ts';

const scope = forOperator('uji');

eachDatabase('the state of an installation', (given) => {
  const at = (time: string) => ({ ...given.ctx(), clock: testClock(time) });
  const state = async (time: string) => answer.parse(await systemState(at(time), scope));
  const change = () =>
    sql`update data_state set data_version = data_version + 1`.execute(given.ctx().db.as(scope));

  /** When something was first done here, and so many hours later. */
  const sinceFirst = async (hours: number) => {
    const db = given.ctx().db.as(scope);
    const { first } = await db
      .selectFrom('audit_event')
      .select((eb) => eb.fn.min('at').as('first'))
      .executeTakeFirstOrThrow();
    return new Date((first ?? new Date(0)).getTime() + hours * 3_600_000).toISOString();
  };

  test('has nothing to back up where nothing was brought, and is late some time after something was', async () => {
    rmSync(join(given.ctx().config.dataDir, 'backups'), { recursive: true, force: true });
    const empty = await state('2026-03-02T03:00:00Z');
    expect(empty.backups).toEqual({
      every: given.kind === 'embedded' ? 'hour' : 'day',
      kept: [],
      ageHours: null,
      changedSince: false,
      late: false,
    });
    expect(empty).toMatchObject({ database: given.kind, schema: migrations.at(-1)?.name });
    await change();
    await insertEvent(given.ctx().db.as(scope), scope, {
      at: given.ctx().clock.now(),
      action: 'office.changed',
      subject: 'office',
    });
    const soon = (await state(await sinceFirst(1))).backups;
    expect(soon).toMatchObject({ changedSince: true, late: false });
    expect((await state(await sinceFirst(100))).backups).toMatchObject({ changedSince: true, late: true });
  });

  test('tells the age of the newest backup, and warns only where something changed since', async () => {
    await makeBackup(at('2026-03-02T03:00:00Z'), 'manual');
    const fresh = (await state('2026-03-02T04:30:00Z')).backups;
    expect(fresh).toMatchObject({ ageHours: 1.5, changedSince: false, late: false });
    expect(fresh.kept).toMatchObject([{ reason: 'manual', madeAt: '2026-03-02T03:00:00Z' }]);
    expect(fresh.kept[0]?.bytes).toBeGreaterThan(500);
    expect((await state('2026-06-02T03:00:00Z')).backups).toMatchObject({ late: false });
    await change();
    const later = given.kind === 'embedded' ? '2026-03-02T06:30:00Z' : '2026-03-05T06:30:00Z';
    expect((await state('2026-03-02T05:00:00Z')).backups).toMatchObject({ changedSince: true, late: false });
    expect((await state(later)).backups).toMatchObject({ changedSince: true, late: true });
  });

  test('of the demo asks for no backup', async () => {
    const ctx = given.ctx();
    const demo = { ...ctx, folder: { ...ctx.folder, kind: 'demo' as const } };
    expect((await systemState(demo, scope)).backups).toMatchObject({
      every: null,
      changedSince: false,
      late: false,
    });
  });

  test('tells which key seals, and nothing of it', async () => {
    const { key } = await state('2026-03-02T03:00:00Z');
    expect(key).toEqual({ version: 1, fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/), since: null });
  });
});
