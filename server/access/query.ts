import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { Right } from '../../data/catalogue/rights.ts';
import type { RoleCode } from '../../data/catalogue/roles.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import type { Db } from '../db/open.ts';
import type { KeptRelease } from './release-view.ts';

/** What a session needs to know of the account behind it. */
export interface SessionAccount {
  readonly session: string;
  readonly expiresAt: Date;
  readonly seenAt: Date;
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly way: 'password' | 'pin';
  readonly totp: boolean;
  readonly simulated: boolean;
  readonly mustChange: boolean;
}

/** The living session of a token, of an account that has not ended. */
export function findSession(db: Db, token: string, now: Date): Promise<SessionAccount | undefined> {
  return db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.user_id')
    .select([
      's.id as session',
      's.expires_at as expiresAt',
      's.updated_at as seenAt',
      'a.id',
      'a.name',
      'a.username',
      'a.way',
      'a.simulated',
      'a.must_change as mustChange',
      sql<boolean>`coalesce(a.two_factor_enabled, false)`.as('totp'),
    ])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now)
    .where('a.ended_at', 'is', null)
    .where('a.locked', '=', false)
    .executeTakeFirst();
}

/** Notes that a session is used. */
export async function touchSession(db: Db, session: string, at: Date): Promise<void> {
  await db.updateTable('session').set({ updated_at: at }).where('id', '=', session).execute();
}

/** What an account that may sign in is called; undefined where it may not, or is none. */
export function findAccountName(
  db: Db,
  account: string,
): Promise<{ name: string; username: string } | undefined> {
  return db
    .selectFrom('account')
    .select(['name', 'username'])
    .where('id', '=', account)
    .where('ended_at', 'is', null)
    .where('locked', '=', false)
    .executeTakeFirst();
}

/** One role in one area; area '*' is all. */
export interface GrantRow {
  readonly account: string;
  readonly role: RoleCode;
  readonly area: string;
  readonly series: string[] | null;
  readonly until: string | null;
  /** null: no area has this code today (merged away, taken back) */
  readonly name: string | null;
  readonly level: Level | null;
}

/** The grants of some accounts, or of all, in the order in which they were made. */
export async function loadGrants(db: Db, today: string, accounts?: readonly string[]): Promise<GrantRow[]> {
  const those =
    accounts === undefined ? sql<boolean>`true` : sql<boolean>`g.account_id = any(${[...accounts]}::text[])`;
  const found = await sql<GrantRow>`
    select g.account_id as account, g.role, g.area, g.series, g.until_day::text as until, v.name, v.level
    from account_grant g
    left join area_version v on v.current and v.code = g.area and ${standsOn(today)}
    where ${those} order by g.id`.execute(db);
  return found.rows;
}

/** Condition on a version `v`: it holds on a day. */
function standsOn(day: string): RawBuilder<boolean> {
  return sql<boolean>`(v.valid_from is null or v.valid_from <= ${day}::date)
    and (v.valid_to is null or v.valid_to > ${day}::date)`;
}

/** Areas by their codes, those that stand today. */
export async function findAreas(
  db: Db,
  codes: readonly string[],
  today: string,
): Promise<Map<string, { id: number; code: string; name: string; level: Level }>> {
  if (codes.length === 0) return new Map();
  const found = await sql<{ id: number; code: string; name: string; level: Level }>`
    select v.area_id as id, v.code, v.name, v.level from area_version v
    where v.current and v.code = any(${[...codes]}::text[]) and ${standsOn(today)}`.execute(db);
  return new Map(found.rows.map((row) => [row.code, row]));
}

/** The rights of each role, as the office has switched them. */
export async function loadRoleRights(db: Db): Promise<Map<RoleCode, Right[]>> {
  const rows = await db.selectFrom('role_right').select(['role', 'right_code']).execute();
  const byRole = Map.groupBy(rows, (row) => row.role);
  return new Map([...byRole].map(([role, list]) => [role, list.map((row) => row.right_code)]));
}

/** Areas in which an account has a wider right now. */
export async function loadWiderAreas(db: Db, account: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('wider_right')
    .select('areas')
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .where('from_at', '<=', now)
    .where('until_at', '>', now)
    .execute();
  return rows.flatMap((row) => row.areas);
}

/** Incidents that go on in which whoever an account is in the register is on duty now. */
export async function loadOnDuty(db: Db, account: string): Promise<number[]> {
  const rows = await db
    .selectFrom('duty as d')
    .innerJoin('account as a', 'a.volunteer_id', 'd.volunteer_id')
    .innerJoin('volunteer as v', 'v.id', 'd.volunteer_id')
    .innerJoin('incident as i', 'i.id', 'd.incident_id')
    .select('d.incident_id as incident')
    .where('a.id', '=', account)
    .where('d.relieved_at', 'is', null)
    .where('v.erased_at', 'is', null)
    .where('i.handling', '<>', 'selesai')
    .execute();
  return rows.map(({ incident }) => incident);
}

/** Is there anybody who may sign in? The marked accounts of the demo count there. */
export async function hasAccounts(db: Db): Promise<boolean> {
  const found = await sql<{ there: boolean }>`
    select exists (select 1 from account where ended_at is null) as there`.execute(db);
  return found.rows[0]?.there === true;
}

export async function loadOfficeName(db: Db): Promise<string> {
  return (await db.selectFrom('office').select('name').executeTakeFirst())?.name ?? '';
}

export async function dataVersion(db: Db): Promise<number> {
  const state = await db.selectFrom('data_state').select('data_version').executeTakeFirstOrThrow();
  return state.data_version;
}

/** The one row that every answer is made of: versions of data, borders and words, and what is published. */
export interface DataState {
  readonly dataVersion: number;
  readonly boundaryVersion: number;
  readonly wordsVersion: number;
  readonly instance: string;
  readonly releaseId: number | null;
  readonly settingId: number | null;
}

export function loadState(db: Db): Promise<DataState> {
  return db
    .selectFrom('data_state')
    .select([
      'data_version as dataVersion',
      'boundary_version as boundaryVersion',
      'words_version as wordsVersion',
      'instance',
      'release_id as releaseId',
      'setting_id as settingId',
    ])
    .executeTakeFirstOrThrow();
}

export function loadRelease(db: Db, id: number): Promise<KeptRelease | undefined> {
  return db
    .selectFrom('release')
    .select(['id', 'made_at as madeAt', 'settings', 'setting_id as settingId'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function loadSettingOf(db: Db, id: number): Promise<DisclosureSettings> {
  const row = await db
    .selectFrom('disclosure_setting')
    .select('settings')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.settings;
}
