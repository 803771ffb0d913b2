import { sql } from 'kysely';
import { ROLES } from '../../../data/catalogue/roles.ts';
import type { Migration } from './index.ts';

/**
 * Who may sign in, and what for. Tables `account`, `credential`, `session`, `verification` and `second_factor` are read
 * and written by the sign-in library too, which is told their names; the columns it does not know have defaults.
 */
export const accounts: Migration = {
  name: '011-accounts',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    for (const { code, begins } of ROLES) {
      for (const right of begins) {
        await sql`insert into role_right (role, right_code) values (${code}, ${right})`.execute(db);
      }
    }
  },
};

const STATEMENTS = [
  `create table account (
     id text primary key,
     name text not null,
     email text not null unique, email_verified boolean not null default false, image text,
     username text unique, display_username text,
     two_factor_enabled boolean default false,
     created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
     way text not null default 'password' check (way in ('password','pin')),
     phone text,
     must_change boolean not null default false,
     pin_hash text, pin_tries integer not null default 0, device_hash text,
     locked boolean not null default false,
     simulated boolean not null default false,
     made_by text not null default '',
     last_seen timestamptz,
     ended_at timestamptz)`,
  'create index account_device on account (device_hash)',
  `create table credential (
     id text primary key,
     account_id text not null, provider_id text not null,
     user_id text not null references account on delete cascade,
     access_token text, refresh_token text, id_token text,
     access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text,
     password text,
     created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  'create index credential_user on credential (user_id)',
  `create table session (
     id text primary key,
     token text not null unique,
     user_id text not null references account on delete cascade,
     expires_at timestamptz not null,
     created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
     ip_address text, user_agent text)`,
  'create index session_account on session (user_id)',
  `create table verification (
     id text primary key,
     identifier text not null, value text not null, expires_at timestamptz not null,
     created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  'create index verification_identifier on verification (identifier)',
  `create table second_factor (
     id text primary key,
     secret text not null, backup_codes text not null,
     user_id text not null references account on delete cascade,
     verified boolean default true,
     failed_verification_count integer default 0, locked_until timestamptz)`,
  'create index second_factor_user on second_factor (user_id)',
  // One row a role and area; area '*' is all of them. A code that no area has (any more) gives nothing.
  `create table account_grant (
     id integer generated always as identity primary key,
     account_id text not null references account on delete cascade,
     role text not null, area text not null, series text[], until_day date,
     unique (account_id, role, area))`,
  'create table role_right (role text not null, right_code text not null, primary key (role, right_code))',
  // Only fingerprints: nobody can read an invitation again, also not from a backup.
  `create table invitation (
     account_id text primary key references account on delete cascade,
     token_hash text not null unique, code_hash text not null, code_tries integer not null default 0,
     made_at timestamptz not null, made_by text not null, expires_at timestamptz not null, used_at timestamptz)`,
  `create table wider_right (
     id integer generated always as identity primary key,
     account_id text not null references account on delete cascade,
     areas text[] not null, reason text not null,
     from_at timestamptz not null, until_at timestamptz not null,
     given_by text not null, by_self boolean not null, ended_at timestamptz)`,
  'create index wider_right_account on wider_right (account_id)',
  // Of whoever tried, known here or not: the answer must not tell the two apart.
  `create unlogged table sign_in_try (
     key text primary key, failures integer not null, last_at timestamptz not null, until_at timestamptz)`,
  `create table setup_link (
     one boolean primary key default true check (one), key_hash text not null, made_at timestamptz not null)`,
];
