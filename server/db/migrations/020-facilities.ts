import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Facilities for disasters, what lies in stock there, who is on duty for an incident, and road lines. A facility is written
 * whole in versions; of stock every movement is kept and only the balance is changed. Incidents come with the step after
 * this one, which makes the columns `incident_id` refer to them.
 */
export const facilities: Migration = {
  name: '020-facilities',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'facilities.manage': ['administrator', 'operator', 'tagana'],
};

const STATEMENTS = [
  'create table facility (id integer generated always as identity primary key, import_id integer references import)',
  'create index facility_import on facility (import_id)',
  // `import_id` null: an edit by hand. The latest version that is an edit, or of an applied import, is `current`.
  // `phone` is sealed with the key outside the data folder.
  `create table facility_version (
     id integer generated always as identity primary key,
     facility_id integer not null references facility,
     import_id integer references import,
     current boolean not null default false,
     kind text not null check (kind in ('posko','titik-pengungsian','lumbung-sosial','dapur-umum','puskesmas','lainnya')),
     name text not null, name_key text not null,
     area_id integer not null references area,
     lon double precision, lat double precision,
     capacity integer check (capacity >= 0), toilets integer check (toilets >= 0),
     water_points integer check (water_points >= 0), packs_per_meal integer check (packs_per_meal >= 0),
     contact_name text, phone text,
     from_day date, until_day date,
     made_by text not null, made_at timestamptz not null,
     check ((lon is null) = (lat is null)),
     check (from_day is null or until_day is null or from_day <= until_day))`,
  'create unique index facility_version_current on facility_version (facility_id) where current',
  'create index facility_version_import on facility_version (import_id)',
  'create index facility_version_area on facility_version (area_id)',
  'create index facility_version_name on facility_version (name_key) where current',
  // Whoever changes a balance locks its row; the check holds whatever the program thinks.
  `create table stock_balance (
     facility_id integer not null references facility,
     item text not null,
     count integer not null check (count >= 0),
     changed_at timestamptz not null,
     primary key (facility_id, item))`,
  `create table stock_slip (
     id integer generated always as identity primary key,
     kind text not null check (kind in ('masuk','keluar','pindah','koreksi','hitung')),
     facility_id integer not null references facility,
     to_facility_id integer references facility,
     on_day date not null, number text not null,
     giver text, receiver text, receiver_role text, note text, decree text,
     incident_id integer,
     import_id integer references import,
     made_by text not null, made_at timestamptz not null,
     check ((kind = 'pindah') = (to_facility_id is not null)),
     check (to_facility_id is null or to_facility_id <> facility_id))`,
  'create index stock_slip_facility on stock_slip (facility_id)',
  'create index stock_slip_to on stock_slip (to_facility_id)',
  'create index stock_slip_incident on stock_slip (incident_id)',
  'create index stock_slip_import on stock_slip (import_id)',
  `create table stock_line (
     slip_id integer not null references stock_slip,
     item text not null, change integer not null,
     primary key (slip_id, item))`,
  // What a file counted in a store; it becomes a movement when the import is applied.
  `create table stock_count (
     import_id integer not null references import,
     facility_id integer not null references facility,
     item text not null, count integer not null check (count >= 0),
     primary key (import_id, facility_id, item))`,
  'create index stock_count_facility on stock_count (facility_id)',
  // Nobody is on two duties at a time.
  `create table duty (
     id integer generated always as identity primary key,
     incident_id integer not null,
     volunteer_id integer not null references volunteer,
     role text not null, task text,
     minutes integer check (minutes >= 0), basis text check (basis in ('straight','roads','hand')),
     assigned_at timestamptz not null, assigned_by text not null,
     confirmed_at timestamptz, arrived_at timestamptz, relieved_at timestamptz)`,
  'create unique index duty_one_at_a_time on duty (volunteer_id) where relieved_at is null',
  'create index duty_incident on duty (incident_id)',
  'create index duty_volunteer on duty (volunteer_id)',
  `create table travel_minutes (
     incident_id integer not null, volunteer_id integer not null references volunteer,
     minutes integer not null check (minutes between 0 and 1440),
     said_by text not null, said_at timestamptz not null,
     primary key (incident_id, volunteer_id))`,
  'create index travel_minutes_volunteer on travel_minutes (volunteer_id)',
  `create table travel_setting (
     one boolean primary key default true check (one),
     detour double precision not null check (detour >= 1),
     km_per_hour double precision not null check (km_per_hour > 0),
     ready_minutes integer not null check (ready_minutes >= 0),
     in_time_minutes integer not null check (in_time_minutes > 0),
     set_by text not null, set_at timestamptz not null)`,
  // Roads as a graph, one row an import: places and ways between them as they are read whole into memory.
  `create table road_graph (
     import_id integer primary key references import,
     km double precision not null, junctions integer not null,
     lon float8[] not null, lat float8[] not null,
     from_at integer[] not null, to_at integer[] not null,
     metres float4[] not null, km_per_hour float4[] not null,
     one_way boolean[] not null)`,
  'alter table import drop constraint if exists import_kind_check',
  `alter table import add constraint import_kind_check check (kind in ('setup','boundaries','areas','changes',
     'population','need','sketch','figures','codes','pillars','trainings','register','spm','hazard-zones','hazard-table',
     'hazard-events','context','facilities','stock','roads'))`,
  ...Object.entries(RIGHTS).flatMap(([code, roles]) => roles.map((role) => right(role, code))),
];

function right(role: string, code: string): string {
  return `insert into role_right (role, right_code) values ('${role}', '${code}') on conflict do nothing`;
}
