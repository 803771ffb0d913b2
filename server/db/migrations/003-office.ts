import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** Who runs this Petasos: name, local time, logo, and who signs. One row, there from the first. */
export const office: Migration = {
  name: '003-office',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table office (
     one boolean primary key default true check (one),
     name text not null default '',
     time_zone text check (time_zone in ('WIB','WITA','WIT')),
     logo_png bytea, logo_width integer, logo_height integer,
     changed_at timestamptz,
     check ((logo_png is null) = (logo_width is null) and (logo_png is null) = (logo_height is null)))`,
  'insert into office default values',
  // Of the class of pillars and officers: each is kept for a purpose, and to a day where one is said.
  `create table officer (
     id integer generated always as identity primary key,
     place smallint not null,
     purpose text not null check (purpose in ('penanda tangan')),
     name text not null, position text not null, nip text, until_day date)`,
];
