import type { GrantDraft } from '../../../data/contract/account.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import type { Visit } from '../../http/visit.ts';
import { keepSafe, newAccount } from '../accounts/handlers.ts';
import { claimSetupLink, insertAccount, writeGrants, writeSetupLink } from '../accounts/query.ts';
import { rowsOf } from '../accounts/rules.ts';
import { hashPassword, openSession } from '../auth.ts';
import { changeAccess } from '../change.ts';
import { hasAccounts } from '../query.ts';
import { type Scope, system } from '../scope.ts';
import { fingerprint, makeSecret } from '../secrets.ts';
import { letIn } from '../sign-in/let-in.ts';
import { writePassword } from '../sign-in/query.ts';

/**
 * The path of a new set-up link, where there is no account yet; null where there is one. A link made before is worth
 * nothing any more.
 */
export async function makeSetupLink(ctx: Context): Promise<string | null> {
  const scope = system('accounts');
  if (await hasAccounts(ctx.db.as(scope))) return null;
  const key = makeSecret();
  await ctx.db.write(scope, (tx) => writeSetupLink(tx, fingerprint(key), ctx.clock.now()));
  return `/siapkan?kunci=${key}`;
}

/**
 * Makes the first account with the link that the terminal prints, and signs this browser in. Throws Fault
 * 'setup-unusable'.
 */
export async function makeFirst(
  ctx: Context,
  _scope: Scope,
  { key, name, username, password, also }: RouteRequest<'makeFirst'>,
  _call: Call,
  visit: Visit,
): Promise<RouteAnswer<'makeFirst'>> {
  const scope = system('accounts');
  if (await hasAccounts(ctx.db.as(scope))) throw new Fault('setup-unusable');
  const grants = (['administrator', ...new Set(also)] as const).map(
    (role): GrantDraft => ({ role, areas: 'all' }),
  );
  const account = newAccount(ctx, scope, { name, username, grants });
  const hash = await hashPassword(ctx, password);
  const event = { action: 'account.first', subject: account.id, areas: ['*'] };
  await changeAccess(ctx, scope, event, async (tx) => {
    if (!(await claimSetupLink(tx, fingerprint(key)))) throw new Fault('setup-unusable');
    await insertAccount(tx, account);
    await writeGrants(tx, account.id, rowsOf(grants));
    await writePassword(tx, account.id, hash, ctx.clock.now(), false);
  });
  await keepSafe(ctx);
  return letIn(ctx, visit, await openSession(ctx, account.id), 'tautan penyiapan');
}
