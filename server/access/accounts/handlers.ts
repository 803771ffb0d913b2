import { randomUUID } from 'node:crypto';
import { isPinRole } from '../../../data/catalogue/roles.ts';
import type { Account, GrantDraft, Invitation } from '../../../data/contract/account.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import { Fault } from '../../fault.ts';
import { changeAccess } from '../change.ts';
import { findAreas, type GrantRow, loadGrants } from '../query.ts';
import type { Scope } from '../scope.ts';
import { deleteSessionsOf } from '../sign-in/query.ts';
import { sessionsOfAccount } from '../sign-in/sessions.ts';
import { describeAccount, emailOf } from './describe.ts';
import { invite } from './invite.ts';
import {
  type AccountRow,
  countAdministrators,
  endAccountRow,
  findTaken,
  insertAccount,
  loadAccounts,
  type NewAccount,
  reopenAccountRow,
  updateAccount,
  writeGrants,
} from './query.ts';
import { looksAfter, rowsOf, whyRefused } from './rules.ts';
import { knownSeries } from './series.ts';
import { baseOf, makeUsernames } from './username.ts';

/** The accounts that the asker looks after. */
export async function accounts(ctx: Context, scope: Scope): Promise<RouteAnswer<'accounts'>> {
  const db = ctx.db.as(scope);
  const [rows, grants] = [await loadAccounts(db), await loadGrants(db, ctx.clock.today())];
  const byAccount = Map.groupBy(grants, (g) => g.account);
  const found = rows
    .map((row) => ({ row, grants: byAccount.get(row.id) ?? [] }))
    .filter((a) => looksAfter(scope, a.grants));
  return { accounts: found.map((a) => describeAccount(a.row, a.grants)) };
}

/** Makes an account and its invitation. Throws Fault 'account-refused' with the reason. */
export async function makeAccount(
  ctx: Context,
  scope: Scope,
  draft: RouteRequest<'makeAccount'>,
): Promise<RouteAnswer<'makeAccount'>> {
  await refuseGrants(ctx, scope, draft.grants);
  const email = draft.email?.toLowerCase();
  const taken = await findTaken(ctx.db.as(scope), {
    usernames: draft.username ? [draft.username] : [],
    emails: email ? [email] : [],
  });
  if (taken.usernames.size > 0) throw new Fault('account-refused', { reason: 'username-taken' });
  if (taken.emails.size > 0) throw new Fault('account-refused', { reason: 'email-taken' });
  const [username = ''] = draft.username ? [draft.username] : await freeUsernames(ctx, scope, [draft.name]);
  const account = newAccount(ctx, scope, { ...draft, username, email });
  const event = { action: 'account.made', subject: account.id, ...eventOf(draft.grants) };
  const invitation = await changeAccess(ctx, scope, event, async (tx) => {
    await insertAccount(tx, account);
    await writeGrants(tx, account.id, rowsOf(draft.grants));
    return invite(ctx, scope, tx, account);
  });
  await keepSafe(ctx);
  return { account: await describe(ctx, scope, account.id), invitation };
}

/** Changes what an account is called and how it is reached. Throws Fault 'unknown-account', 'account-refused'. */
export async function changeAccount(
  ctx: Context,
  scope: Scope,
  { account: id, name, email, phone }: RouteRequest<'changeAccount'>,
): Promise<RouteAnswer<'changeAccount'>> {
  const { row } = await required(ctx, scope, id);
  const emails = email === null ? [] : [email.toLowerCase()];
  if ((await findTaken(ctx.db.as(scope), { emails }, id)).emails.size > 0) {
    throw new Fault('account-refused', { reason: 'email-taken' });
  }
  const said = { name, email: emailOf(id, email), phone };
  const changed = (['name', 'email', 'phone'] as const).filter((key) => said[key] !== row[key]);
  const event = { action: 'account.changed', subject: id, detail: { changed } };
  await changeAccess(ctx, scope, event, (tx) => updateAccount(tx, id, said, ctx.clock.now()));
  return describe(ctx, scope, id);
}

/** Says the grants of an account anew. Throws Fault 'unknown-account', 'account-refused'. */
export async function changeGrants(
  ctx: Context,
  scope: Scope,
  { account: id, grants }: RouteRequest<'changeGrants'>,
): Promise<RouteAnswer<'changeGrants'>> {
  const { row } = await required(ctx, scope, id);
  await refuseGrants(ctx, scope, grants);
  if (grants.some((g) => isPinRole(g.role) !== (row.way === 'pin'))) {
    throw new Fault('account-refused', { reason: 'mixed' });
  }
  const staysAdministrator = grants.some((g) => g.role === 'administrator' && g.until === undefined);
  if (!staysAdministrator) await refuseLastAdministrator(ctx, scope, id);
  const event = { action: 'account.grants', subject: id, ...eventOf(grants) };
  await changeAccess(ctx, scope, event, (tx) => writeGrants(tx, id, rowsOf(grants)));
  await keepSafe(ctx);
  return describe(ctx, scope, id);
}

/**
 * A new invitation; who had ended or was locked is let in again by it, and by nothing else. Throws Fault
 * 'unknown-account', and 'account-refused' for the asker's own: it would be gone before it can be read.
 */
export async function renewAccount(
  ctx: Context,
  scope: Scope,
  { account: id }: RouteRequest<'renewAccount'>,
): Promise<RouteAnswer<'renewAccount'>> {
  const { row } = await required(ctx, scope, id);
  if (id === scope.account) throw new Fault('account-refused', { reason: 'own-renewal' });
  const event = { action: 'account.renewed', subject: id };
  const invitation = await changeAccess(ctx, scope, event, async (tx): Promise<Invitation> => {
    await reopenAccountRow(tx, id);
    await deleteSessionsOf(tx, id);
    return invite(ctx, scope, tx, row);
  });
  await keepSafe(ctx);
  return { account: await describe(ctx, scope, id), invitation };
}

/** Ends an account, at once. Throws Fault 'unknown-account', 'account-refused' for the last administrator. */
export async function endAccount(
  ctx: Context,
  scope: Scope,
  { account: id }: RouteRequest<'endAccount'>,
): Promise<RouteAnswer<'endAccount'>> {
  await required(ctx, scope, id);
  await refuseLastAdministrator(ctx, scope, id);
  const event = { action: 'account.ended', subject: id };
  await changeAccess(ctx, scope, event, (tx) => endAccountRow(tx, id, ctx.clock.now()));
  await keepSafe(ctx);
  return describe(ctx, scope, id);
}

export async function sessionsOf(
  ctx: Context,
  scope: Scope,
  { account: id }: RouteRequest<'sessionsOf'>,
): Promise<RouteAnswer<'sessionsOf'>> {
  await required(ctx, scope, id, true);
  return { sessions: await sessionsOfAccount(ctx, scope, id) };
}

/** Signs an account out everywhere. Throws Fault 'unknown-account'. */
export async function endSessionsOf(
  ctx: Context,
  scope: Scope,
  { account: id }: RouteRequest<'endSessionsOf'>,
): Promise<RouteAnswer<'endSessionsOf'>> {
  await required(ctx, scope, id);
  await changeAccess(ctx, scope, { action: 'session.ended', subject: id }, (tx) => deleteSessionsOf(tx, id));
  return { sessions: await sessionsOfAccount(ctx, scope, id) };
}

/** A new account as it is written, whatever made it. */
export function newAccount(
  ctx: Context,
  scope: Scope,
  said: {
    readonly name: string;
    readonly username: string;
    readonly email?: string | undefined;
    readonly phone?: string | undefined;
    readonly grants: readonly GrantDraft[];
    readonly simulated?: boolean;
  },
): NewAccount {
  const id = randomUUID();
  return {
    id,
    name: said.name,
    username: said.username,
    email: emailOf(id, said.email),
    phone: said.phone ?? null,
    way: said.grants.some((g) => isPinRole(g.role)) ? 'pin' : 'password',
    simulated: said.simulated ?? false,
    madeBy: scope.who,
    madeAt: ctx.clock.now(),
  };
}

/** User names for new people, in the order of their names. */
export async function freeUsernames(ctx: Context, scope: Scope, names: readonly string[]): Promise<string[]> {
  const bases = [...new Set(names.map(baseOf))];
  // As many variants as there could be people of one name in a list, and some more.
  const variants = bases.flatMap((base) => [
    base,
    ...Array.from({ length: names.length + 20 }, (_, i) => `${base}${i + 2}`),
  ]);
  const { usernames } = await findTaken(ctx.db.as(scope), { usernames: variants });
  return makeUsernames(names, (username) => usernames.has(username));
}

/** Throws Fault 'account-refused' where these grants cannot be given by this asker. */
async function refuseGrants(ctx: Context, scope: Scope, grants: readonly GrantDraft[]): Promise<void> {
  const codes = grants.flatMap((g) => (g.areas === 'all' ? [] : g.areas));
  const today = ctx.clock.today();
  const areas = new Set((await findAreas(ctx.db.as(scope), codes, today)).keys());
  const series = await knownSeries(ctx.db.as(scope));
  const reason = whyRefused(scope, grants, { today, areas, series });
  if (reason) throw new Fault('account-refused', { reason });
}

/** Embedded, what was made now outlives a power loss; on a server it does so anyway. */
export async function keepSafe(ctx: Context): Promise<void> {
  if (ctx.db.kind === 'embedded') await ctx.db.settle();
}

async function describe(ctx: Context, scope: Scope, id: string): Promise<Account> {
  const db = ctx.db.as(scope);
  const [row] = await loadAccounts(db, [id]);
  if (!row) throw new Fault('unknown-account');
  return describeAccount(row, await loadGrants(db, ctx.clock.today(), [id]));
}

/** The account, where the asker looks after it: another is told apart from none by nobody. */
async function required(
  ctx: Context,
  scope: Scope,
  id: string,
  onlyLooks = false,
): Promise<{ row: AccountRow; grants: GrantRow[] }> {
  const db: Db = ctx.db.as(scope);
  const [row] = await loadAccounts(db, [id]);
  const grants = await loadGrants(db, ctx.clock.today(), [id]);
  if (!row || !looksAfter(scope, grants)) throw new Fault('unknown-account');
  if (row.simulated && !onlyLooks) throw new Fault('account-refused', { reason: 'demo' });
  return { row, grants };
}

async function refuseLastAdministrator(ctx: Context, scope: Scope, id: string): Promise<void> {
  const db = ctx.db.as(scope);
  const today = ctx.clock.today();
  const grants = await loadGrants(db, today, [id]);
  const isOne = grants.some((g) => g.role === 'administrator' && (g.until === null || g.until >= today));
  if (isOne && (await countAdministrators(db, today, id)) === 0) {
    throw new Fault('account-refused', { reason: 'last-administrator' });
  }
}

function eventOf(grants: readonly GrantDraft[]) {
  const areas = grants.flatMap((g) => (g.areas === 'all' ? ['*'] : g.areas));
  return { areas: [...new Set(areas)], detail: { roles: [...new Set(grants.map((g) => g.role))] } };
}
