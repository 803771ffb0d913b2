import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** The schema of truth: areas and their versions, facts, imports, roll-up, tiles, audit. */
export const truth: Migration = {
  name: '001-truth',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table data_state (
     one boolean primary key default true check (one),
     data_version integer not null default 0,
     boundary_version integer not null default 0,
     instance text not null default gen_random_uuid()::text)`,
  'insert into data_state default values',
  `create table office_setting (key text primary key, value jsonb not null, changed_at timestamptz not null)`,
  `create table audit_event (
     id integer generated always as identity primary key,
     at timestamptz not null, who text not null, action text not null, subject text,
     detail jsonb not null default '{}')`,
  `create table import (
     id integer generated always as identity primary key,
     kind text not null check (kind in ('setup','boundaries','areas','changes','population','need')),
     state text not null check (state in ('draft','applied','undone')),
     file_name text, file_bytes integer, file_sha256 text,
     source text, licence text, as_of date, simulated boolean not null default false,
     made_by text not null, made_at timestamptz not null,
     applied_at timestamptz, applied_seq integer unique, undone_at timestamptz, undone_by text,
     report jsonb)`,
  `create table area (
     id integer generated always as identity primary key,
     import_id integer not null references import)`,
  `create table area_version (
     id integer generated always as identity primary key,
     area_id integer not null references area,
     valid_from date, valid_to date,
     code text not null,
     parent_id integer references area, regency_id integer references area,
     level text not null check (level in ('provinsi','kabupaten','kecamatan','desa','dusun','rw','rt')),
     name text not null, kind text,
     quality text check (quality in ('definitif','indikatif','kesepakatan','sketsa')),
     shape_basis text check (shape_basis in ('file','children')),
     geom geometry(MultiPolygon, 4326), label_point geometry(Point, 4326), area_m2 double precision,
     decree text,
     import_id integer not null references import,
     shape_import_id integer references import,
     current boolean not null default false,
     check (valid_from is null or valid_to is null or valid_from < valid_to),
     check ((geom is null) = (shape_basis is null)),
     check ((geom is null) = (shape_import_id is null)))`,
  'create index area_version_area on area_version (area_id)',
  'create index area_version_code on area_version (code text_pattern_ops) where current',
  'create index area_version_parent on area_version (parent_id) where current',
  'create index area_version_regency on area_version (regency_id, level) where current',
  'create index area_version_import on area_version (import_id)',
  'create index area_version_geom on area_version using gist (geom) where current',
  `create table succession (
     id integer generated always as identity primary key,
     from_area integer references area, to_area integer not null references area,
     kind text not null check (kind in ('dibentuk','pindah induk','pecah','gabung','ganti nama','dihapus')),
     on_date date not null, old_code text, rule text, legal_basis text,
     import_id integer not null references import)`,
  `create table population (
     area_id integer not null references area, period text not null, as_of date,
     sex text not null check (sex in ('L','P','T')), age_band text not null default '*',
     persons integer check (persons >= 0), households integer check (households >= 0),
     import_id integer not null references import,
     primary key (import_id, area_id, period, sex, age_band))`,
  'create index population_area on population (area_id, period)',
  `create table observation (
     area_id integer not null references area, series text not null,
     sex text not null check (sex in ('L','P','T')),
     period text not null, as_of date,
     measure text not null check (measure in ('tercatat','terlayani')),
     count integer not null check (count >= 0),
     vocabulary text not null,
     import_id integer not null references import,
     primary key (import_id, area_id, series, sex, period, measure))`,
  'create index observation_area on observation (area_id, period)',
  `create table rollup_build (
     id integer generated always as identity primary key,
     root_id integer not null references area, period text not null, population_period text,
     tree_on date not null, as_of date, data_version integer not null,
     current boolean not null default false, made_at timestamptz not null)`,
  'create unique index rollup_build_current on rollup_build (root_id, period) where current',
  `create table rollup (
     build_id integer not null references rollup_build on delete cascade,
     area_id integer not null, level text not null, series text not null,
     sex text not null check (sex in ('A','L','P','T')),
     measure text not null check (measure in ('tercatat','terlayani')),
     count integer not null,
     basis text not null check (basis in ('reported','rolledUp','partial','estimated')),
     n integer, m integer, parts_count integer,
     persons integer, households integer, area_m2 double precision,
     primary key (build_id, series, measure, sex, level, area_id))`,
  'create index rollup_area on rollup (area_id)',
  `create table rollup_source (
     build_id integer not null references rollup_build on delete cascade,
     series text not null, sexes text not null,
     import_id integer not null references import, as_of date,
     primary key (build_id, series, import_id))`,
  `create table vocabulary (
     id text not null, version text not null, entries jsonb not null, editable boolean not null default false,
     import_id integer references import,
     primary key (id, version))`,
  `create table release (
     id integer generated always as identity primary key,
     data_version integer not null, boundary_version integer not null,
     settings jsonb not null, plan_hash text not null, made_at timestamptz not null)`,
  `create table tile_set (
     hash text primary key, root_id integer not null references area, level text not null,
     valid_from date, valid_to date, current boolean not null default false,
     west double precision, south double precision, east double precision, north double precision,
     areas integer not null, shapes integer not null, made_at timestamptz not null)`,
  'create index tile_set_root on tile_set (root_id, level) where current',
  `create table tile_shape (
     set_hash text not null references tile_set on delete cascade,
     detail smallint not null, area_id integer not null,
     code text not null, name text not null, level text not null, quality text not null,
     geom geometry(Geometry, 3857) not null, label geometry(Point, 3857) not null,
     primary key (set_hash, detail, area_id))`,
  // A tile is cut from one detail: an index over all of them would find each shape four times.
  ...[0, 1, 2, 3].map(
    (detail) =>
      `create index tile_shape_geom_${detail} on tile_shape using gist (geom) where detail = ${detail}::smallint`,
  ),
];
