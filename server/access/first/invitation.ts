import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import {
  claimInvitation,
  findInvitationByToken,
  findInvitationByUsername,
  type InvitationRow,
  takeCodeTry,
} from '../accounts/query.ts';
import { hashPassword, openSession } from '../auth.ts';
import { changeAccess } from '../change.ts';
import { hashPin, isWeakPin } from '../pin/pin.ts';
import { loadGrants } from '../query.ts';
import { type Scope, system } from '../scope.ts';
import { fingerprint, isCode, makeSecret } from '../secrets.ts';
import { letIn } from '../sign-in/let-in.ts';
import { DEVICE_COOKIE } from '../sign-in/me.ts';
import { deleteSecondFactor, deleteSessionsOf, writePassword, writePin } from '../sign-in/query.ts';
import { counted } from '../sign-in/tries.ts';

const CODE_TRIES = 5;
/** A phone stays bound for so long after it was used last: browsers keep no cookie longer. */
const DEVICE_S = 400 * 24 * 3600;

/** Whom an invitation is for. Looking does not use it. Throws Fault 'invitation-unusable'. */
export async function lookAtInvitation(
  ctx: Context,
  _scope: Scope,
  request: RouteRequest<'lookAtInvitation'>,
): Promise<RouteAnswer<'lookAtInvitation'>> {
  const { account, name, username, way } = await findUsable(ctx, request);
  const grants = await loadGrants(ctx.db.as(system('accounts')), ctx.clock.today(), [account]);
  return { name, username, way, roles: [...new Set(grants.map((g) => g.role))] };
}

/**
 * Uses an invitation: what it signs in with is set, a phone is bound to it, and whatever it was signed in on before is
 * not any more. Throws Fault 'invitation-unusable' and 'account-refused'.
 */
export async function useInvitation(
  ctx: Context,
  _scope: Scope,
  request: RouteRequest<'useInvitation'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'useInvitation'>> {
  const found = await findUsable(ctx, request);
  const { pin, password } = request;
  const wanted = found.way === 'pin' ? pin : password;
  if (wanted === undefined) throw new Fault('account-refused', { reason: 'wrong-way' });
  if (found.way === 'pin' && isWeakPin(wanted)) throw new Fault('account-refused', { reason: 'pin-weak' });
  const device = makeSecret();
  const hash = found.way === 'pin' ? await hashPin(ctx.keys, wanted) : await hashPassword(ctx, wanted);
  const now = ctx.clock.now();
  const event = { action: 'invitation.used', subject: found.account, detail: { way: found.way } };
  await changeAccess(ctx, system('accounts'), event, async (tx) => {
    // Between the look and here another phone may have been first.
    if (!(await claimInvitation(tx, found.account, now))) throw new Fault('invitation-unusable');
    await deleteSessionsOf(tx, found.account);
    if (found.way === 'pin') await writePin(tx, found.account, hash, fingerprint(device));
    else {
      await writePassword(tx, found.account, hash, now, false);
      // Who was invited anew has lost the password, or the phone that shows the codes.
      await deleteSecondFactor(tx, found.account);
    }
  });
  if (found.way === 'pin') visit.setCookie(DEVICE_COOKIE, device, DEVICE_S);
  return letIn(ctx, visit, await openSession(ctx, found.account), 'undangan');
}

/** An invitation that can be used now, by its link or by user name and code. Throws Fault 'invitation-unusable'. */
async function findUsable(
  ctx: Context,
  { token, username, code }: RouteRequest<'lookAtInvitation'>,
): Promise<InvitationRow> {
  const found =
    token !== undefined
      ? await findInvitationByToken(ctx.db.as(system('accounts')), fingerprint(token))
      : await findByCode(ctx, username, code);
  if (!found || found.usedAt !== null || found.expiresAt <= ctx.clock.now()) {
    throw new Fault('invitation-unusable');
  }
  return found;
}

/** Six digits can be guessed: five tries at one invitation, and whoever tries names is made to wait. */
async function findByCode(
  ctx: Context,
  username: string | undefined,
  code: string | undefined,
): Promise<InvitationRow | undefined> {
  if (username === undefined || code === undefined) return undefined;
  const db = ctx.db.as(system('accounts'));
  try {
    return await counted(ctx, `kode:${username}`, async () => {
      const found = await findInvitationByUsername(db, username);
      if (!found || !(await takeCodeTry(db, found.account, CODE_TRIES))) return undefined;
      return isCode(ctx.keys, found.account, code, found.codeHash) ? found : undefined;
    });
  } catch (reason) {
    if (reason instanceof Fault && reason.code === 'sign-in-failed') return undefined;
    throw reason;
  }
}
