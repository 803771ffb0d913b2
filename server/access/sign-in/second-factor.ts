import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import { beginSecond, confirmSecond, removeSecond } from '../auth.ts';
import { changeAccess } from '../change.ts';
import type { Scope } from '../scope.ts';
import { knownOf, sessionCookie } from '../who.ts';
import { accountOf, tokenOf } from './asking.ts';
import { goOn } from './let-in.ts';
import { takeCode, withPassword } from './tries.ts';

/** Makes the secret of a second factor. Throws Fault 'sign-in-failed' for a wrong password. */
export async function beginTotp(
  ctx: Context,
  scope: Scope,
  { password }: RouteRequest<'beginTotp'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'beginTotp'>> {
  const { account } = await knownOf(ctx, visit.cookie(sessionCookie(ctx)));
  const uri = await withPassword(ctx, scope, () => beginSecond(ctx, tokenOf(ctx, visit), password));
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
  await takeCode(ctx, accountOf(scope), code);
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
  const next = await withPassword(ctx, scope, () => removeSecond(ctx, tokenOf(ctx, visit), password));
  await changeAccess(ctx, scope, { action: 'account.totp-off', subject: accountOf(scope) }, async () => {});
  return goOn(ctx, visit, next);
}
