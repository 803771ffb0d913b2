import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { system } from '../../server/access/scope.ts';
import { listBackups } from '../../server/db/backup.ts';
import { openJobs } from '../../server/jobs/jobs.ts';
import { removeOldTileSets } from '../../server/jobs/query.ts';
import { work } from '../../server/jobs/work.ts';
import { eachDatabase } from './harness.ts';

const scope = system('jobs');

eachDatabase(
  'jobs',
  (given) => {
    test('a job is enqueued with the transaction that makes its reason, or not at all', async () => {
      const ctx = given.ctx();
      const jobs = await openJobs(ctx, { run: false });
      const failing = ctx.db.write(scope, async (tx) => {
        await jobs.enqueue(tx, 'tidy', {});
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await waiting()).toEqual([]);
      await ctx.db.write(scope, (tx) => jobs.enqueue(tx, 'tidy', {}));
      expect(await waiting()).toEqual(['tidy']);
      await jobs.stop();

      async function waiting(): Promise<string[]> {
        const rows = await sql<{ name: string }>`select name from pgboss.job where name = 'tidy'`.execute(
          ctx.db.as(scope),
        );
        return rows.rows.map((r) => r.name);
      }
    });

    test('the clock and the workers start and stop, and the schedules are kept', async () => {
      const ctx = given.ctx();
      const jobs = await openJobs(ctx, { run: true });
      const kept = await sql<{ name: string }>`select name from pgboss.schedule order by name`.execute(
        ctx.db.as(scope),
      );
      expect(kept.rows.map((r) => r.name)).toEqual(['backup', 'release', 'tidy']);
      await jobs.stop();
    });

    test('tile sets that are not current go after 30 days, the others stay', async () => {
      const ctx = given.ctx();
      await sql`insert into import (kind, state, made_by, made_at) values ('setup', 'applied', 'uji', now())`.execute(
        ctx.db.as(scope),
      );
      await sql`insert into area (import_id) values (1)`.execute(ctx.db.as(scope));
      await sql`insert into tile_set (hash, root_id, level, current, areas, shapes, made_at) values
      ('aa', 1, 'desa', false, 0, 0, '2026-01-01'), ('bb', 1, 'desa', true, 0, 0, '2026-01-01'),
      ('cc', 1, 'desa', false, 0, 0, '2026-02-25')`.execute(ctx.db.as(scope));
      expect(await removeOldTileSets(ctx)).toBe(1);
      const left = await ctx.db.as(scope).selectFrom('tile_set').select('hash').orderBy('hash').execute();
      expect(left.map((r) => r.hash)).toEqual(['bb', 'cc']);
    });

    test('both databases are backed up by the job, under the name of its turn, and the demo is not', async () => {
      const ctx = given.ctx();
      await work({ ...ctx, folder: { ...ctx.folder, kind: 'demo' } }, 'backup', {});
      expect(await listBackups(ctx.config.dataDir)).toEqual([]);
      await work(ctx, 'backup', {});
      await work(ctx, 'tidy', {});
      expect((await listBackups(ctx.config.dataDir)).map((file) => file.reason)).toEqual([
        given.kind === 'embedded' ? 'hourly' : 'daily',
      ]);
    });
  },
  { alone: true },
);
