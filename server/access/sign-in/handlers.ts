import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import { findDemoAccount } from '../accounts/query.ts';
import { announceAccess } from '../announce.ts';
import { checkPassword, checkSecond, openSession, whoIsPending } from '../auth.ts';
import { type Scope, system } from '../scope.ts';
import { fingerprint } from '../secrets.ts';
import { knownOf, sessionCookie } from '../who.ts';
import { letIn, noteEvent } from './let-in.ts';
import { DEVICE_COOKIE, describeMe } from './me.ts';
import { deleteSession, findByDevice, findIdentifier } from './query.ts';
import { counted, noteFailure, requirePin, takeCode } from './tries.ts';

/** What a sign-in that waits for its second factor is known by. */
const PENDING_COOKIE = 'petasos-kedua';

const PENDING_S = 600;

/** Who is asking, with which rights, and how one signs in here. */
export function session(
  ctx: Context,
  _scope: Scope,
  _request: RouteRequest<'session'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'session'>> {
  return describeMe(ctx, visit);
}

/**
 * Signs in with a password. The answer is the same for a wrong password, an unknown name and an account that has ended.
 * Throws Fault 'sign-in-failed' and 'too-many-tries'.
 */
export async function signIn(
  ctx: Context,
  _scope: Scope,
  { identifier: given, password }: RouteRequest<'signIn'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'signIn'>> {
  const identifier = given.toLowerCase();
  const first = await counted(ctx, `sandi:${identifier}`, () => checkPassword(ctx, identifier, password), {
    audit: async () => findIdentifier(ctx.db.as(system('accounts')), identifier),
  });
  if ('token' in first) return letIn(ctx, visit, first.token, 'sandi');
  visit.setCookie(PENDING_COOKIE, first.pending, PENDING_S);
  return { next: 'totp', me: await describeMe(ctx, visit, '') };
}

/**
 * The second factor; a code lets in once. Throws Fault 'totp-wrong', with reason 'anew' where the sign-in is over and
 * begins with the password again, and 'too-many-tries'.
 */
export async function signInTotp(
  ctx: Context,
  _scope: Scope,
  { code }: RouteRequest<'signInTotp'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'signInTotp'>> {
  const pending = visit.cookie(PENDING_COOKIE);
  if (pending === undefined) throw new Fault('totp-wrong', { reason: 'anew' });
  const account = await whoIsPending(ctx, pending);
  const second = await checkSecond(ctx, pending, code);
  if ('token' in second) {
    visit.setCookie(PENDING_COOKIE, null, 0);
    if (await takeCode(ctx, second.account, code)) {
      return letIn(ctx, visit, second.token, 'sandi dan kode kedua');
    }
    await deleteSession(ctx.db.as(system('accounts')), second.token);
  }
  if (account !== undefined) await noteFailure(ctx, account);
  if (!('token' in second) && second.refused === 'wait') throw new Fault('too-many-tries');
  throw new Fault('totp-wrong', 'token' in second || second.refused === 'anew' ? { reason: 'anew' } : {});
}

/**
 * Signs in with a PIN, in the browser that used the invitation. Throws Fault 'sign-in-failed' and 'account-locked'.
 */
export async function signInPin(
  ctx: Context,
  _scope: Scope,
  { pin }: RouteRequest<'signInPin'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'signInPin'>> {
  const db = ctx.db.as(system('accounts'));
  const device = visit.cookie(DEVICE_COOKIE);
  const bound = device === undefined ? undefined : await findByDevice(db, fingerprint(device));
  if (!bound || bound.pin === null) throw new Fault('sign-in-failed');
  await requirePin(ctx, bound.id, pin, bound.pin);
  return letIn(ctx, visit, await openSession(ctx, bound.id), 'PIN');
}

/** One tap on the sign-in page of the demo. Throws Fault 'sign-in-failed' anywhere else: there are no such accounts. */
export async function signInDemo(
  ctx: Context,
  _scope: Scope,
  { role }: RouteRequest<'signInDemo'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'signInDemo'>> {
  if (ctx.folder.kind !== 'demo') throw new Fault('sign-in-failed');
  const account = await findDemoAccount(ctx.db.as(system('accounts')), role);
  if (account === undefined) throw new Fault('sign-in-failed');
  return letIn(ctx, visit, await openSession(ctx, account), 'contoh');
}

/** Ends the session of this browser. The phone stays bound to its account: a PIN is asked for next. */
export async function signOut(
  ctx: Context,
  _scope: Scope,
  _request: RouteRequest<'signOut'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'signOut'>> {
  const token = visit.cookie(sessionCookie(ctx));
  if (token !== undefined) {
    const { account } = await knownOf(ctx, token);
    if (account) await noteEvent(ctx, visit, account.id, 'sign-out', token);
    await deleteSession(ctx.db.as(system('accounts')), token);
    await announceAccess(ctx);
  }
  visit.setCookie(sessionCookie(ctx), null, 0);
  return describeMe(ctx, visit, '');
}
