import { RATE_SCALE } from '../../data/catalogue/own.ts';
import type { NoRate } from '../../data/contract/values.ts';

export interface Rate {
  readonly value: number | null;
  /** why there is no value although there is a count; null: there is one, or nothing was counted */
  readonly reason: NoRate | null;
}

/**
 * A count as a rate. Six significant digits: more would be noise, and the legend is made of the same numbers. Never
 * Infinity or NaN: where there is nobody to divide by, or it is not known, there is no value and a reason. Nobody
 * counted is nihil, however many there are to count among.
 *
 * @param by the denominator over exactly the areas that the count covers; null where it is not known
 */
export function rateOf(count: number | null, by: number | null, times: number): Rate {
  if (count === null) return { value: null, reason: null };
  if (by !== null && by <= 0) return { value: null, reason: 'zero' };
  if (count === 0) return { value: 0, reason: null };
  if (by === null) return { value: null, reason: 'unknown' };
  const value = Number(((count * times) / by).toPrecision(6));
  // Land of next to nothing is nothing.
  return Number.isFinite(value) ? { value, reason: null } : { value: null, reason: 'zero' };
}

/** A count as it is. */
export function plainCount(count: number | null): Rate {
  return { value: count, reason: null };
}

/** A rate as its source gave it, kept in thousandths. */
export function reportedRate(thousandths: number | null): Rate {
  return { value: thousandths === null ? null : thousandths / RATE_SCALE, reason: null };
}
