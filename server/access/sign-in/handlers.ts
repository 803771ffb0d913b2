import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { PIN_TRIES, type SessionRow } from '../../../data/contract/session.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import { findDemoAccount } from '../accounts/query.ts';
import { announceAccess } from '../announce.ts';
import {
  beginSecond,
  changeOwnPassword,
  checkPassword,
  checkSecond,
  confirmSecond,
  openSession,
  removeSecond,
  SESSION_HOURS,
} from '../auth.ts';
import { changeAccess } from '../change.ts';
import { hashPin, isPin, isWeakPin } from '../pin/pin.ts';
import { forRequest, type Scope, system } from '../scope.ts';
import { fingerprint } from '../secrets.ts';
import { knownOf, sessionCookie, whoAsks } from '../who.ts';
import { deviceOf } from './device.ts';
import { DEVICE_COOKIE, describeMe } from './me.ts';
import {
  deleteSession,
  findByDevice,
  findIdentifier,
  forgetFailures,
  listSessions,
  lockWhereUsedUp,
  noteOwnPassword,
  noteSession,
  readPin,
  resetPinTries,
  secondsToWait,
  sweepSessions,
  takePinTry,
  takeTry,
  writePin,
} from './query.ts';

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

/** The second factor. Throws Fault 'totp-wrong', also where the sign-in began too long ago. */
export async function signInTotp(
  ctx: Context,
  _scope: Scope,
  { code }: RouteRequest<'signInTotp'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'signInTotp'>> {
  const pending = visit.cookie(PENDING_COOKIE);
  const token = pending === undefined ? undefined : await checkSecond(ctx, pending, code);
  if (token === undefined) throw new Fault('totp-wrong');
  visit.setCookie(PENDING_COOKIE, null, 0);
  return letIn(ctx, visit, token, 'sandi dan kode kedua');
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

/** Throws Fault 'sign-in-failed' for a wrong present password, 'account-refused' for one that is no other. */
export async function changePassword(
  ctx: Context,
  scope: Scope,
  { current, password }: RouteRequest<'changePassword'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'changePassword'>> {
  if (current === password) throw new Fault('account-refused', { reason: 'password-same' });
  const token = tokenOf(ctx, visit);
  const account = accountOf(scope);
  const next = await counted(ctx, `ganti:${account}`, () => changeOwnPassword(ctx, token, current, password));
  await changeAccess(ctx, scope, { action: 'account.password', subject: account }, (tx) =>
    noteOwnPassword(tx, account),
  );
  return goOn(ctx, visit, next);
}

/** Throws Fault 'sign-in-failed', 'account-locked', 'account-refused'. */
export async function changePin(
  ctx: Context,
  scope: Scope,
  { current, chosen }: RouteRequest<'changePin'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'changePin'>> {
  const account = accountOf(scope);
  const kept = await readPin(ctx.db.as(scope), account);
  if (kept === null) throw new Fault('account-refused', { reason: 'wrong-way' });
  if (isWeakPin(chosen)) throw new Fault('account-refused', { reason: 'pin-weak' });
  await requirePin(ctx, account, current, kept);
  const hash = await hashPin(ctx.keys, chosen);
  await changeAccess(ctx, scope, { action: 'account.pin', subject: account }, (tx) =>
    writePin(tx, account, hash),
  );
  return describeMe(ctx, visit);
}

/** Makes the secret of a second factor. Throws Fault 'sign-in-failed' for a wrong password. */
export async function beginTotp(
  ctx: Context,
  scope: Scope,
  { password }: RouteRequest<'beginTotp'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'beginTotp'>> {
  const { account } = await knownOf(ctx, visit.cookie(sessionCookie(ctx)));
  const uri = await counted(ctx, `ganti:${accountOf(scope)}`, () =>
    beginSecond(ctx, tokenOf(ctx, visit), password),
  );
  const parts = new URL(uri).searchParams;
  const secret = parts.get('secret') ?? '';
  const label = encodeURIComponent(account?.username ?? '');
  return { uri: `otpauth://totp/Petasos:${label}?${parts.toString()}`, secret };
}

/** Throws Fault 'totp-wrong'. */
export async function confirmTotp(
  ctx: Context,
  scope: Scope,
  { code }: RouteRequest<'confirmTotp'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'confirmTotp'>> {
  const next = await confirmSecond(ctx, tokenOf(ctx, visit), code);
  if (next === undefined) throw new Fault('totp-wrong');
  await changeAccess(ctx, scope, { action: 'account.totp-on', subject: accountOf(scope) }, async () => {});
  return goOn(ctx, visit, next);
}

/** Throws Fault 'sign-in-failed', and 'account-refused' for an administrator, who needs it. */
export async function removeTotp(
  ctx: Context,
  scope: Scope,
  { password }: RouteRequest<'removeTotp'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'removeTotp'>> {
  const { base } = await knownOf(ctx, visit.cookie(sessionCookie(ctx)));
  if (base.roles.includes('administrator')) throw new Fault('account-refused', { reason: 'totp-required' });
  const next = await counted(ctx, `ganti:${accountOf(scope)}`, () =>
    removeSecond(ctx, tokenOf(ctx, visit), password),
  );
  await changeAccess(ctx, scope, { action: 'account.totp-off', subject: accountOf(scope) }, async () => {});
  return goOn(ctx, visit, next);
}

/** The browsers in which this account is signed in. */
export async function sessions(
  ctx: Context,
  scope: Scope,
  _request: RouteRequest<'sessions'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'sessions'>> {
  return {
    sessions: await sessionsOfAccount(ctx, scope, accountOf(scope), visit.cookie(sessionCookie(ctx))),
  };
}

/** Throws Fault 'not-found' for a session that is not one's own. */
export async function endSession(
  ctx: Context,
  scope: Scope,
  { session: id }: RouteRequest<'endSession'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'endSession'>> {
  const account = accountOf(scope);
  const lines = await listSessions(ctx.db.as(scope), account, ctx.clock.now());
  const line = lines.find((l) => l.id === id);
  if (!line) throw new Fault('not-found');
  await changeAccess(ctx, scope, { action: 'session.ended', subject: account }, (tx) =>
    deleteSession(tx, line.token),
  );
  return { sessions: await sessionsOfAccount(ctx, scope, account, visit.cookie(sessionCookie(ctx))) };
}

export async function sessionsOfAccount(
  ctx: Context,
  scope: Scope,
  account: string,
  current?: string,
): Promise<SessionRow[]> {
  const lines = await listSessions(ctx.db.as(scope), account, ctx.clock.now());
  return lines.map(({ id, token, since, until, address, agent }) => ({
    id,
    current: token === current,
    since: since.toISOString(),
    lastSeen: null,
    until: until.toISOString(),
    device: deviceOf(agent ?? ''),
    address: address ?? '',
  }));
}

/** Signs a browser in with a new session; one that it had before ends. Throws Fault 'sign-in-failed' for an account that has ended. */
export async function letIn(
  ctx: Context,
  visit: Visit,
  token: string,
  how: string,
): Promise<RouteAnswer<'signIn'>> {
  const db = ctx.db.as(system('accounts'));
  const now = ctx.clock.now();
  const noted = await noteSession(db, token, now, visit);
  if (!noted || noted.ended) {
    await deleteSession(db, token);
    throw new Fault('sign-in-failed');
  }
  const before = visit.cookie(sessionCookie(ctx));
  if (before !== undefined) {
    await deleteSession(db, before);
    await announceAccess(ctx);
  }
  await sweepSessions(db, now);
  visit.setCookie(sessionCookie(ctx), token, SESSION_HOURS * 3600);
  await noteEvent(ctx, visit, noted.id, 'sign-in', token, { how });
  return { next: 'done', me: await describeMe(ctx, visit, token) };
}

/** After a change that gave this browser another session. */
async function goOn(ctx: Context, visit: Visit, token: string): Promise<RouteAnswer<'session'>> {
  await noteSession(ctx.db.as(system('accounts')), token, ctx.clock.now(), visit);
  await announceAccess(ctx);
  visit.setCookie(sessionCookie(ctx), token, SESSION_HOURS * 3600);
  return describeMe(ctx, visit, token);
}

/**
 * Something that may be guessed: counted when it fails, and made to wait. Throws Fault 'too-many-tries' and
 * 'sign-in-failed'.
 */
export async function counted<T>(
  ctx: Context,
  what: string,
  attempt: () => Promise<T | undefined>,
  { audit }: { readonly audit?: () => Promise<string | undefined> } = {},
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
  throw new Fault('sign-in-failed');
}

/** Throws Fault 'account-locked' and 'sign-in-failed'; locks where this was the last try. */
async function requirePin(ctx: Context, account: string, pin: string, kept: string): Promise<void> {
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

/** An event of the account of a session, whatever row it was asked through. */
async function noteEvent(
  ctx: Context,
  visit: Visit,
  account: string,
  action: string,
  token: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const principal = await whoAsks(ctx, { ...visit, cookie: () => token });
  const scope = forRequest(principal.account === null ? { ...principal, account, who: account } : principal);
  await insertEvent(ctx.db.as(scope), scope, { at: ctx.clock.now(), action, subject: account, detail });
}

function tokenOf(ctx: Context, visit: Visit): string {
  const token = visit.cookie(sessionCookie(ctx));
  if (token === undefined) throw new Fault('signed-out');
  return token;
}

function accountOf(scope: Scope): string {
  if (scope.account === null) throw new Fault('signed-out');
  return scope.account;
}
