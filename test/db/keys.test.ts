import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { afterAll, expect, test } from 'vitest';
import { addKey, keysFrom, makeKeyFile } from '../../server/access/key-file.ts';
import { giveUpSealed, marksOf, settleKeys } from '../../server/access/key-mark.ts';
import type { Keys } from '../../server/access/keys.ts';
import { hashPin, isPin } from '../../server/access/pin/pin.ts';
import { system } from '../../server/access/scope.ts';
import { eachDatabase } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'petasos-marks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the sign-in library is told its secrets. */
function libraryKey(keys: Keys) {
  const secrets = keys.secrets('sign-in');
  const map = new Map(secrets.map(({ version, value }) => [version, value]));
  return { keys: map, currentVersion: secrets[0]?.version ?? 0 };
}

eachDatabase('the keys of a database', (given) => {
  const scope = system('keys');
  const keyFile = join(folder, given.kind);
  const ctx = () => ({ ...given.ctx(), config: { ...given.ctx().config, keyFile } });
  const secret = async () =>
    (await ctx().db.as(scope).selectFrom('second_factor').selectAll().executeTakeFirst())?.secret ?? '';

  const phone = async () =>
    (await ctx().db.as(scope).selectFrom('volunteer_version').select('phone').executeTakeFirst())?.phone;

  const pin = async () =>
    (await ctx().db.as(scope).selectFrom('account').selectAll().executeTakeFirst())?.pin_hash ?? '';

  test('are made at the first start and needed from then on', async () => {
    expect(await marksOf(ctx())).toEqual([]);
    expect(await settleKeys(ctx())).toBe(keyFile);
    expect(await settleKeys(ctx())).toBeNull();
    expect(await marksOf(ctx())).toMatchObject(keysFrom(ctx().config).known());
    const other = { ...ctx(), config: { ...ctx().config, keyFile: join(folder, `${given.kind}-other`) } };
    await expect(settleKeys(other)).rejects.toMatchObject({ code: 'key-missing' });
    makeKeyFile(other.config);
    await expect(settleKeys(other)).rejects.toMatchObject({ code: 'key-other', detail: { version: 1 } });
  });

  test('can be changed: what was sealed is sealed anew, and opens with the new key alone', async () => {
    const before = keysFrom(ctx().config);
    const db = ctx().db.as(scope);
    await db
      .insertInto('account')
      .values({
        id: 'a',
        name: 'A',
        email: 'a@a.invalid',
        username: 'a',
        way: 'pin',
        pin_hash: await hashPin(before, '135246'),
        phone: null,
        made_by: '',
      })
      .execute();
    const key = libraryKey(before);
    await db
      .insertInto('second_factor')
      .values({
        id: 's',
        user_id: 'a',
        verified: true,
        secret: await symmetricEncrypt({ key, data: 'JBSWY3DPEHPK3PXP' }),
        backup_codes: await symmetricEncrypt({ key, data: '["kode"]' }),
      })
      .execute();
    await db
      .insertInto('import')
      .values({
        kind: 'register',
        state: 'applied',
        made_by: 'uji',
        made_at: ctx().clock.now(),
        simulated: false,
        report: null,
      })
      .execute();
    await db
      .insertInto('volunteer')
      .columns(['import_id'])
      .expression((eb) => eb.selectFrom('import').select('id'))
      .execute();
    const { id } = await db.selectFrom('volunteer').select('id').executeTakeFirstOrThrow();
    const { import_id } = await db.selectFrom('volunteer').select('import_id').executeTakeFirstOrThrow();
    await db
      .insertInto('volunteer_version')
      .values({
        volunteer_id: id,
        import_id,
        current: true,
        subject: 'person',
        name: 'Contoh',
        name_key: 'contoh',
        home_area_id: null,
        phone: before.seal('register', '0812-0000-0000'),
        level: null,
        merged_into: null,
      })
      .execute();
    const text = readFileSync(keyFile, 'utf8');
    expect(addKey(ctx().config)).toBe(2);
    // What a rotation that was broken off left is finished by the next start.
    await settleKeys(ctx());
    const after = keysFrom(ctx().config, await marksOf(ctx()));
    // The PIN goes on needing the key it was hashed with.
    expect(await marksOf(ctx())).toMatchObject([{ version: 1 }, { version: 2 }]);
    expect(await isPin(after, '135246', await pin())).toBe(true);
    expect(await isPin(after, '135247', await pin())).toBe(false);
    const [present] = after.secrets('sign-in');
    const alone = { keys: new Map([[2, present?.value ?? '']]), currentVersion: 2 };
    expect(await symmetricDecrypt({ key: alone, data: await secret() })).toBe('JBSWY3DPEHPK3PXP');
    expect(await phone()).toMatch(/^petasos\.2\./);
    expect(after.open('register', (await phone()) ?? '')).toBe('0812-0000-0000');
    expect(readFileSync(keyFile, 'utf8')).toContain(text.split('\n').at(-2));
  });

  test('that are lost for good take with them what they sealed, and no account', async () => {
    rmSync(keyFile);
    await expect(settleKeys(ctx())).rejects.toMatchObject({ code: 'key-missing' });
    makeKeyFile(ctx().config, 3);
    await giveUpSealed(ctx(), keysFrom(ctx().config));
    await settleKeys(ctx());
    expect(await secret()).toBe('');
    expect(await phone()).toBeNull();
    const accounts = await ctx()
      .db.as(scope)
      .selectFrom('account')
      .select(['id', 'two_factor_enabled', 'locked', 'pin_hash'])
      .execute();
    expect(accounts).toEqual([{ id: 'a', two_factor_enabled: false, locked: true, pin_hash: null }]);
    expect(await marksOf(ctx())).toMatchObject([{ version: 3 }]);
  });
});
