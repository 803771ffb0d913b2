import type { ColumnType } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';

/** The boundary set of one root (regency, or province) and level over a time, named by a hash of its content. */
export interface TileSetTable {
  hash: string;
  root_id: number;
  level: Level;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  /** false: superseded; kept a while because its address never means other bytes */
  current: boolean;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  areas: number;
  shapes: number;
  made_at: ColumnType<Date, Date | string, never>;
}

/** Simplified shapes ready for tiles: one row an area and detail. */
export interface TileShapeTable {
  set_hash: string;
  /** 0 coarsest ... 3 finest; which zooms each serves is said in data/catalogue/tiles.ts */
  detail: number;
  area_id: number;
  code: string;
  name: string;
  level: Level;
  quality: string;
  /** Polygon or MultiPolygon, EPSG:3857 */
  geom: ColumnType<string, unknown, unknown>;
  /** Point, EPSG:3857; the same in every detail */
  label: ColumnType<string, unknown, unknown>;
}

export interface TileTables {
  tile_set: TileSetTable;
  tile_shape: TileShapeTable;
}
