import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { SessionRow } from '../../../data/contract/session.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import { changeAccess } from '../change.ts';
import type { Scope } from '../scope.ts';
import { sessionCookie } from '../who.ts';
import { accountOf } from './asking.ts';
import { deviceOf } from './device.ts';
import { deleteSession, listSessions } from './query.ts';

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
  return lines.map(({ id, token, since, seen, until, address, agent }) => ({
    id,
    current: token === current,
    since: since.toISOString(),
    lastSeen: seen.toISOString(),
    until: until.toISOString(),
    device: deviceOf(agent ?? ''),
    address: address ?? '',
  }));
}
