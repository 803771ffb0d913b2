import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import { changeOwnPassword } from '../auth.ts';
import { changeAccess } from '../change.ts';
import { hashPin, isWeakPin } from '../pin/pin.ts';
import type { Scope } from '../scope.ts';
import { accountOf, tokenOf } from './asking.ts';
import { goOn } from './let-in.ts';
import { describeMe } from './me.ts';
import { noteOwnPassword, readPin, writePin } from './query.ts';
import { requirePin, withPassword } from './tries.ts';

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
  const next = await withPassword(ctx, scope, () => changeOwnPassword(ctx, token, current, password));
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
  if (current === chosen) throw new Fault('account-refused', { reason: 'pin-same' });
  if (isWeakPin(chosen)) throw new Fault('account-refused', { reason: 'pin-weak' });
  await requirePin(ctx, account, current, kept);
  const hash = await hashPin(ctx.keys, chosen);
  await changeAccess(ctx, scope, { action: 'account.pin', subject: account }, (tx) =>
    writePin(tx, account, hash),
  );
  return describeMe(ctx, visit);
}
