import type { Level } from '../../../data/catalogue/levels.ts';
import type { PlanFamily, PlanSettings } from './settings.ts';

export type PlanSex = 'A' | 'L' | 'P' | 'T';
export type PlanMeasure = 'tercatat' | 'terlayani';

/** An area of the tree of a build, on the last day of its period. */
export interface PlanArea {
  readonly id: number;
  /** null, or an id that is not among the areas: a root */
  readonly parentId: number | null;
  readonly level: Level;
}

/** A row of the roll-up as it is, at the levels provinsi to desa: every type, not only what is published. */
export interface PlanRow {
  readonly area_id: number;
  readonly level: Level;
  readonly series: string;
  readonly sex: PlanSex;
  readonly measure: PlanMeasure;
  readonly count: number;
  readonly basis: 'reported' | 'rolledUp' | 'partial' | 'estimated';
  readonly parts_count: number | null;
  /** the largest value of one RT within the area, null or absent: none below */
  readonly most_of_rt?: number | null;
}

/** Names a figure of one build. */
export interface CellKey {
  readonly areaId: number;
  readonly series: string;
  readonly sex: PlanSex;
  readonly measure: PlanMeasure;
}

/** A figure that is published or hidden, or (virtual) one that is never written but follows from others. */
export interface Cell extends CellKey {
  readonly level: Level;
  readonly family: PlanFamily;
  readonly value: number;
  /** the threshold that holds for it */
  readonly k: number;
  /** what everybody knows of it while it is hidden: at least this */
  readonly least: number;
  /** and at most this; Infinity where nothing says so */
  readonly most: number;
  /**
   * virtual: 'unserved' (recorded minus served: small ones are protected) or 'rest' (of a reported area what its valued
   * parts leave: no one's figure, protects and needs nothing) or 'moved' (types that came from one group to another
   * between two releases: small ones are protected)
   */
  readonly virtual: 'unserved' | 'rest' | 'moved' | null;
}

/** value(sum) = sum of the values of the parts + constant; numbers are places in `cells`. */
export interface Relation {
  readonly kind: 'areas' | 'types' | 'sexes' | 'served';
  readonly sum: number;
  readonly parts: readonly number[];
  /** known to whoever reads: what a reported area has beyond its parts */
  readonly constant: number;
}

/** What would be published of one build, and how the figures hang together. */
export interface Tables {
  readonly settings: PlanSettings;
  readonly areas: readonly PlanArea[];
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
  /** rows by 'area series sex measure' that are finer than what is published, for those who hold exact figures */
  readonly rows: ReadonlyMap<string, PlanRow>;
}

/** 'area series sex measure' */
export function keyOf({ areaId, series, sex, measure }: CellKey): string {
  return `${areaId} ${series} ${sex} ${measure}`;
}

/** Shapes the tables: which figures are published, and how they hang together (`make-tables.ts`). */
export type MakeTables = (input: {
  readonly areas: readonly PlanArea[];
  readonly rows: readonly PlanRow[];
  readonly settings: PlanSettings;
}) => Tables;
