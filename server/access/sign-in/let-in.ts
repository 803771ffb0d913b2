import type { RouteAnswer } from '../../../data/contract/routes.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Visit } from '../../http/visit.ts';
import { announceAccess } from '../announce.ts';
import { SESSION_HOURS } from '../auth.ts';
import { forRequest, system } from '../scope.ts';
import { sessionCookie, whoAsks } from '../who.ts';
import { describeMe } from './me.ts';
import { deleteSession, noteSession, sweepSessions } from './query.ts';

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
export async function goOn(ctx: Context, visit: Visit, token: string): Promise<RouteAnswer<'session'>> {
  await noteSession(ctx.db.as(system('accounts')), token, ctx.clock.now(), visit);
  await announceAccess(ctx);
  visit.setCookie(sessionCookie(ctx), token, SESSION_HOURS * 3600);
  return describeMe(ctx, visit, token);
}

/** An event of the account of a session, whatever row it was asked through. */
export async function noteEvent(
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
