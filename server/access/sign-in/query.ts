import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';

const FREE_TRIES = 5;
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 900;
const FORGOTTEN_AFTER_S = 24 * 3600;

/** Seconds until somebody may try again; 0: now. */
export async function secondsToWait(db: Db, key: string, now: Date): Promise<number> {
  const found = await db
    .selectFrom('sign_in_try')
    .select('until_at')
    .where('key', '=', key)
    .executeTakeFirst();
  const until = found?.until_at?.getTime() ?? 0;
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}

/**
 * Counts a try before it is made, so that many at once are no more than many in turn: after five, each makes the next
 * wait twice as long. False: not yet.
 */
export async function takeTry(db: Db, key: string, now: Date): Promise<boolean> {
  const taken = await sql`
    with gone as (delete from sign_in_try where last_at < ${now}::timestamptz - make_interval(secs => ${FORGOTTEN_AFTER_S}) and key <> ${key})
    insert into sign_in_try as t (key, failures, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set failures = t.failures + 1, last_at = ${now},
      until_at = case when t.failures + 1 < ${FREE_TRIES} then null else ${now}::timestamptz +
        make_interval(secs => least(${LONGEST_WAIT_S}, ${FIRST_WAIT_S} * 2 ^ least(t.failures + 1 - ${FREE_TRIES}, 10))) end
      where t.until_at is null or t.until_at <= ${now}
    returning failures`.execute(db);
  return taken.rows.length > 0;
}

export async function forgetFailures(db: Db, key: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('key', '=', key).execute();
}

/** Takes something that holds once, for so long. False: somebody took it before. */
export async function takeOnce(db: Db, key: string, now: Date, holdsS: number): Promise<boolean> {
  const taken = await sql`
    insert into sign_in_try as t (key, failures, last_at) values (${key}, 0, ${now})
    on conflict (key) do update set last_at = ${now}
      where t.last_at < ${now}::timestamptz - make_interval(secs => ${holdsS})
    returning key`.execute(db);
  return taken.rows.length > 0;
}

/** Notes where a session is used, and that its account was here. */
export async function noteSession(
  db: Db,
  token: string,
  at: Date,
  { address, agent }: { readonly address: string; readonly agent: string },
): Promise<{ id: string; ended: boolean } | undefined> {
  const found = await db
    .updateTable('session')
    .set({ ip_address: address, user_agent: agent, updated_at: at })
    .where('token', '=', token)
    .returning('user_id')
    .executeTakeFirst();
  if (!found) return undefined;
  return db
    .updateTable('account')
    .set({ last_seen: at })
    .where('id', '=', found.user_id)
    .returning(['id', sql<boolean>`ended_at is not null or locked`.as('ended')])
    .executeTakeFirst();
}

export async function deleteSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('token', '=', token).execute();
}

/** Ends the sessions of an account; `but`: all others. */
export async function deleteSessionsOf(db: Db, account: string, but?: string): Promise<void> {
  let gone = db.deleteFrom('session').where('user_id', '=', account);
  if (but !== undefined) gone = gone.where('token', '<>', but);
  await gone.execute();
}

/** Sessions that ended by themselves, and challenges nobody answered. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  await db.deleteFrom('verification').where('expires_at', '<', now).execute();
}

export interface SessionLine {
  readonly id: string;
  readonly token: string;
  readonly since: Date;
  readonly seen: Date;
  readonly until: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

export function listSessions(db: Db, account: string, now: Date): Promise<SessionLine[]> {
  return db
    .selectFrom('session')
    .select([
      'id',
      'token',
      'created_at as since',
      'updated_at as seen',
      'expires_at as until',
      'ip_address as address',
      'user_agent as agent',
    ])
    .where('user_id', '=', account)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
}

/** An account whose PIN works in one browser. */
export interface PinAccount {
  readonly id: string;
  readonly name: string;
  readonly locked: boolean;
  readonly pin: string | null;
}

/** The account bound to a browser; undefined where it is bound to none, or that one has ended. */
export function findByDevice(db: Db, deviceHash: string): Promise<PinAccount | undefined> {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'locked', 'pin_hash as pin'])
    .where('device_hash', '=', deviceHash)
    .where('way', '=', 'pin')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Counts a try before it is made, so that many at once are no more than many in turn. False: locked. */
export async function takePinTry(db: Db, account: string, most: number): Promise<boolean> {
  const taken = await db
    .updateTable('account')
    .set((eb) => ({ pin_tries: eb('pin_tries', '+', 1) }))
    .where('id', '=', account)
    .where('locked', '=', false)
    .where('pin_tries', '<', most)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function resetPinTries(db: Db, account: string): Promise<void> {
  await db.updateTable('account').set({ pin_tries: 0 }).where('id', '=', account).execute();
}

/** Locks where all tries are used up. True: just now. */
export async function lockWhereUsedUp(db: Db, account: string, most: number): Promise<boolean> {
  const locked = await db
    .updateTable('account')
    .set({ locked: true })
    .where('id', '=', account)
    .where('pin_tries', '>=', most)
    .where('locked', '=', false)
    .returning('id')
    .executeTakeFirst();
  return locked !== undefined;
}

export async function writePin(db: Db, account: string, hash: string, deviceHash?: string): Promise<void> {
  const device = deviceHash === undefined ? {} : { device_hash: deviceHash };
  await db
    .updateTable('account')
    .set({ pin_hash: hash, pin_tries: 0, locked: false, ...device })
    .where('id', '=', account)
    .execute();
}

export async function readPin(db: Db, account: string): Promise<string | null> {
  const found = await db
    .selectFrom('account')
    .select('pin_hash')
    .where('id', '=', account)
    .executeTakeFirst();
  return found?.pin_hash ?? null;
}

/** Keeps a hashed password; `mustChange`: somebody else chose it. */
export async function writePassword(
  db: Db,
  account: string,
  hash: string,
  now: Date,
  mustChange: boolean,
): Promise<void> {
  const changed = await db
    .updateTable('credential')
    .set({ password: hash, updated_at: now })
    .where('user_id', '=', account)
    .where('provider_id', '=', 'credential')
    .returning('id')
    .execute();
  if (changed.length === 0) {
    await db
      .insertInto('credential')
      .values({
        id: account,
        account_id: account,
        provider_id: 'credential',
        user_id: account,
        password: hash,
        updated_at: now,
      })
      .execute();
  }
  await db.updateTable('account').set({ must_change: mustChange }).where('id', '=', account).execute();
}

/** The password was changed by its owner. */
export async function noteOwnPassword(db: Db, account: string): Promise<void> {
  await db.updateTable('account').set({ must_change: false }).where('id', '=', account).execute();
}

/** Takes the second factor away: for one who lost the phone. */
export async function deleteSecondFactor(db: Db, account: string): Promise<void> {
  await db.deleteFrom('second_factor').where('user_id', '=', account).execute();
  await db.updateTable('account').set({ two_factor_enabled: false }).where('id', '=', account).execute();
}

/** The account behind a user name or an e-mail, for the audit. */
export async function findIdentifier(db: Db, identifier: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('account')
    .select('id')
    .where((eb) => eb.or([eb('username', '=', identifier), eb('email', '=', identifier)]))
    .executeTakeFirst();
  return found?.id;
}
