import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { hasKeyFile, type KeyMark, keysFrom } from './key-file.ts';
import type { Keys } from './keys.ts';
import { system } from './scope.ts';

type KeyContext = Pick<Context, 'config' | 'db' | 'clock'>;

/** The keys that what is sealed in this database may need; none in a new one. */
export async function marksOf(ctx: Pick<Context, 'db'>): Promise<(KeyMark & { readonly since: Date })[]> {
  return ctx.db
    .as(system('keys'))
    .selectFrom('sealing_key')
    .select(['version', 'fingerprint', 'since'])
    .orderBy('version')
    .execute();
}

/**
 * Before anybody is served: makes the key file where neither it nor a need for it is there, refuses one that does not fit,
 * and finishes a rotation. Returns the file where it was made. Throws Trouble 'key-missing', 'key-other' and what
 * readKeyFile throws.
 */
export async function settleKeys(ctx: KeyContext): Promise<string | null> {
  const wasThere = hasKeyFile(ctx.config);
  const marks = await marksOf(ctx);
  const keys = keysFrom(ctx.config, marks);
  const [present] = keys.known();
  if (!present) throw new Error('there is no key');
  if (marks.at(-1)?.version !== present.version) await sealAnew(ctx, keys);
  return wasThere ? null : ctx.config.keyFile;
}

/**
 * Seals with the present key whatever an earlier one sealed. What cannot be sealed anew without the person (a PIN, the code
 * of an invitation) goes on needing its own key until it is renewed. Returns how many second factors there are.
 */
export async function sealAnew(ctx: KeyContext, keys: Keys): Promise<number> {
  return ctx.db.write(system('keys'), async (tx) => {
    const secrets = keys.secrets('sign-in');
    const [present] = secrets;
    if (!present) throw new Error('there is no key');
    // The library's own form, in which each value says the number of its key.
    const key = {
      keys: new Map(secrets.map(({ version, value }) => [version, value])),
      currentVersion: present.version,
    };
    const again = async (data: string) =>
      data.startsWith(`$ba$${present.version}$`)
        ? data
        : symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
    const held = await tx.selectFrom('second_factor').select(['id', 'secret', 'backup_codes']).execute();
    for (const { id, secret, backup_codes } of held) {
      await tx
        .updateTable('second_factor')
        .set({ secret: await again(secret), backup_codes: await again(backup_codes) })
        .where('id', '=', id)
        .execute();
    }
    await sealPhonesAnew(tx, keys);
    await mark(tx, keys, ctx);
    return held.length;
  });
}

/** Where phone numbers of the register stand. */
const PHONES = ['volunteer_version', 'area_contact', 'facility_version'] as const;
const AT_ONCE = 2000;

async function sealPhonesAnew(tx: Db, keys: Keys): Promise<void> {
  const present = `petasos.${keys.known()[0]?.version ?? 0}.%`;
  for (const name of PHONES) {
    const table = sql.table(name);
    for (;;) {
      const found = await sql<{ at: string; phone: string }>`
        select ctid::text as at, phone from ${table} where phone is not null and phone not like ${present}
        limit ${AT_ONCE}`.execute(tx);
      if (found.rows.length === 0) break;
      const again = found.rows.map(({ phone }) => keys.seal('register', keys.open('register', phone)));
      await sql`
        update ${table} t set phone = u.phone
        from unnest(${found.rows.map((r) => r.at)}::text[], ${again}::text[]) u (at, phone)
        where t.ctid = u.at::tid`.execute(tx);
    }
  }
}

/** How much would be lost with the keys: it can be set up again, but not opened. */
export interface SealedCounts {
  readonly secondFactors: number;
  readonly pins: number;
  /** telephone numbers of the register */
  readonly phones: number;
}

export async function countSealed(ctx: Pick<Context, 'db'>): Promise<SealedCounts> {
  const found = await sql<SealedCounts>`select
    (select count(*) from second_factor)::integer as "secondFactors",
    (select count(*) from account where pin_hash is not null and ended_at is null)::integer as pins,
    ((select count(*) from volunteer_version where current and phone is not null)
      + (select count(*) from area_contact c join contact_list l on l.id = c.list_id
        where l.current and c.phone is not null)
      + (select count(*) from facility_version where current and phone is not null))::integer as phones`.execute(
    ctx.db.as(system('keys')),
  );
  return found.rows[0] ?? { secondFactors: 0, pins: 0, phones: 0 };
}

/**
 * The keys are lost for good: what they sealed is removed, so that it can be set up again, and everybody signs in anew; who
 * had a PIN is renewed by the operator, and phone numbers of the register are asked for again. No figure is touched. `keys` are the new ones.
 */
export async function giveUpSealed(ctx: KeyContext, keys: Keys): Promise<void> {
  await ctx.db.write(system('keys'), async (tx) => {
    await tx.deleteFrom('second_factor').execute();
    for (const table of PHONES) await tx.updateTable(table).set({ phone: null }).execute();
    await tx.updateTable('account').set({ two_factor_enabled: false }).execute();
    await tx
      .updateTable('account')
      .set({ pin_hash: null, device_hash: null, pin_tries: 0, locked: true })
      .where('pin_hash', 'is not', null)
      .execute();
    await endWhatWasOpen(tx, ctx);
    await mark(tx, keys, ctx);
  });
}

/** Ends every session and every invitation that nobody has used: after a restore they could be used twice. */
export async function endWhatWasOpen(tx: Db, ctx: Pick<Context, 'clock'>): Promise<void> {
  const now = ctx.clock.now();
  for (const table of ['session', 'verification', 'setup_link'] as const)
    await tx.deleteFrom(table).execute();
  await tx
    .updateTable('invitation')
    .set({ expires_at: now })
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

/** Notes the present key, and forgets those that nothing needs any more. */
async function mark(tx: Db, keys: Keys, ctx: Pick<Context, 'clock'>): Promise<void> {
  const [present] = keys.known();
  if (!present) throw new Error('there is no key');
  await sql`delete from sealing_key where version <> ${present.version} and version not in (
    select split_part(pin_hash, '$', 2)::integer from account where pin_hash is not null
    union select split_part(code_hash, '.', 1)::integer from invitation
      where used_at is null and expires_at > ${ctx.clock.now()} and code_hash ~ '^[0-9]+[.]')`.execute(tx);
  await tx
    .insertInto('sealing_key')
    .values({ ...present, since: ctx.clock.now() })
    .onConflict((on) => on.column('version').doNothing())
    .execute();
}
