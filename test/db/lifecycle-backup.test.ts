import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { backupWhenChanged, listBackups, makeBackup, surplus } from '../../server/db/backup.ts';
import { isWhole } from '../../server/db/backup-format.ts';
import { restoreInto } from '../../server/db/restore.ts';
import { fill, fingerprint, scope } from './filled.ts';
import { eachDatabase, embeddedDatabase, openContext, testClock } from './harness.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

eachDatabase(
  'a backup',
  (given) => {
    test('restored into an empty database gives the same truth, to the last digit', async () => {
      await fill(given.ctx());
      const before = await fingerprint(given.ctx());
      const path = await makeBackup(given.ctx(), 'manual');
      expect(await isWhole(path)).toBe(true);
      const other = await given.open();
      await restoreInto(other, path);
      expect(await fingerprint(other)).toEqual(before);
      const next = await other.db
        .as(scope)
        .insertInto('area')
        .values({ import_id: 1 })
        .returning('id')
        .executeTakeFirstOrThrow();
      expect(next.id).toBe(1201);
    });

    test('is refused by a database that holds something, and leaves it as it was', async () => {
      const before = await fingerprint(given.ctx());
      const [backup] = await listBackups(given.ctx().config.dataDir);
      await expect(restoreInto(given.ctx(), backup?.path ?? '')).rejects.toMatchObject({
        code: 'restore-not-empty',
      });
      expect(await fingerprint(given.ctx())).toEqual(before);
    });

    test('cut short or damaged is said to be so', async () => {
      const [backup] = await listBackups(given.ctx().config.dataDir);
      const folder = mkdtempSync(join(tmpdir(), 'petasos-cut-'));
      folders.push(folder);
      const cut = join(folder, 'cut.json.gz');
      copyFileSync(backup?.path ?? '', cut);
      truncateSync(cut, readFileSync(cut).byteLength - 2000);
      expect(await isWhole(cut)).toBe(false);
      const other = await given.open();
      await expect(restoreInto(other, cut)).rejects.toMatchObject({ code: 'backup-unreadable' });
      writeFileSync(cut, 'no gzip');
      expect(await isWhole(cut)).toBe(false);
    });

    test('is made again only when something changed', async () => {
      const ctx = { ...given.ctx(), clock: testClock('2026-03-02T05:00:00Z') };
      expect(await backupWhenChanged(ctx)).toBeUndefined();
      await sql`update data_state set data_version = data_version + 1`.execute(ctx.db.as(scope));
      expect(await backupWhenChanged(ctx)).toContain('20260302T050000Z-hourly');
      expect(await backupWhenChanged(ctx)).toBeUndefined();
    });
  },
  { alone: true },
);

test('of many backups the last 24 hours, a week of days, five from migrations and all by hand are kept', () => {
  const made = (day: number, hour: number, reason: 'hourly' | 'manual' | 'migration') => ({
    path: '',
    name: `${day} ${hour} ${reason}`,
    reason,
    day: `2026030${day}`,
    stamp: `2026030${day}${String(hour).padStart(2, '0')}`,
  });
  const all = [9, 8, 7, 6, 5, 4, 3, 2, 1].flatMap((day) => [
    made(day, 23, 'manual'),
    ...Array.from({ length: 12 }, (_, i) => made(day, 20 - i, 'hourly')),
    made(day, 1, 'migration'),
  ]);
  const gone = new Set(surplus(all));
  const kept = all.filter((f) => !gone.has(f));
  expect(kept.filter((f) => f.reason === 'hourly').map((f) => f.name)).toEqual([
    ...all
      .filter((f) => f.reason === 'hourly')
      .slice(0, 24)
      .map((f) => f.name),
    ...[7, 6, 5, 4, 3].map((day) => `${day} 20 hourly`),
  ]);
  expect(kept.filter((f) => f.reason === 'migration')).toHaveLength(5);
  expect(kept.filter((f) => f.reason === 'manual')).toHaveLength(9);
});

embeddedDatabase('a damaged folder', (given) => {
  test('that does not open is left untouched where there is no backup, and said so', async () => {
    const first = await given.open();
    await fill(first);
    await first.db.close();
    const { config } = first;
    rmSync(join(config.dataDir, 'database/global/pg_control'));
    await expect(openContext(config)).rejects.toMatchObject({ code: 'database-damaged' });
    expect(readdirSync(config.dataDir).filter((name) => name.startsWith('database'))).toEqual(['database']);
  });
});
