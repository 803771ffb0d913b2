import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Visit } from '../../http/visit.ts';
import type { Scope } from '../scope.ts';
import { sessionCookie } from '../who.ts';

export function tokenOf(ctx: Context, visit: Visit): string {
  const token = visit.cookie(sessionCookie(ctx));
  if (token === undefined) throw new Fault('signed-out');
  return token;
}

export function accountOf(scope: Scope): string {
  if (scope.account === null) throw new Fault('signed-out');
  return scope.account;
}
