import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeBackup } from '../../server/db/backup.ts';
import { restoreEmbedded } from '../../server/db/embedded.ts';
import { fill, fingerprint, scope } from '../db/filled.ts';
import { embeddedDatabase, openContext } from '../db/harness.ts';

embeddedDatabase('a backup restored by hand', (given) => {
  test('leaves the database that was there beside it, and is refused while it is open', async () => {
    const first = await given.open();
    await fill(first);
    const path = await makeBackup(first, 'manual');
    const before = await fingerprint(first);
    await sql`delete from observation`.execute(first.db.as(scope));
    await expect(restoreEmbedded(first.config, first.log, first.clock, path)).rejects.toMatchObject({
      code: 'database-in-use',
    });
    await first.db.close();
    const { aside } = await restoreEmbedded(first.config, first.log, first.clock, path);
    expect(aside).toContain('database.before-restore-');
    const again = await openContext(first.config);
    expect(await fingerprint(again)).toEqual(before);
    await again.db.close();
  });
});

embeddedDatabase('a damaged folder', (given) => {
  test('after an unclean stop gives way to the newest good backup, and what is missing is said', async () => {
    const first = await given.open();
    await fill(first);
    await first.db.settle();
    await makeBackup(first, 'hourly');
    const saved = await fingerprint(first);
    await sql`insert into import (kind, state, file_name, made_by, made_at, applied_seq)
      values ('need', 'applied', 'terlambat.csv', 'uji', now(), 2)`.execute(first.db.as(scope));
    await first.db.settle();
    const file = await sql<{ path: string }>`select pg_relation_filepath('area_version') as path`.execute(
      first.db.as(scope),
    );
    await first.db.close();
    const folder = first.config.dataDir;
    leaveUnclean(folder);
    spoil(join(folder, 'database', file.rows[0]?.path ?? ''));

    const again = await openContext(first.config);
    expect(again.db.recovery).toMatchObject({ missing: [{ kind: 'need', fileName: 'terlambat.csv' }] });
    expect(again.db.recovery?.damage).toMatch(/checksum|invalid page|verif/i);
    expect(await fingerprint(again)).toEqual(saved);
    await again.db.close();
    expect(readdirSync(folder).some((name) => name.startsWith('database.damaged-'))).toBe(true);
    const sound = await openContext(first.config);
    expect(sound.db.recovery).toBeNull();
    await sound.db.close();
  });
});

/** As a killed process leaves it. */
function leaveUnclean(folder: string): void {
  writeFileSync(
    join(folder, 'owner.json'),
    JSON.stringify({ who: 'uji', pid: 1, host: 'x', since: '', address: null, socket: null }),
  );
}

/** Overwrites the middle of a table's file, as a dying disk would. */
function spoil(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0xaa, 100_000, 140_000);
  writeFileSync(path, bytes);
}
