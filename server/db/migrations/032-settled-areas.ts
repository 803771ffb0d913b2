import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Where people live inside an area: layers of settlements (permukiman), cut to every area once, and the share of that in
 * the zones of each set. As with zones everything is of an import, and undoing it takes it away (decision 032).
 */
export const settledAreas: Migration = {
  name: '032-settled-areas',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table context_layer add column kind text not null default 'umum' check (kind in ('umum','permukiman'))`,
  'alter table context_layer add column year smallint',
  // `overlaid`: another piece lies on the same ground, as buildings are sometimes drawn twice.
  `create table settled_piece (
     id integer generated always as identity primary key,
     import_id integer not null references import,
     overlaid boolean not null default false,
     geom geometry(Polygon, 4326) not null)`,
  'create index settled_piece_import on settled_piece (import_id)',
  'create index settled_piece_geom on settled_piece using gist (geom)',
  'alter table settled_piece alter column geom set statistics 0',
  // Square degrees; 0: looked at, and nothing of the layer lies in it. `part`: of the whole area, 0..1.
  `create table settled_area (
     version_id integer not null references area_version on delete cascade,
     import_id integer not null references import,
     degrees2 double precision not null,
     part double precision not null,
     primary key (version_id, import_id))`,
  'create index settled_area_import on settled_area (import_id)',
  // What is settled of an area, in small pieces of which none lies on another.
  `create table settled_part (
     id integer generated always as identity primary key,
     version_id integer not null references area_version on delete cascade,
     import_id integer not null references import,
     geom geometry(Polygon, 4326) not null)`,
  'create index settled_part_version on settled_part (version_id, import_id)',
  'create index settled_part_import on settled_part (import_id)',
  `create table settled_exposure (
     set_id integer not null references hazard_set on delete cascade,
     version_id integer not null references area_version on delete cascade,
     import_id integer not null references import,
     low real not null, medium real not null, high real not null,
     part real not null,
     primary key (set_id, version_id, import_id))`,
  'create index settled_exposure_version on settled_exposure (version_id)',
  'create index settled_exposure_import on settled_exposure (import_id)',
  // Borders that were applied from this place in the order on are not measured on zones and settlements yet; null: all are.
  'alter table data_state add column waiting_since integer',
];
