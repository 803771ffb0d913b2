import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Published figures: what an office decides of them, and releases. A release holds parts, one a root and period; a part
 * that did not change is held by the next release as well. What a plan hid is kept beside it, exactly, for the plans that
 * come after it, and is read by nothing else.
 */
export const releases: Migration = {
  name: '015-releases',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table disclosure_setting (
     id integer generated always as identity primary key,
     settings jsonb not null, made_by text not null, made_at timestamptz not null)`,
  `alter table release
     add column setting_id integer references disclosure_setting,
     add column reason text not null default 'request' check (reason in ('first','request','daily')),
     add column note text not null default '',
     add column made_by text not null default ''`,
  `create table release_part (
     id integer generated always as identity primary key,
     root_id integer not null references area, level text not null, period text not null,
     build_id integer not null, population_period text, tree_on date not null, as_of date,
     plan_hash text not null, cells jsonb not null default '[]', whole boolean not null default false,
     made_at timestamptz not null)`,
  'create index release_part_root on release_part (root_id, period)',
  `create table release_holds (
     release_id integer not null references release on delete cascade,
     part_id integer not null references release_part,
     primary key (release_id, part_id))`,
  'create index release_holds_part on release_holds (part_id)',
  // A hidden figure has nothing beside it: neither what it stands on nor how much of it.
  `create table published (
     part_id integer not null, area_id integer not null, level text not null, series text not null,
     sex text not null check (sex in ('A','L','P','T')),
     measure text not null check (measure in ('tercatat','terlayani')),
     count integer,
     basis text not null check (basis in ('reported','rolledUp','partial','estimated','hidden')),
     n integer, m integer, parts_count integer,
     persons integer, households integer, area_m2 double precision,
     kept_at timestamptz,
     check ((count is null) = (basis = 'hidden')),
     primary key (part_id, series, measure, sex, level, area_id))`,
  'create index published_area on published (area_id)',
  `create table published_source (
     part_id integer not null, series text not null, sexes text not null,
     import_id integer not null references import, as_of date,
     primary key (part_id, series, import_id))`,
  `create table release_truth (
     part_id integer not null, area_id integer not null, level text not null, series text not null,
     sex text not null, measure text not null,
     count integer not null,
     state text not null check (state in ('shown','hidden','kept')), because text,
     kept_at timestamptz,
     primary key (part_id, series, measure, sex, level, area_id))`,
  // Who makes a release now, and how the last try failed.
  `create table release_work (
     one boolean primary key default true check (one),
     begun_at timestamptz, begun_by text,
     failed_at timestamptz, failed_by text, failed_code text)`,
  'insert into release_work default values',
  `alter table data_state
     add column release_id integer, add column setting_id integer,
     add column words_version integer not null default 0`,
  `insert into role_right (role, right_code) values ('administrator', 'disclosure.manage') on conflict do nothing`,
];
