import type { BoundaryQuality } from '../../data/contract/area.ts';
import {
  type Basis,
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_PARTIAL,
  CLASS_ZERO,
} from '../../data/contract/values.ts';

/** What stands in the place of a figure. Only `number`, `ratePart` and `zero` are figures that can be compared. */
export type State = 'number' | 'ratePart' | 'zero' | 'noData' | 'noRate' | 'partial' | 'hidden';

/** One area as every file tells it. */
export interface TakenRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** names of the areas it lies in, coarse to fine, one for each level of TakenTable.above; empty where it has none */
  readonly above: readonly string[];
  readonly quality: BoundaryQuality | null;
  readonly state: State;
  /** the figure; null where there is none to compare */
  readonly value: number | null;
  /** a sum over some of the parts: never a total, so it has a place of its own */
  readonly partial: number | null;
  /** both sides of a rate; null for counts and wherever the value is null */
  readonly count: number | null;
  readonly denominator: number | null;
  readonly n: number | null;
  readonly m: number | null;
  readonly difference: number | null;
  readonly basis: Basis;
  /** day of the earlier release that the figure is kept from; null: of the one that is read, or exact, or none */
  readonly keptAt: string | null;
  /** class of the legend, or one of the states below zero */
  readonly class: number;
}

/** What is known of one figure: a row of a table of values. */
export interface Known {
  readonly class: number;
  readonly basis: Basis;
  readonly value: number | null;
  readonly count: number | null;
  readonly denominator: number | null;
  readonly n: number | null;
  readonly m: number | null;
  readonly difference: number | null;
  readonly keptAt: string | null;
}

export type Figure = Omit<TakenRow, 'id' | 'code' | 'name' | 'above' | 'quality'>;

const NOTHING = {
  value: null,
  partial: null,
  count: null,
  denominator: null,
  n: null,
  m: null,
  difference: null,
  keptAt: null,
} as const;

/**
 * The one door between figures and files: what a file may tell of an area. Of a hidden figure nothing passes, neither
 * the value nor its basis nor how many parts it has, whatever the table of values holds.
 */
export function tellFigure(known: Known, isRate: boolean): Figure {
  const { n, m, basis, difference, keptAt } = known;
  if (known.class === CLASS_HIDDEN)
    return { ...NOTHING, state: 'hidden', basis: 'none', class: CLASS_HIDDEN };
  if (known.class === CLASS_ZERO) {
    const sides = isRate ? { count: 0, denominator: known.denominator } : {};
    return {
      ...NOTHING,
      ...sides,
      state: 'zero',
      value: 0,
      n,
      m,
      basis,
      difference,
      keptAt,
      class: CLASS_ZERO,
    };
  }
  if (known.class === CLASS_PARTIAL) {
    return { ...NOTHING, state: 'partial', partial: known.count, n, m, basis, keptAt, class: CLASS_PARTIAL };
  }
  if (known.class < 0 || known.value === null) {
    if (known.count === null) return { ...NOTHING, state: 'noData', n, m, basis, class: CLASS_NO_DATA };
    const partial = basis === 'partial' ? known.count : null;
    const count = partial === null && isRate ? known.count : null;
    return { ...NOTHING, state: 'noRate', partial, count, n, m, basis, keptAt, class: CLASS_NO_DATA };
  }
  return {
    ...NOTHING,
    ...(isRate ? { count: known.count, denominator: known.denominator } : {}),
    state: basis === 'partial' ? 'ratePart' : 'number',
    value: known.value,
    n,
    m,
    difference,
    basis,
    keptAt,
    class: known.class,
  };
}
