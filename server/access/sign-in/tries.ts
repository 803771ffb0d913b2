import { PIN_TRIES } from '../../../data/contract/session.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { announceAccess } from '../announce.ts';
import { isPin } from '../pin/pin.ts';
import { type Scope, system } from '../scope.ts';
import { fingerprint } from '../secrets.ts';
import { accountOf } from './asking.ts';
import {
  forgetFailures,
  lockWhereUsedUp,
  resetPinTries,
  secondsToWait,
  takeOnce,
  takePinTry,
  takeTry,
} from './query.ts';

/**
 * Something that may be guessed: counted when it fails, and made to wait. Throws Fault 'too-many-tries' and
 * 'sign-in-failed'.
 */
export async function counted<T>(
  ctx: Context,
  what: string,
  attempt: () => Promise<T | undefined>,
  {
    audit,
    isOwn = false,
  }: { readonly audit?: () => Promise<string | undefined>; readonly isOwn?: boolean } = {},
): Promise<T> {
  const scope = system('accounts');
  const db = ctx.db.as(scope);
  const key = fingerprint(what);
  const now = ctx.clock.now();
  if (!(await takeTry(db, key, now))) {
    throw new Fault('too-many-tries', { seconds: await secondsToWait(db, key, now) });
  }
  const done = await attempt();
  if (done !== undefined) {
    await forgetFailures(db, key);
    return done;
  }
  const subject = await audit?.();
  if (subject !== undefined) await insertEvent(db, scope, { at: now, action: 'sign-in.failed', subject });
  throw new Fault('sign-in-failed', isOwn ? { reason: 'present' } : {});
}

/** Throws Fault 'account-locked' and 'sign-in-failed'; locks where this was the last try. */
export async function requirePin(ctx: Context, account: string, pin: string, kept: string): Promise<void> {
  const scope = system('accounts');
  const db = ctx.db.as(scope);
  if (!(await takePinTry(db, account, PIN_TRIES))) throw new Fault('account-locked');
  if (await isPin(ctx.keys, pin, kept)) {
    await resetPinTries(db, account);
    return;
  }
  const isLocked = await lockWhereUsedUp(db, account, PIN_TRIES);
  await insertEvent(db, scope, { at: ctx.clock.now(), action: 'sign-in.failed', subject: account });
  if (!isLocked) throw new Fault('sign-in-failed');
  await insertEvent(db, scope, { at: ctx.clock.now(), action: 'account.locked', subject: account });
  await announceAccess(ctx);
  throw new Fault('account-locked');
}

/** longer than an authenticator's code is taken for: its own half minute, and those beside it */
const CODE_HOLDS_S = 120;

/** Takes a code of an authenticator: who saw it typed cannot use it too. False: it was used before. */
export function takeCode(ctx: Context, account: string, code: string): Promise<boolean> {
  const key = fingerprint(`kode kedua:${account}:${code}`);
  return takeOnce(ctx.db.as(system('accounts')), key, ctx.clock.now(), CODE_HOLDS_S);
}

/** Somebody who had the password did not get in. */
export async function noteFailure(ctx: Context, account: string): Promise<void> {
  const scope = system('accounts');
  const event = { at: ctx.clock.now(), action: 'sign-in.failed', subject: account };
  await insertEvent(ctx.db.as(scope), scope, event);
}

/** A change of the asker's own that wants the present password. Throws Fault 'too-many-tries' and 'sign-in-failed'. */
export function withPassword<T>(
  ctx: Context,
  scope: Scope,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  return counted(ctx, `ganti:${accountOf(scope)}`, attempt, { isOwn: true });
}
