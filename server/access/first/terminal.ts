import { isPinRole } from '../../../data/catalogue/roles.ts';
import type { GrantDraft, Invitation } from '../../../data/contract/account.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { accounts, endAccount, makeAccount, renewAccount } from '../accounts/handlers.ts';
import { deleteInvitation } from '../accounts/query.ts';
import { hashPassword } from '../auth.ts';
import { changeAccess } from '../change.ts';
import type { Scope } from '../scope.ts';
import { makeSecret } from '../secrets.ts';
import { deleteSecondFactor, writePassword } from '../sign-in/query.ts';

/** How somebody gets in who was made or renewed at the terminal: with a first password, or an invitation. */
export interface WayIn {
  readonly username: string;
  readonly password?: string;
  readonly invitation?: Invitation;
}

/** Makes an account from the terminal. Throws Fault 'account-refused'. */
export async function addUser(
  ctx: Context,
  scope: Scope,
  said: { readonly name: string; readonly username: string | undefined; readonly grant: GrantDraft },
): Promise<WayIn> {
  const { name, username, grant } = said;
  const made = await makeAccount(ctx, scope, {
    name,
    ...(username === undefined ? {} : { username }),
    grants: [grant],
  });
  if (isPinRole(grant.role)) return { username: made.account.username, invitation: made.invitation };
  return { username: made.account.username, password: await firstPassword(ctx, scope, made.account.id) };
}

/** Renews the way in of an account. Undefined: there is none of that name. */
export async function resetUser(ctx: Context, scope: Scope, username: string): Promise<WayIn | undefined> {
  const found = await findUser(ctx, scope, username);
  if (!found) return undefined;
  const { invitation } = await renewAccount(ctx, scope, { account: found.id });
  if (found.way === 'pin') return { username, invitation };
  return { username, password: await firstPassword(ctx, scope, found.id) };
}

/** Ends an account. False: there is none of that name. Throws Fault 'account-refused' for the last administrator. */
export async function disableUser(ctx: Context, scope: Scope, username: string): Promise<boolean> {
  const found = await findUser(ctx, scope, username);
  if (!found) return false;
  await endAccount(ctx, scope, { account: found.id });
  return true;
}

async function findUser(ctx: Context, scope: Scope, username: string) {
  const { accounts: all } = await accounts(ctx, scope);
  const found = all.find((a) => a.username === username.toLowerCase());
  if (found?.simulated) throw new Fault('account-refused', { reason: 'demo' });
  return found;
}

/** A password to be changed at the first sign-in; the invitation that was made with the account is not needed. */
async function firstPassword(ctx: Context, scope: Scope, account: string): Promise<string> {
  const password = makeSecret().slice(0, 14);
  const hash = await hashPassword(ctx, password);
  await changeAccess(ctx, scope, { action: 'account.first-password', subject: account }, async (tx) => {
    await deleteInvitation(tx, account);
    await writePassword(tx, account, hash, ctx.clock.now(), true);
    await deleteSecondFactor(tx, account);
  });
  return password;
}
