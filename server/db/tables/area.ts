import type { ColumnType, Generated } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';

/** Identity only: what an area is called, where it lies and to whom it belongs are versions. */
export interface AreaIdentityTable {
  id: Generated<number>;
  import_id: number;
}

/**
 * An area as it was in a range of days, as one import said it. An import that speaks of an area writes its whole
 * history (versions it does not change are copied), so the latest applied import that has versions of an area holds
 * for all its days, and undoing it brings back the whole history that held before.
 */
export interface AreaVersionTable {
  id: Generated<number>;
  area_id: number;
  /** First day of validity, null: since unknown. */
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  /** First day after validity, null: still valid. */
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  code: string;
  /** area.id of the parent, null for a provinsi */
  parent_id: number | null;
  /** area.id of the regency this lies in (its own id for a regency), null for a provinsi */
  regency_id: number | null;
  level: Level;
  name: string;
  /** desa, kelurahan, desa adat, kota, kabupaten; null where the level says it all */
  kind: string | null;
  quality: BoundaryQuality | null;
  /** where the shape comes from; null without shape */
  shape_basis: 'file' | 'children' | null;
  /** MultiPolygon, EPSG:4326; written and read through db/gis and query files only */
  geom: ColumnType<string | null, unknown, unknown>;
  /** Point, EPSG:4326, inside the shape */
  label_point: ColumnType<string | null, unknown, unknown>;
  /** on the ellipsoid, square metres; null without shape, for a sketch, and where only some of the children have a shape */
  area_m2: number | null;
  decree: string | null;
  import_id: number;
  /** the import that brought or derived the shape (versions copied by a later import keep it); null without shape */
  shape_import_id: number | null;
  /** Derived at apply and undo: this version is of the latest applied import that has versions of its area. */
  current: boolean;
}

/** What became of an area: formed, moved to another parent, split, merged, renamed. */
export interface SuccessionTable {
  id: Generated<number>;
  from_area: number | null;
  to_area: number;
  kind: 'dibentuk' | 'pindah induk' | 'pecah' | 'gabung' | 'ganti nama' | 'dihapus';
  on_date: ColumnType<string, string, string>;
  old_code: string | null;
  /** how series are carried across; null: they are not */
  rule: string | null;
  legal_basis: string | null;
  import_id: number;
}

export interface AreaTables {
  area: AreaIdentityTable;
  area_version: AreaVersionTable;
  succession: SuccessionTable;
}
