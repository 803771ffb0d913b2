import type { Level } from '../../../data/catalogue/levels.ts';
import { NEED_TYPES, type NeedSeries } from '../../../data/catalogue/needs.ts';
import { EVACUATION_SERIES, TYPE_SUMS } from '../../../data/catalogue/totals.ts';

/** Kinds of figures that a level and a threshold are set for. */
export type PlanFamily = 'total' | 'group' | 'type' | 'street' | 'closed' | 'distinct' | 'own';

/** A sum of types: a group or the total. Each type of the total is in exactly one group. */
export interface TypeSum {
  readonly series: NeedSeries;
  readonly types: readonly NeedSeries[];
}

/** A count indicator of the office's own: 'own:RTLH'. */
export interface OwnCount {
  readonly series: string;
  readonly access: 'open' | 'closed';
  /** finest level of a closed one, null: that of the family */
  readonly finest: Level | null;
}

/** What a plan depends on besides the figures. */
export interface PlanSettings {
  /** counts from 1 below this are hidden (closed ones: from 0) */
  readonly k: number;
  readonly kClosed: number;
  /** the finest level at which each family is published; a closed type may have a coarser one of its own */
  readonly finest: Readonly<Record<PlanFamily, Level>>;
  /** closed types with a limit of their own, and street types: what the vocabulary says, or the office lowered with a reason */
  readonly finestOf: Readonly<Record<NeedSeries, Level>>;
  /** the finest level of figures by sex */
  readonly finestSex: Level;
  /** the finest level of figures of those served */
  readonly finestServed: Level;
  /** the groups and the total; sums that are no table of their own (who needs help to evacuate) are not in it */
  readonly sums: readonly TypeSum[];
  readonly own: readonly OwnCount[];
}

/** How an office begins. */
export const FIRST_PLAN_SETTINGS: PlanSettings = {
  k: 5,
  kClosed: 10,
  finest: {
    total: 'desa',
    group: 'desa',
    type: 'kecamatan',
    street: 'kecamatan',
    closed: 'kecamatan',
    distinct: 'desa',
    own: 'kecamatan',
  },
  finestOf: Object.fromEntries(
    NEED_TYPES.flatMap((t) => (t.finest === null ? [] : [[t.code, t.finest] as const])),
  ),
  finestSex: 'kabupaten',
  finestServed: 'kecamatan',
  sums: TYPE_SUMS.filter((sum) => sum.series !== EVACUATION_SERIES),
  own: [],
};
