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
