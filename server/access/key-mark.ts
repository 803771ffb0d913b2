import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
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
  if (marks.length !== 1 || marks[0]?.version !== present.version) await sealAnew(ctx, keys);
  return wasThere ? null : ctx.config.keyFile;
}

/** Seals with the present key whatever an earlier one sealed; from then on the database needs only the present one. */
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
    await mark(tx, keys, ctx);
    return held.length;
  });
}

/** How much would be lost with the keys: it can be set up again, but not opened. */
export async function countSealed(ctx: Pick<Context, 'db'>): Promise<{ readonly secondFactors: number }> {
  const found = await ctx.db
    .as(system('keys'))
    .selectFrom('second_factor')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return { secondFactors: Number(found.n) };
}

/**
 * The keys are lost for good: what they sealed is removed, so that it can be set up again, and everybody signs in anew.
 * No figure is touched. `keys` are the new ones.
 */
export async function giveUpSealed(ctx: KeyContext, keys: Keys): Promise<void> {
  await ctx.db.write(system('keys'), async (tx) => {
    await tx.deleteFrom('second_factor').execute();
    await tx.updateTable('account').set({ two_factor_enabled: false }).execute();
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

async function mark(tx: Db, keys: Keys, ctx: Pick<Context, 'clock'>): Promise<void> {
  const [present] = keys.known();
  if (!present) throw new Error('there is no key');
  await tx.deleteFrom('sealing_key').execute();
  await tx
    .insertInto('sealing_key')
    .values({ ...present, since: ctx.clock.now() })
    .execute();
}
