import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { CellCounts, DisclosureSettings, ReleaseReason } from '../../../data/contract/disclosure.ts';
import type { Basis } from '../../../data/contract/values.ts';
import type { RollupTable } from './figure.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;
type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** What the office decided of publishing, each time anew; the last holds. */
export interface DisclosureSettingTable {
  id: Generated<number>;
  settings: JSONColumnType<DisclosureSettings>;
  made_by: string;
  made_at: Instant;
}

/** What published scopes read: parts made by the disclosure plan. */
export interface ReleaseTable {
  id: Generated<number>;
  data_version: number;
  boundary_version: number;
  settings: JSONColumnType<DisclosureSettings>;
  /** null: the settings an office begins with */
  setting_id: number | null;
  /** of all its parts */
  plan_hash: string;
  reason: ReleaseReason;
  note: string;
  made_by: string;
  made_at: ColumnType<Date, Date | string, never>;
}

/** The published figures of one root (a regency, or above it a provinsi) and period; releases share those that did not change. */
export interface ReleasePartTable {
  id: Generated<number>;
  root_id: number;
  level: 'kabupaten' | 'provinsi';
  period: string;
  /** the build it was planned from, which may be gone by now */
  build_id: number;
  population_period: string | null;
  tree_on: ColumnType<string, string, string>;
  as_of: Day;
  /** of everything the plan depended on besides the build */
  plan_hash: string;
  cells: JSONColumnType<CellCounts[]>;
  /** false: still being written, or left by a try that failed */
  whole: Generated<boolean>;
  made_at: Instant;
}

export interface ReleaseHoldsTable {
  release_id: number;
  part_id: number;
}

/** A published figure, in the columns of the roll-up. */
export interface PublishedTable extends Omit<RollupTable, 'build_id' | 'count' | 'basis'> {
  part_id: number;
  /** null: hidden, and then nothing else is said either */
  count: number | null;
  basis: Exclude<Basis, 'none'>;
  /** when the release was made whose figure this still is; null: of the part itself */
  kept_at: MaybeInstant;
}

export interface PublishedSourceTable {
  part_id: number;
  series: string;
  sexes: string;
  import_id: number;
  as_of: Day;
}

/** The exact value of each planned figure and what became of it. Read by the planner, and by nothing else. */
export interface ReleaseTruthTable {
  part_id: number;
  area_id: number;
  level: Level;
  series: string;
  sex: RollupTable['sex'];
  measure: RollupTable['measure'];
  count: number;
  state: 'shown' | 'hidden' | 'kept';
  because: string | null;
  kept_at: MaybeInstant;
}

/** All counts that a part was planned from, as JSON columns. Read by the planner, and by nothing else. */
export interface ReleaseExactTable {
  part_id: number;
  figures: string;
}

/** One row: a release that is being made, and the last that failed. */
export interface ReleaseWorkTable {
  one: Generated<boolean>;
  begun_at: MaybeInstant;
  begun_by: string | null;
  failed_at: MaybeInstant;
  failed_by: string | null;
  failed_code: string | null;
}

export interface ReleaseTables {
  disclosure_setting: DisclosureSettingTable;
  release: ReleaseTable;
  release_part: ReleasePartTable;
  release_holds: ReleaseHoldsTable;
  published: PublishedTable;
  published_source: PublishedSourceTable;
  release_truth: ReleaseTruthTable;
  release_exact: ReleaseExactTable;
  release_work: ReleaseWorkTable;
}
