import { SEQUENTIAL, STATE_COLOURS } from '../../data/catalogue/palettes.ts';
import type { Legend } from '../../data/contract/legend.ts';
import {
  type Basis,
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_PARTIAL,
  CLASS_ZERO,
} from '../../data/contract/values.ts';
import { classify, classOf, type Method } from './classify.ts';

/** What the legend is made of: columns, one row an area. */
export interface LegendInput {
  readonly value: readonly (number | null)[];
  readonly count: readonly (number | null)[];
  readonly basis: readonly Basis[];
  /** a rate stands over the areas that its count covers, so a part can be compared; a count of a part cannot */
  readonly isRate: boolean;
}

/**
 * The one legend of a picture, and the class of each area in it. Zero, no data and partial sums are no classes: a
 * surveyed nobody is not a small number, and a partial sum is no total to compare. A rate over the part that reported
 * is one: both its sides cover the same areas. It has its class, and is counted in `partOf` to be marked as a part.
 */
export function makeLegend(
  input: LegendInput,
  method: Method,
  wanted: number,
): { legend: Legend; class: number[] } {
  const states = input.value.map((value, i) =>
    stateOf(value, input.count[i] ?? null, input.basis[i], input.isRate),
  );
  const shown = input.value.filter((v, i): v is number => v !== null && states[i] === undefined);
  const classes = classify(shown, method, wanted);
  const index = input.value.map((value, i) => states[i] ?? classOf(classes.bounds, value ?? 0));
  const areas = (which: number) => index.reduce((n, c) => (c === which ? n + 1 : n), 0);
  const size = Math.max(0, classes.bounds.length - 1);
  const colours = SEQUENTIAL[size - 1] ?? [];
  return {
    class: index,
    legend: {
      method: classes.method,
      classes: Array.from({ length: size }, (_, i) => ({
        lower: classes.bounds[i] ?? 0,
        upper: classes.bounds[i + 1] ?? 0,
        colour: colours[i] ?? STATE_COLOURS.noData,
        areas: areas(i),
      })),
      zero: { colour: STATE_COLOURS.zero, areas: areas(CLASS_ZERO) },
      noData: { colour: STATE_COLOURS.noData, areas: areas(CLASS_NO_DATA) },
      partial: { colour: STATE_COLOURS.partial, areas: areas(CLASS_PARTIAL) },
      partOf: { areas: index.filter((c, i) => c >= 0 && input.basis[i] === 'partial').length },
      hidden: { colour: STATE_COLOURS.hidden, areas: areas(CLASS_HIDDEN) },
      decimals: classes.decimals,
    },
  };
}

/** undefined: the area belongs to a class. */
function stateOf(
  value: number | null,
  count: number | null,
  basis: Basis | undefined,
  isRate: boolean,
): number | undefined {
  if (basis === undefined || basis === 'none') return CLASS_NO_DATA;
  if (basis === 'hidden') return CLASS_HIDDEN;
  // Of a part that counts nobody it is not known whether the whole is nihil.
  if (basis === 'partial') return isRate && value !== null && value > 0 ? undefined : CLASS_PARTIAL;
  if (count === 0) return CLASS_ZERO;
  return value === null ? CLASS_NO_DATA : undefined;
}
