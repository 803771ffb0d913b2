import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { system } from '../../server/access/scope.ts';
import { listBackups, makeBackup } from '../../server/db/backup.ts';
import { migrate } from '../../server/db/migrate.ts';
import { type Migration, migrations } from '../../server/db/migrations/index.ts';
import { openDatabase } from '../../server/db/open.ts';
import { start } from '../../server/start.ts';
import { eachDatabase, freshDatabase, openContext } from './harness.ts';
import { PetasosProcess } from './petasos-process.ts';
import { configFor, createDatabase } from './prepare.ts';

const scope = system('health');
const log = pino({ level: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'petasos-troubles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addNote: Migration = {
  name: '999-note',
  up: async (db) => {
    await sql`alter table office_setting add column note text`.execute(db);
  },
};
const broken: Migration = {
  name: '999-broken',
  up: async (db) => {
    await sql`alter table office_setting add column half text`.execute(db);
    await sql`select no_such_function()`.execute(db);
  },
};

eachDatabase(
  'migrations',
  (given) => {
    test('a step that fails leaves the schema as it was', async () => {
      const ctx = given.ctx();
      await expect(migrate(ctx, { migrations: [...migrations, broken] })).rejects.toThrow('no_such_function');
      const half = await sql`select 1 from information_schema.columns where column_name = 'half'`.execute(
        ctx.db.as(scope),
      );
      expect(half.rows).toEqual([]);
    });

    test('a step that is due is applied once, after a backup', async () => {
      const ctx = given.ctx();
      const before = async () => {
        await makeBackup(ctx, 'migration');
      };
      const steps = [...migrations, addNote];
      expect(await migrate(ctx, { migrations: steps, before })).toEqual(['999-note']);
      expect(await migrate(ctx, { migrations: steps, before })).toEqual([]);
      expect(await listBackups(ctx.config.dataDir)).toHaveLength(1);
      await sql`select note from office_setting`.execute(ctx.db.as(scope));
    });

    test('a start with a step due keeps a backup of what was before it', async () => {
      const config = await freshDatabase(given.kind, mkdtempSync(join(folder, 'start-')));
      const { db } = await openContext(config);
      await db.write(scope, (tx) =>
        sql`insert into office_setting (key, value, changed_at) values ('word', '"PPKS"', now())`.execute(tx),
      );
      await db.close();
      const started = await start(config, log, { serve: false, migrations: [...migrations, addNote] });
      await started.close();
      expect(started.migrated).toEqual(['999-note']);
      const [kept] = await listBackups(config.dataDir);
      expect(kept?.path).toMatch(/migration/);
      const text = gunzipSync(readFileSync(kept?.path ?? '')).toString();
      expect(text).toContain('PPKS');
      expect(text).toContain(migrations.at(-1)?.name ?? '?');
      expect(text).not.toContain('999-note');
    });

    test('a schema newer than the program is refused, and named', async () => {
      await expect(migrate(given.ctx())).rejects.toMatchObject({
        code: 'schema-newer',
        detail: { found: '999-note' },
      });
    });
  },
  { alone: true },
);

describe.skipIf(!inject('cluster') && process.env.CI !== 'true')('a PostgreSQL server', () => {
  const url = () => inject('cluster')?.url ?? '';

  test('that cannot be reached is said so, without the password', async () => {
    const config = configFor(folder, 'postgres://petasos:rahasia@127.0.0.1:1/none');
    const failing = openDatabase(config, log);
    await expect(failing).rejects.toMatchObject({ code: 'database-unreachable' });
    await failing.catch((reason) => expect(JSON.stringify(reason.detail)).not.toContain('rahasia'));
  });

  test('without PostGIS, for somebody who may not make it, is said so', async () => {
    await createDatabase(url(), 'bare');
    const admin = new pg.Client({ connectionString: `${url()}/bare` });
    await admin.connect();
    await admin.query('create role tamu login');
    await admin.end();
    const config = configFor(folder, `${url().replace('postgres@', 'tamu@')}/bare`);
    await expect(openDatabase(config, log)).rejects.toMatchObject({ code: 'postgis-missing' });
  });

  test('an import waits for that of another process, and says so when it waits too long', async () => {
    const name = 'waiting';
    await createDatabase(url(), name, inject('cluster')?.template);
    const config = configFor(folder, `${url()}/${name}`);
    const one = await openContext(config);
    const two = await openContext(config, { exclusiveWaitMs: 100 });
    await one.db.exclusively('import', async () => {
      await expect(two.db.exclusively('import', async () => {})).rejects.toMatchObject({
        code: 'exclusive-timeout',
      });
    });
    await two.db.exclusively('import', async () => {});
    await one.db.close();
    await two.db.close();
  });

  test('a change announced by one process is heard by another, also after its connection was cut', async () => {
    const name = 'hearing';
    await createDatabase(url(), name, inject('cluster')?.template);
    const config = configFor(folder, `${url()}/${name}`);
    const one = await openContext(config);
    const two = await openContext(config);
    const heard: number[] = [];
    two.db.onDataChange((version) => heard.push(version));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${name} and query like 'listen%'`.execute(one.db.as(scope));
    for (let version = 1; heard.length === 0; version += 1) {
      await one.db.announce(version);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(heard[0]).toBeGreaterThan(0);
    await one.db.close();
    await two.db.close();
  });

  test('a statement over the limit is cancelled and the caller told to try again', async () => {
    const config = configFor(folder, `${url()}/${inject('cluster')?.template}`);
    const ctx = await openContext(config, { queryLimitMs: 200 });
    await expect(sql`select pg_sleep(30)`.execute(ctx.db.as(scope))).rejects.toMatchObject({ code: 'busy' });
    await ctx.db.close();
  });
});

describe('a start that cannot be', () => {
  const started = (env: Record<string, string>, dataDir = join(folder, 'never')) =>
    new PetasosProcess('server/main.ts', [], configFor(dataDir, undefined), env).ended;

  test('names every wrong setting at once, in plain words', async () => {
    const ended = await started({ PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' });
    expect(ended.exit).toBe(2);
    for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) expect(ended.text).toContain(name);
    expect(ended.text).not.toMatch(/\bat .*\.ts/);
  });

  test('says that the folder is not to be used where it is none', async () => {
    writeFileSync(join(folder, 'file'), '');
    const ended = await started({}, join(folder, 'file', 'data'));
    expect(ended.exit).toBe(3);
    expect(ended.text).toContain('DATA_DIR');
    expect(ended.text).not.toMatch(/\bat .*\.ts/);
  });

  test('says that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = other.address();
    const port = typeof taken === 'object' && taken ? String(taken.port) : '';
    const dataDir = join(folder, 'port');
    cpSync(inject('embeddedTemplate'), dataDir, { recursive: true });
    const ended = await started({ PORT: port }, dataDir);
    other.close();
    expect(ended.exit).toBe(3);
    expect(ended.text).toContain(port);
    expect(ended.text).not.toMatch(/\bat .*\.ts/);
  });
});
