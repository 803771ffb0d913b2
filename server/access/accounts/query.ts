import { sql } from 'kysely';
import type { Right } from '../../../data/catalogue/rights.ts';
import type { RoleCode } from '../../../data/catalogue/roles.ts';
import type { Db } from '../../db/open.ts';

/** An account as its list shows it. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly phone: string | null;
  readonly way: 'password' | 'pin';
  readonly totp: boolean;
  readonly locked: boolean;
  readonly simulated: boolean;
  /** has a password or a PIN */
  readonly able: boolean;
  readonly lastSeen: Date | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly endedAt: Date | null;
}

/** Accounts, or those named, by name. */
export async function loadAccounts(db: Db, ids?: readonly string[]): Promise<AccountRow[]> {
  const those = ids === undefined ? sql<boolean>`true` : sql<boolean>`a.id = any(${[...ids]}::text[])`;
  const found = await sql<AccountRow>`
    select a.id, a.name, a.username, a.email, a.phone, a.way, coalesce(a.two_factor_enabled, false) as totp, a.locked,
      a.simulated, (a.pin_hash is not null or c.password is not null) as able, a.last_seen as "lastSeen",
      a.created_at as "madeAt", a.made_by as "madeBy", a.ended_at as "endedAt"
    from account a left join credential c on c.user_id = a.id and c.provider_id = 'credential'
    where ${those} order by a.name, a.username`.execute(db);
  return found.rows;
}

/** A new account as it is written. */
export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly phone: string | null;
  readonly way: 'password' | 'pin';
  readonly simulated: boolean;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export async function insertAccount(tx: Db, account: NewAccount): Promise<void> {
  const { madeBy, madeAt, ...columns } = account;
  await tx
    .insertInto('account')
    .values({ ...columns, made_by: madeBy, created_at: madeAt, updated_at: madeAt })
    .execute();
}

export async function updateAccount(
  tx: Db,
  id: string,
  said: { readonly name: string; readonly email: string; readonly phone: string | null },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ ...said, updated_at: at })
    .where('id', '=', id)
    .execute();
}

/** Which of these user names and e-mails are taken, by others than one account. */
export async function findTaken(
  db: Db,
  { usernames = [], emails = [] }: { usernames?: readonly string[]; emails?: readonly string[] },
  but = '',
): Promise<{ usernames: Set<string>; emails: Set<string> }> {
  const found = await sql<{ username: string; email: string }>`
    select username, email from account
    where id <> ${but} and (username = any(${[...usernames]}::text[]) or email = any(${[...emails]}::text[]))`.execute(
    db,
  );
  return {
    usernames: new Set(found.rows.map((r) => r.username)),
    emails: new Set(found.rows.map((r) => r.email)),
  };
}

/** Who holds which role where, of living accounts with one of these names, however they are spelled. */
export async function findHolders(
  db: Db,
  names: readonly string[],
): Promise<{ name: string; role: RoleCode; area: string; phone: string | null }[]> {
  const small = names.map((name) => name.toLowerCase());
  const found = await sql<{ name: string; role: RoleCode; area: string; phone: string | null }>`
    select lower(a.name) as name, g.role, g.area, a.phone from account a join account_grant g on g.account_id = a.id
    where a.ended_at is null and lower(a.name) = any(${small}::text[])`.execute(db);
  return found.rows;
}

/** One grant as it is written; area '*' is all. */
export interface NewGrant {
  readonly role: RoleCode;
  readonly area: string;
  readonly series: readonly string[] | null;
  readonly until: string | null;
}

/** The grants of an account, said anew. */
export async function writeGrants(tx: Db, account: string, grants: readonly NewGrant[]): Promise<void> {
  await tx.deleteFrom('account_grant').where('account_id', '=', account).execute();
  for (const { role, area, series, until } of grants) {
    const list = series === null ? null : sql<string[]>`${[...series]}::text[]`;
    await tx
      .insertInto('account_grant')
      .values({ account_id: account, role, area, series: list as never, until_day: until })
      .execute();
  }
}

export async function endAccountRow(tx: Db, id: string, at: Date): Promise<void> {
  await tx.updateTable('account').set({ ended_at: at, volunteer_id: null }).where('id', '=', id).execute();
  await tx.deleteFrom('session').where('user_id', '=', id).execute();
  await tx.deleteFrom('invitation').where('account_id', '=', id).execute();
}

/** Opens an account again, for its invitation alone: whoever has the old phone or password has nothing. */
export async function reopenAccountRow(tx: Db, id: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ ended_at: null, locked: false, pin_tries: 0, pin_hash: null, device_hash: null })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('credential').set({ password: null }).where('user_id', '=', id).execute();
}

/** Living accounts that are administrators today, without one. */
export async function countAdministrators(db: Db, today: string, but: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(distinct a.id)::int as n from account a join account_grant g on g.account_id = a.id
    where g.role = 'administrator' and a.ended_at is null and not a.locked and a.id <> ${but}
      and (g.until_day is null or g.until_day >= ${today}::date)`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** How many living accounts hold each role today. */
export async function countByRole(db: Db, today: string): Promise<Map<RoleCode, number>> {
  const found = await sql<{ role: RoleCode; n: number }>`
    select g.role, count(distinct a.id)::int as n from account a join account_grant g on g.account_id = a.id
    where a.ended_at is null and (g.until_day is null or g.until_day >= ${today}::date) group by g.role`.execute(
    db,
  );
  return new Map(found.rows.map((r) => [r.role, r.n]));
}

export async function writeRoleRights(tx: Db, role: RoleCode, rights: readonly Right[]): Promise<void> {
  await tx.deleteFrom('role_right').where('role', '=', role).execute();
  for (const right of rights) await tx.insertInto('role_right').values({ role, right_code: right }).execute();
}

/** The marked accounts of the demo with a role and the place they are for. */
export async function listDemoAccounts(
  db: Db,
  today: string,
): Promise<{ role: RoleCode; name: string; where: string }[]> {
  const found = await sql<{ role: RoleCode; name: string; where: string }>`
    select distinct on (a.id) g.role, a.name, coalesce(v.name, '') as where
    from account a join account_grant g on g.account_id = a.id
    left join area_version v on v.current and v.code = g.area
      and (v.valid_from is null or v.valid_from <= ${today}::date) and (v.valid_to is null or v.valid_to > ${today}::date)
    where a.simulated and a.ended_at is null order by a.id, g.id`.execute(db);
  return found.rows;
}

export async function findDemoAccount(db: Db, role: RoleCode): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select a.id from account a join lateral (
      select g.role from account_grant g where g.account_id = a.id order by g.id limit 1) first on true
    where a.simulated and a.ended_at is null and first.role = ${role} limit 1`.execute(db);
  return found.rows[0]?.id;
}

/** What is kept of an invitation: nothing that could be used. */
export interface InvitationRow {
  readonly account: string;
  readonly codeHash: string;
  readonly codeTries: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly username: string;
  readonly name: string;
  readonly way: 'password' | 'pin';
}

function invitations(db: Db) {
  return db
    .selectFrom('invitation as i')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .select([
      'i.account_id as account',
      'i.code_hash as codeHash',
      'i.code_tries as codeTries',
      'i.expires_at as expiresAt',
      'i.used_at as usedAt',
      'a.username',
      'a.name',
      'a.way',
    ])
    .where('a.ended_at', 'is', null);
}

export function findInvitationByToken(db: Db, tokenHash: string): Promise<InvitationRow | undefined> {
  return invitations(db).where('i.token_hash', '=', tokenHash).executeTakeFirst();
}

export function findInvitationByUsername(db: Db, username: string): Promise<InvitationRow | undefined> {
  return invitations(db).where('a.username', '=', username).executeTakeFirst();
}

/** Counts a code before it is compared. False: too many, the invitation is worth nothing any more by its code. */
export async function takeCodeTry(db: Db, account: string, most: number): Promise<boolean> {
  const taken = await db
    .updateTable('invitation')
    .set((eb) => ({ code_tries: eb('code_tries', '+', 1) }))
    .where('account_id', '=', account)
    .where('code_tries', '<', most)
    .returning('account_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Uses an invitation up. False: somebody else was first, or its time is over. */
export async function claimInvitation(tx: Db, account: string, now: Date): Promise<boolean> {
  const claimed = await tx
    .updateTable('invitation')
    .set({ used_at: now })
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** A new invitation; one that there was is worth nothing any more. */
export async function writeInvitation(
  tx: Db,
  row: {
    readonly account_id: string;
    readonly token_hash: string;
    readonly code_hash: string;
    readonly made_at: Date;
    readonly made_by: string;
    readonly expires_at: Date;
  },
): Promise<void> {
  await tx.deleteFrom('invitation').where('account_id', '=', row.account_id).execute();
  await tx.insertInto('invitation').values(row).execute();
}

/** Keeps what is kept of the set-up link; the one before is worth nothing any more. */
export async function writeSetupLink(tx: Db, keyHash: string, at: Date): Promise<void> {
  await tx.deleteFrom('setup_link').execute();
  await tx.insertInto('setup_link').values({ key_hash: keyHash, made_at: at }).execute();
}

/** Uses the set-up link up. False: it is another one, or was used. */
export async function claimSetupLink(tx: Db, keyHash: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('setup_link')
    .where('key_hash', '=', keyHash)
    .returning('one')
    .executeTakeFirst();
  return gone !== undefined;
}

export async function deleteInvitation(tx: Db, account: string): Promise<void> {
  await tx.deleteFrom('invitation').where('account_id', '=', account).execute();
}

/** The first area of each level, by code, to make the marked accounts of the demo for. */
export async function firstAreas(db: Db, today: string): Promise<Map<string, string>> {
  const found = await sql<{ level: string; code: string }>`
    select v.level, min(v.code) as code from area_version v
    where v.current and (v.valid_from is null or v.valid_from <= ${today}::date)
      and (v.valid_to is null or v.valid_to > ${today}::date) group by v.level`.execute(db);
  return new Map(found.rows.map((row) => [row.level, row.code]));
}
