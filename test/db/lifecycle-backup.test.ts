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
import { keysOf } from '../../server/access/keys.ts';
import type { Context } from '../../server/context.ts';
import { backupWhenChanged, listBackups, makeBackup, makeBackupAt, surplus } from '../../server/db/backup.ts';
import { checkBackup, isWhole } from '../../server/db/backup-format.ts';
import { migrations } from '../../server/db/migrations/index.ts';
import { restoreInto } from '../../server/db/restore.ts';
import { VERSION } from '../../server/version.ts';
import { fill, fingerprint, scope } from './filled.ts';
import { eachDatabase, embeddedDatabase, openContext, testClock } from './harness.ts';
import { keysForTests } from './keys-for-tests.ts';
import { resum, rewrittenBackup } from './rewritten-backup.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Another office's, which says nothing of these files. */
const foreign = keysOf([{ version: 1, bytes: new Uint8Array(32).fill(8) }]);

function rewritten(path: string, change: (lines: string[]) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'petasos-rewritten-'));
  folders.push(folder);
  return rewrittenBackup(path, folder, change);
}

eachDatabase(
  'a backup',
  (given) => {
    let opened: Promise<Context> | undefined;
    /** for those that must leave nothing in it */
    const empty = () => {
      opened ??= given.open();
      return opened;
    };

    test('restored into an empty database gives the same truth, to the last digit and every kind of line break', async () => {
      await fill(given.ctx());
      await sql`update area_version set name = ${'a\u2028b\u2029c\rd\ne\u0085f'} where code = '63.71.01.5'`.execute(
        given.ctx().db.as(scope),
      );
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

    test('changed by somebody, with sums that fit but without the key, is refused before anything is written', async () => {
      const [backup] = await listBackups(given.ctx().config.dataDir);
      const changed = rewritten(backup?.path ?? '', (lines) => {
        const at = lines.findIndex((line) => line.includes('Desa 17"'));
        lines[at] = lines[at]?.replace('Desa 17"', 'Desa 71"') ?? '';
      });
      const other = await empty();
      await expect(restoreInto(other, changed)).rejects.toMatchObject({
        code: 'backup-unreadable',
        detail: { reason: 'public.area_version does not add up' },
      });
      const resummed = rewritten(changed, resum);
      expect(await checkBackup(resummed)).toMatchObject({ seal: 'unsealed' });
      await expect(restoreInto({ ...other, keys: keysForTests }, resummed)).rejects.toMatchObject({
        code: 'backup-unreadable',
        detail: { reason: 'the seal does not fit' },
      });
      expect(await checkBackup(backup?.path ?? '', keysForTests)).toMatchObject({ seal: 'sealed' });
      expect(await checkBackup(backup?.path ?? '', foreign)).toMatchObject({ seal: 'unsealed' });
      const held = await sql<{ n: number }>`select count(*) as n from area`.execute(other.db.as(scope));
      expect(Number(held.rows[0]?.n)).toBe(0);
    });

    test('of a later version is refused by its name, with the database as it was', async () => {
      const [backup] = await listBackups(given.ctx().config.dataDir);
      const later = rewritten(backup?.path ?? '', (lines) => {
        const head = JSON.parse(lines[0] ?? '');
        lines[0] = JSON.stringify({ ...head, schema: [...head.schema, '777-later'] });
        resum(lines);
      });
      const other = { ...(await empty()), keys: foreign };
      await expect(restoreInto(other, later)).rejects.toMatchObject({
        code: 'backup-newer',
        detail: { found: `${VERSION}, 777-later` },
      });
      const form = rewritten(backup?.path ?? '', (lines) => {
        lines[0] = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), petasosBackup: 3, version: '9.0.0' });
      });
      await expect(restoreInto(other, form)).rejects.toMatchObject({
        code: 'backup-newer',
        detail: { found: '9.0.0' },
      });
    });

    test('cut short or damaged is said to be so', async () => {
      const [backup] = await listBackups(given.ctx().config.dataDir);
      const folder = mkdtempSync(join(tmpdir(), 'petasos-cut-'));
      folders.push(folder);
      const cut = join(folder, 'cut.json.gz');
      copyFileSync(backup?.path ?? '', cut);
      truncateSync(cut, readFileSync(cut).byteLength - 2000);
      expect(await isWhole(cut)).toBe(false);
      const other = await empty();
      await expect(restoreInto(other, cut)).rejects.toMatchObject({ code: 'backup-unreadable' });
      writeFileSync(cut, 'no gzip');
      expect(await isWhole(cut)).toBe(false);
    });

    test('is made again only when something changed, every hour embedded and every day on a server', async () => {
      const at = (time: string) => ({ ...given.ctx(), clock: testClock(time) });
      const later = at(given.kind === 'embedded' ? '2026-03-02T05:00:00Z' : '2026-03-03T04:07:00Z');
      expect(await backupWhenChanged(later)).toBeUndefined();
      await sql`update data_state set data_version = data_version + 1`.execute(later.db.as(scope));
      if (given.kind === 'server')
        expect(await backupWhenChanged(at('2026-03-02T20:00:00Z'))).toBeUndefined();
      expect(await backupWhenChanged(later)).toContain(
        given.kind === 'embedded' ? '20260302T050000Z-hourly' : '20260303T040700Z-daily',
      );
      expect(await backupWhenChanged(later)).toBeUndefined();
    });

    test('goes where somebody wants it, over no other file', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'petasos-at-'));
      folders.push(folder);
      const path = join(folder, 'cadangan.json.gz');
      const made = await makeBackupAt(given.ctx(), path);
      const { head, foot } = await checkBackup(path);
      expect(made).toMatchObject({ path, sum: foot.whole });
      expect(head.schema).toEqual(migrations.map((m) => m.name));
      expect(foot.rows['public.observation']).toBe(1200);
      await expect(makeBackupAt(given.ctx(), path)).rejects.toMatchObject({ code: 'file-exists' });
      await expect(makeBackupAt(given.ctx(), join(folder, 'no/where.gz'))).rejects.toMatchObject({
        code: 'folder-missing',
      });
      expect(readdirSync(folder)).toEqual(['cadangan.json.gz']);
    });

    test('that fails in the middle leaves nothing behind', async () => {
      const [backup] = await listBackups(given.ctx().config.dataDir);
      const broken = rewritten(backup?.path ?? '', (lines) => {
        const at = lines.findIndex((line) => line.startsWith('{"table":"public.observation"'));
        lines[at + 1] = lines[at + 1]?.replace(/"PMKS-08"/, '"PMKS-08","zu viel"') ?? '';
        resum(lines);
      });
      const other = { ...(await empty()), keys: foreign };
      await expect(restoreInto(other, broken)).rejects.toThrow();
      const held = await sql<{ n: number }>`select count(*) as n from area`.execute(other.db.as(scope));
      expect(Number(held.rows[0]?.n)).toBe(0);
      await restoreInto(other, backup?.path ?? '');
      expect(await fingerprint(other)).toEqual(await fingerprint(given.ctx()));
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
