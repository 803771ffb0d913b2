import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * The register of the pillars. A person, a training and the contacts of an area are each written whole: an import (of a file,
 * or of one edit) writes a version with all that belongs to it, and the version of the latest applied import holds. So
 * nothing is overwritten, and one undo takes back a file as well as an edit.
 */
export const register: Migration = {
  name: '016-register',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

/** Which rights a role holds is the office's own data: these are added to what it has. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'pillars.read': [
    'administrator',
    'operator',
    'planner',
    'leader',
    'tagana',
    'psm',
    'tksk',
    'pensosmas',
    'pkh',
    'rtrw',
  ],
  'pillars.manage': ['administrator', 'operator'],
  'coverage.plan': ['administrator', 'operator', 'planner'],
  'norms.manage': ['administrator', 'planner'],
};

const STATEMENTS = [
  'alter table import drop constraint if exists import_kind_check',
  `alter table import add constraint import_kind_check check (kind in ('setup','boundaries','areas','changes',
     'population','need','sketch','figures','codes','pillars','trainings','register'))`,
  // Identity only, as of areas: what is known of somebody stands in versions.
  `create table volunteer (
     id integer generated always as identity primary key,
     import_id integer not null references import,
     erased_at timestamptz)`,
  'create index volunteer_import on volunteer (import_id)',
  // `phone` is sealed with the key outside the data folder. Of those merged into another nothing counts.
  `create table volunteer_version (
     id integer generated always as identity primary key,
     volunteer_id integer not null references volunteer,
     import_id integer not null references import,
     current boolean not null default false,
     subject text not null check (subject in ('person','institution','family')),
     name text not null, name_key text not null,
     home_area_id integer references area,
     phone text,
     availability text not null default 'unknown' check (availability in ('ready','limited','away','unknown')),
     level text check (level in ('muda','madya','utama')),
     merged_into integer references volunteer,
     unique (volunteer_id, import_id))`,
  'create unique index volunteer_version_current on volunteer_version (volunteer_id) where current',
  'create index volunteer_version_import on volunteer_version (import_id)',
  'create index volunteer_version_home on volunteer_version (home_area_id)',
  'create index volunteer_version_merged on volunteer_version (merged_into)',
  'create index volunteer_version_name on volunteer_version (name_key) where current',
  // `no` counts the roles of a person from 1 and stays the same over its versions.
  `create table volunteer_role (
     id integer generated always as identity primary key,
     version_id integer not null references volunteer_version on delete cascade,
     no smallint not null,
     role text not null,
     from_day date, until_day date,
     decree text, decree_on date,
     unique (version_id, no),
     check (from_day is null or until_day is null or from_day <= until_day))`,
  'create index volunteer_role_role on volunteer_role (role)',
  `create table service_area (
     role_id integer not null references volunteer_role on delete cascade,
     area_id integer not null references area,
     share numeric(5,4) check (share > 0 and share <= 1),
     primary key (role_id, area_id))`,
  'create index service_area_area on service_area (area_id)',
  `create table certificate (
     id integer generated always as identity primary key,
     version_id integer not null references volunteer_version on delete cascade,
     no smallint not null,
     kind text not null, role text, issuer text, number text,
     issued_on date, valid_until date,
     unique (version_id, no),
     check (issued_on is null or valid_until is null or issued_on <= valid_until))`,
  // Pairs that somebody said are two people: suggested no more.
  `create table volunteer_apart (
     one integer not null references volunteer, other integer not null references volunteer,
     said_by text not null, said_at timestamptz not null,
     primary key (one, other), check (one < other))`,
  'create index volunteer_apart_other on volunteer_apart (other)',
  `create table training (
     id integer generated always as identity primary key,
     import_id integer not null references import)`,
  'create index training_import on training (import_id)',
  `create table training_version (
     id integer generated always as identity primary key,
     training_id integer not null references training,
     import_id integer not null references import,
     current boolean not null default false,
     kind text not null check (kind in ('bimtek','workshop','pembekalan','kelas','lainnya')),
     name text not null, theme text, place text, organiser text,
     area_id integer references area,
     from_day date not null, until_day date not null,
     cancelled boolean not null default false,
     unique (training_id, import_id),
     check (from_day <= until_day))`,
  'create unique index training_version_current on training_version (training_id) where current',
  'create index training_version_import on training_version (import_id)',
  'create index training_version_area on training_version (area_id)',
  `create table training_participant (
     version_id integer not null references training_version on delete cascade,
     volunteer_id integer not null references volunteer,
     role text,
     primary key (version_id, volunteer_id))`,
  'create index training_participant_volunteer on training_participant (volunteer_id)',
  // The contacts of one area, as one list: whoever changes it writes it whole.
  `create table contact_list (
     id integer generated always as identity primary key,
     area_id integer not null references area,
     import_id integer not null references import,
     current boolean not null default false,
     unique (area_id, import_id))`,
  'create unique index contact_list_current on contact_list (area_id) where current',
  'create index contact_list_import on contact_list (import_id)',
  `create table area_contact (
     list_id integer not null references contact_list on delete cascade,
     no smallint not null,
     kind text not null, name text not null, phone text, until_day date,
     primary key (list_id, no))`,
  ...Object.entries(RIGHTS).flatMap(([code, roles]) => roles.map((role) => right(role, code))),
];

function right(role: string, code: string): string {
  return `insert into role_right (role, right_code) values ('${role}', '${code}') on conflict do nothing`;
}
