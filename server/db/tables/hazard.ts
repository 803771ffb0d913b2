import type { ColumnType, Generated } from 'kysely';
import type {
  ContextKind,
  HazardCode,
  HazardQuality,
  OutsideZones,
} from '../../../data/catalogue/hazards.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;
/** SQL makes it, SQL reads it */
type Shape = ColumnType<string, unknown, unknown>;

/** Zones of one hazard from one source. */
export interface HazardSetTable {
  id: Generated<number>;
  import_id: number;
  hazard: HazardCode;
  name: string;
  year: number | null;
  from_day: Day;
  until_day: Day;
  quality: HazardQuality;
  outside: OutsideZones;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  hash: string | null;
  /** GeoJSON, simplified for drawing */
  shapes: string | null;
}

export interface HazardZoneTable {
  id: Generated<number>;
  set_id: number;
  /** 0 not prone, 1 low, 2 medium, 3 high */
  class: number;
  label: string;
  area_m2: number;
  geom: Shape;
}

export interface HazardPieceTable {
  id: Generated<number>;
  set_id: number;
  zone_id: number;
  class: number;
  geom: Shape;
}

export interface HazardStatementTable {
  set_id: number;
  area_id: number;
  class: number;
}

export interface HazardEventTable {
  import_id: number;
  no: number;
  area_id: number;
  hazard: HazardCode;
  year: number;
  on_day: Day;
  count: number;
}

/** Shares of the land of an area by class, 0..1. */
export interface ExposureTable {
  set_id: number;
  /** of area_version: of another version of its area they say nothing */
  version_id: number;
  low: number;
  medium: number;
  high: number;
}

export interface ContextLayerTable {
  import_id: number;
  name: string;
  features: number;
  west: number;
  south: number;
  east: number;
  north: number;
  hash: string;
  shapes: string;
  kind: Generated<ContextKind>;
  year: number | null;
}

export interface SettledPieceTable {
  id: Generated<number>;
  import_id: number;
  overlaid: Generated<boolean>;
  geom: Shape;
}

/** How much of an area is settled, by layer. */
export interface SettledAreaTable {
  version_id: number;
  import_id: number;
  degrees2: number;
  /** of the whole area, 0..1 */
  part: number;
}

export interface SettledPartTable {
  id: Generated<number>;
  version_id: number;
  import_id: number;
  geom: Shape;
}

/** Shares of what is settled of an area by class, 0..1. */
export interface SettledExposureTable {
  set_id: number;
  version_id: number;
  import_id: number;
  low: number;
  medium: number;
  high: number;
  part: number;
}

export interface HazardTables {
  hazard_set: HazardSetTable;
  hazard_zone: HazardZoneTable;
  hazard_piece: HazardPieceTable;
  hazard_statement: HazardStatementTable;
  hazard_event: HazardEventTable;
  exposure: ExposureTable;
  context_layer: ContextLayerTable;
  settled_piece: SettledPieceTable;
  settled_area: SettledAreaTable;
  settled_part: SettledPartTable;
  settled_exposure: SettledExposureTable;
}
