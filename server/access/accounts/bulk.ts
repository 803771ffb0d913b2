import type { AccountListProblem, GrantDraft } from '../../../data/contract/account.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { changeAccess } from '../change.ts';
import { holdsIn } from '../guard.ts';
import { findAreas, loadGrants } from '../query.ts';
import type { Scope } from '../scope.ts';
import { describeAccount } from './describe.ts';
import { freeUsernames, keepSafe, newAccount } from './handlers.ts';
import { invite } from './invite.ts';
import { type ListedPerson, readList } from './list.ts';
import { findHolders, insertAccount, loadAccounts, type NewAccount, writeGrants } from './query.ts';
import { rowsOf } from './rules.ts';

/**
 * Makes accounts of pillars from a list, all or none: while a row is not understood nothing is made. With `check` only
 * says what would be made.
 */
export async function makeAccounts(
  ctx: Context,
  scope: Scope,
  { text, check }: RouteRequest<'makeAccounts'>,
): Promise<RouteAnswer<'makeAccounts'>> {
  const today = ctx.clock.today();
  const { people, problems: unread } = readList(text, today);
  const db = ctx.db.as(scope);
  const known = await findAreas(
    db,
    people.flatMap((p) => p.areas),
    today,
  );
  const outside = people.flatMap((p) => areaProblems(scope, p, (code) => known.has(code)));
  const holders = await findHolders(
    db,
    people.map((p) => p.name),
  );
  // Of areas that are not the asker's nothing is said but that.
  const inside = people.filter((p) => !outside.some((problem) => problem.line === p.line));
  const problems = [...unread, ...outside, ...inside.flatMap((p) => heldAlready(p, holders))];
  problems.sort((a, b) => a.line - b.line);
  const read = people.map(({ areas, ...person }) => ({
    ...person,
    areas: areas.map((code) => ({ code, name: known.get(code)?.name ?? '' })),
  }));
  if (check || problems.length > 0 || people.length === 0) return { made: [], read, problems };
  const usernames = await freeUsernames(
    ctx,
    scope,
    people.map((p) => p.name),
  );
  const accounts = people.map((person, i): [NewAccount, GrantDraft] => {
    const grant = grantOf(person);
    const phone = person.phone ?? undefined;
    const said = { name: person.name, phone, username: usernames[i] ?? '', grants: [grant] };
    return [newAccount(ctx, scope, said), grant];
  });
  const event = {
    action: 'account.list',
    subject: String(accounts.length),
    areas: [...new Set(people.flatMap((p) => p.areas))],
    detail: { roles: [...new Set(people.map((p) => p.role))] },
  };
  const invitations = await changeAccess(ctx, scope, event, async (tx) => {
    const made = [];
    for (const [account, grant] of accounts) {
      await insertAccount(tx, account);
      await writeGrants(tx, account.id, rowsOf([grant]));
      made.push(await invite(ctx, scope, tx, account));
    }
    return made;
  });
  await keepSafe(ctx);
  const ids = accounts.map(([account]) => account.id);
  const [rows, grants] = [await loadAccounts(db, ids), await loadGrants(db, today, ids)];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const made = ids.flatMap((id, i) => {
    const [row, invitation] = [byId.get(id), invitations[i]];
    if (!row || !invitation) return [];
    const own = grants.filter((g) => g.account === id);
    return [{ account: describeAccount(row, own), invitation }];
  });
  return { made, read, problems };
}

/** The list was brought before, or the person has an account: who has the same name has another number. */
function heldAlready(
  { line, name, role, areas, phone }: ListedPerson,
  holders: Awaited<ReturnType<typeof findHolders>>,
): AccountListProblem[] {
  const digits = (text: string | null) => text?.replace(/\D/g, '') || undefined;
  const isSame = (holder: (typeof holders)[number]) =>
    holder.name === name.toLowerCase() &&
    holder.role === role &&
    areas.includes(holder.area) &&
    (digits(phone) ?? digits(holder.phone)) === (digits(holder.phone) ?? digits(phone));
  return holders.some(isSame) ? [{ line, column: 'row', code: 'twice', value: name.slice(0, 40) }] : [];
}

function grantOf({ role, areas, until }: ListedPerson): GrantDraft {
  return { role, areas: [...areas], ...(until === null ? {} : { until }) };
}

/** What lies outside is said to lie outside, whether it exists or not. */
function areaProblems(
  scope: Scope,
  { line, areas }: ListedPerson,
  exists: (code: string) => boolean,
): AccountListProblem[] {
  const isWide = scope.rights.has('accounts.manage');
  return areas.flatMap((code): AccountListProblem[] => {
    const value = code.slice(0, 40);
    if (!isWide && !holdsIn(scope, 'accounts.pillars', code)) {
      return [{ line, column: 'area', code: 'outside-scope', value }];
    }
    return exists(code) ? [] : [{ line, column: 'area', code: 'unknown-area', value }];
  });
}
