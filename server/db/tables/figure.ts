import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { Basis } from '../../../data/contract/values.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;

/** L male, P female, T tidak dirinci (not stated). In the roll-up also A: all, the sum of those. */
export type Sex = 'L' | 'P' | 'T';

/** People and households of an area at a time, as one source says. */
export interface PopulationTable {
  area_id: number;
  period: string;
  as_of: Day;
  /** here T is everybody, with or without L and P beside it */
  sex: Sex;
  /** '*' all ages, else '0-4', '60-64', '75+' ... */
  age_band: string;
  persons: number | null;
  /** only on the row sex T, age '*' */
  households: number | null;
  import_id: number;
}

/** A count of recorded or served cases, never a person. Of several imports the latest applied holds. */
export interface ObservationTable {
  area_id: number;
  /** 'PMKS-08', or 'jiwa' for distinct persons */
  series: string;
  sex: Sex;
  period: string;
  as_of: Day;
  measure: 'tercatat' | 'terlayani';
  count: number;
  /** version of the vocabulary the type was read with, 'pmks-2012' */
  vocabulary: string;
  import_id: number;
}

/** One computed roll-up of a regency (or, above it, of a province) for a period; readers see the current one. */
export interface RollupBuildTable {
  id: Generated<number>;
  root_id: number;
  period: string;
  /** the population period its denominators are of */
  population_period: string | null;
  /** the day whose area tree it was made on */
  tree_on: ColumnType<string, string, string>;
  as_of: Day;
  data_version: number;
  current: boolean;
  made_at: ColumnType<Date, Date | string, never>;
}

/** A value of the roll-up with its basis (see the design's fifth sentence). */
export interface RollupTable {
  build_id: number;
  area_id: number;
  level: Level;
  /** 'PMKS-08' | 'group:anak' | 'total' | 'jiwa' | 'penduduk' | 'kk' */
  series: string;
  sex: Sex | 'A';
  measure: 'tercatat' | 'terlayani';
  count: number;
  basis: Exclude<Basis, 'none' | 'hidden'>;
  /** parts with data of parts in all; null where reported without parts */
  n: number | null;
  m: number | null;
  /** what the parts add up to where the area itself was reported and its parts are complete */
  parts_count: number | null;
  /** denominators over exactly the areas that `count` covers; null where one of them is unknown */
  persons: number | null;
  households: number | null;
  area_m2: number | null;
}

/** Which imports a series of a build is made of. A group and the total stand on those of their types. */
export interface RollupSourceTable {
  build_id: number;
  series: string;
  /** the sexes the series is told by in this build: 'A', or of 'ALPT' those there are */
  sexes: string;
  import_id: number;
  /** latest day whose state the facts describe */
  as_of: Day;
}

/** A word list with a version: need types, pillars, the 12 PAS. Editable ones are marked. */
export interface VocabularyTable {
  id: string;
  version: string;
  entries: JSONColumnType<unknown[]>;
  editable: boolean;
  import_id: number | null;
}

export interface FigureTables {
  population: PopulationTable;
  observation: ObservationTable;
  rollup_build: RollupBuildTable;
  rollup: RollupTable;
  rollup_source: RollupSourceTable;
  vocabulary: VocabularyTable;
}
