import type { Level } from '../../../data/catalogue/levels.ts';
import type { PlanFamily, TypeSum } from './settings.ts';
import type { CellKey, PlanRow, Tables } from './tables.ts';

/**
 * shown: as it is. hidden: *disamarkan*. kept: neither its new value nor that it changed is said, the figures of the last
 * release stay (shown or hidden as they were there), with that date.
 */
export type CellState = 'shown' | 'hidden' | 'kept';

/** Why a cell is not shown, for the administrator alone. sticky: hidden before, and its value has not changed since. */
export type HiddenBecause = 'primary' | 'complement' | 'sticky' | 'kept';

export interface PlannedCell extends CellKey {
  readonly level: Level;
  readonly family: PlanFamily;
  readonly value: number;
  readonly state: CellState;
  /** null where shown */
  readonly because: HiddenBecause | null;
}

/** A planned cell as an earlier release of the same build root and period had it (`release_truth`). */
export interface PastCell extends CellKey {
  /** the exact value then */
  readonly value: number;
  readonly state: CellState;
}

/** One earlier release of the same root and period. */
export interface PastPart {
  readonly cells: readonly PastCell[];
  /** the groups as they were made of types then; absent: as today */
  readonly sums?: readonly TypeSum[];
  /** all figures that it was planned from, as who held exact ones then knew them; absent: taken to be those of today */
  readonly rows?: readonly PlanRow[];
}

/** Who holds exact figures and reads the published table besides; each alone. */
export interface Insiders {
  /** all figures of one area of these levels and what lies in it */
  readonly areas: readonly ('kecamatan' | 'desa' | 'rt')[];
  /** at every area, how many there are of these types together: [['PMKS-05', 'PMKS-08', 'PMKS-09'], ['PMKS-01'], ...] */
  readonly slices: readonly (readonly string[])[];
  /** those who know several such sums at once: a grant that names series, one by one */
  readonly readers?: readonly (readonly (readonly string[])[])[];
  /** those who hold several areas at once: the areas of one account */
  readonly holders?: readonly (readonly number[])[];
}

/** How many cells of one family at one level (recorded or served, everybody) are published. */
export interface PlanCount {
  readonly family: PlanFamily;
  readonly level: Level;
  readonly measure: 'tercatat' | 'terlayani';
  readonly bySex: boolean;
  readonly cells: number;
  readonly shown: number;
  readonly kept: number;
  /** hidden because they are small: no plan shows them */
  readonly primary: number;
  /** shown of (cells - primary), in [0, 1]; 1 where there is none */
  readonly share: number;
}

export interface Plan {
  /** every cell that is not virtual, in the order of the tables */
  readonly cells: readonly PlannedCell[];
  readonly counts: readonly PlanCount[];
  /** figures of which published totals leave one RT no room, by reason of that RT holding all but nothing of them */
  readonly exempt: number;
}

/** Says of every cell whether it is shown (`plan-tables.ts`). */
export type PlanTables = (
  tables: Tables,
  options: {
    readonly insiders: Insiders;
    /** all kept releases, the oldest first */
    readonly history: readonly PastPart[];
    /** of a province: the planned cells of each of its regencies as a whole */
    readonly below?: readonly (readonly PlannedCell[])[];
  },
) => Plan;
