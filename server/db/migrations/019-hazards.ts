import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Disaster-prone zones. Everything here is of an import: what is read is of those applied, and undoing one takes its zones,
 * its measured shares and its shapes away with it (decision 027).
 */
export const hazards: Migration = {
  name: '019-hazards',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const RIGHTS = ['administrator', 'planner', 'operator'].map(
  (role) =>
    `insert into role_right (role, right_code) values ('${role}', 'hazards.manage') on conflict do nothing`,
);

const STATEMENTS = [
  // `shapes`: the zones as GeoJSON simplified for drawing, named by `hash`. Without shapes both are null.
  `create table hazard_set (
     id integer generated always as identity primary key,
     import_id integer not null references import,
     hazard text not null,
     name text not null,
     year smallint,
     from_day date, until_day date,
     quality text not null check (quality in ('poligon','gambar','tabel','centang','kejadian')),
     outside text not null check (outside in ('tidak-rawan','belum-dikaji')),
     west double precision, south double precision, east double precision, north double precision,
     hash text, shapes text,
     check ((hash is null) = (shapes is null)),
     check ((hash is null) = (west is null)),
     check (from_day is null or until_day is null or from_day <= until_day))`,
  'create index hazard_set_import on hazard_set (import_id)',
  'create index hazard_set_hash on hazard_set (hash)',
  // Classes 0 looked at and not prone, 1 low, 2 medium, 3 high.
  `create table hazard_zone (
     id integer generated always as identity primary key,
     set_id integer not null references hazard_set on delete cascade,
     class smallint not null check (class between 0 and 3),
     label text not null,
     area_m2 double precision not null,
     geom geometry(MultiPolygon, 4326) not null)`,
  'create index hazard_zone_set on hazard_zone (set_id)',
  // The zones cut small, without what a higher class covers too: a place is in one class.
  `create table hazard_piece (
     id integer generated always as identity primary key,
     set_id integer not null references hazard_set on delete cascade,
     zone_id integer not null,
     class smallint not null,
     geom geometry(Polygon, 4326) not null)`,
  'create index hazard_piece_set on hazard_piece (set_id)',
  'create index hazard_piece_geom on hazard_piece using gist (geom)',
  `create table hazard_statement (
     set_id integer not null references hazard_set on delete cascade,
     area_id integer not null references area,
     class smallint not null check (class between 0 and 3),
     primary key (set_id, area_id))`,
  'create index hazard_statement_area on hazard_statement (area_id)',
  `create table hazard_event (
     import_id integer not null references import,
     no integer not null,
     area_id integer not null references area,
     hazard text not null,
     year smallint not null, on_day date,
     count integer not null check (count >= 0),
     primary key (import_id, no))`,
  'create index hazard_event_area on hazard_event (area_id)',
  // Shares (0..1) of an area's own land by class, as one version of it is drawn: of another they say nothing. An area
  // without a row was not looked at.
  `create table exposure (
     set_id integer not null references hazard_set on delete cascade,
     version_id integer not null references area_version on delete cascade,
     low real not null, medium real not null, high real not null,
     primary key (set_id, version_id))`,
  'create index exposure_version on exposure (version_id)',
  `create table context_layer (
     import_id integer primary key references import,
     name text not null,
     features integer not null,
     west double precision not null, south double precision not null,
     east double precision not null, north double precision not null,
     hash text not null, shapes text not null)`,
  'create index context_layer_hash on context_layer (hash)',
  ...RIGHTS,
];
