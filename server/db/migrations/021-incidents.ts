import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Incidents. What was said is never overwritten: footprints are withdrawn, of field figures and headcounts the latest
 * holds, and every change stands in `incident_change`. Of people there are counts only.
 */
export const incidents: Migration = {
  name: '021-incidents',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

/** Which rights a role holds is the office's own data: these are added to what it has. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'incidents.read': [
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
  'incidents.write': ['administrator', 'operator', 'tagana', 'tksk'],
  'incidents.manage': ['administrator', 'operator'],
};

const CLASS = "check (class in ('rendah','sedang','tinggi'))";
const COUNTS = ['kk', 'male', 'female', 'balita', 'lansia', 'disabilitas', 'ibu_hamil', 'ibu_menyusui'];

const STATEMENTS = [
  `create table incident (
     id integer generated always as identity primary key,
     hazard text not null, name text not null,
     started_at timestamptz not null,
     within_id integer not null references area,
     place_id integer not null references area,
     opened_at timestamptz not null, opened_by text not null,
     handling text not null default 'ditangani' check (handling in ('dipantau','ditangani','selesai')),
     legal_state text not null default 'belum-ditetapkan'
       check (legal_state in ('belum-ditetapkan','siaga-darurat','tanggap-darurat','transisi-darurat')),
     legal_decree text, legal_decree_on date, legal_from date, legal_until date,
     chronology text not null default '', damage text not null default '',
     efforts text not null default '', urgent text not null default '',
     bnba_number text, bnba_total integer check (bnba_total >= 0),
     displaced_rate double precision check (displaced_rate between 0 and 1),
     afterwards_source text,
     simulated boolean not null default false,
     version integer not null default 1,
     check (legal_from is null or legal_until is null or legal_from <= legal_until))`,
  'create index incident_within on incident (within_id)',
  'create index incident_place on incident (place_id)',
  // `before` and `after`: fields that changed, as they were and are. No figure of anybody stands here.
  `create table incident_change (
     id integer generated always as identity primary key,
     incident_id integer not null references incident on delete cascade,
     at timestamptz not null, by text not null,
     what text not null check (what in
       ('opened','changed','legal','footprint','withdrawn','figures','headcount','afterwards')),
     detail jsonb not null)`,
  'create index incident_change_incident on incident_change (incident_id)',
  `create table footprint (
     id integer generated always as identity primary key,
     incident_id integer not null references incident on delete cascade,
     kind text not null check (kind in ('polygon','circle','line','here','areas','zone','file')),
     depth_m double precision check (depth_m >= 0), class text ${CLASS},
     areas integer[] not null default '{}', notes text[] not null default '{}',
     geom geometry(MultiPolygon, 4326),
     area_m2 double precision not null,
     made_at timestamptz not null, made_by text not null,
     withdrawn_at timestamptz, withdrawn_by text,
     check (geom is not null or kind = 'areas'),
     check ((withdrawn_at is null) = (withdrawn_by is null)))`,
  'create index footprint_incident on footprint (incident_id)',
  // Of an area and what was counted the latest by its own hour holds, and of one hour the one entered last.
  `create table field_figure (
     id integer generated always as identity primary key,
     incident_id integer not null references incident on delete cascade,
     area_id integer not null references area,
     what text not null check (what in ('rumah','kk','jiwa','meninggal','hilang','luka','mengungsi')),
     count integer not null check (count >= 0),
     at timestamptz not null, reporter text not null,
     entered_at timestamptz not null, entered_by text not null)`,
  'create index field_figure_incident on field_figure (incident_id, area_id)',
  'create index field_figure_area on field_figure (area_id)',
  `create table headcount (
     id integer generated always as identity primary key,
     incident_id integer not null references incident on delete cascade,
     facility_id integer references facility, place text,
     on_day date not null, jiwa integer not null check (jiwa >= 0),
     ${COUNTS.map((c) => `${c} integer check (${c} >= 0)`).join(', ')},
     at timestamptz not null, reporter text not null,
     check ((facility_id is null) <> (place is null)))`,
  'create index headcount_incident on headcount (incident_id)',
  'create index headcount_facility on headcount (facility_id)',
  `create table afterwards (
     incident_id integer not null references incident on delete cascade,
     area_id integer not null references area,
     affected integer check (affected >= 0), displaced integer check (displaced >= 0),
     primary key (incident_id, area_id))`,
  'create index afterwards_area on afterwards (area_id)',
  // What the office decided of rates, shares and profiles; the last row holds, none: as Petasos begins.
  `create table response_setting (
     id integer generated always as identity primary key,
     settings jsonb not null, made_at timestamptz not null, made_by text not null)`,
  // Made with the step before this one, when there were no incidents.
  ...['stock_slip', 'duty', 'travel_minutes'].map(
    (table) =>
      `alter table ${table} add constraint ${table}_incident_fkey foreign key (incident_id) references incident`,
  ),
  ...Object.entries(RIGHTS).flatMap(([code, roles]) =>
    roles.map(
      (role) =>
        `insert into role_right (role, right_code) values ('${role}', '${code}') on conflict do nothing`,
    ),
  ),
];
