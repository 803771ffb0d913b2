import { ckmeans } from 'simple-statistics';
import type { Legend } from '../../data/contract/legend.ts';

export type Method = 'ckmeans' | 'quantile' | 'equal';

export interface Classes {
  readonly method: Legend['method'];
  /** one more than there are classes, rising; class i holds lower <= v < upper, the last also its upper */
  readonly bounds: readonly number[];
  /** digits after the decimal mark that the bounds need */
  readonly decimals: number;
}

/**
 * Cuts positive values into at most `wanted` classes: natural breaks (ckmeans), the same number of areas each
 * (quantile), or the same width (equal). Fewer where there are fewer distinct values; none where there are no values.
 * Values that read the same with the digits of the legend (4.1260 and 4.1261) stay in one class.
 *
 * A bound between two classes is the roundest number above every value of the lower and not above any of the upper, so
 * rounding never moves an area to another class, and what the legend says is true of every value.
 */
export function classify(values: readonly number[], method: Method, wanted: number): Classes {
  const sorted = Float64Array.from(values).sort();
  const distinct = sorted.filter((v, i) => i === 0 || v !== sorted[i - 1]);
  const [least] = distinct;
  const most = distinct.at(-1);
  if (least === undefined || most === undefined) return { method: 'none', bounds: [], decimals: 0 };
  if (distinct.length === 1) return single(least);
  const decimals = decimalsRead(least, most, distinct);
  const told = fewTold(distinct, decimals, wanted);
  const wantedStarts =
    told.length <= wanted ? startsFrom(distinct, told) : startsBy[method](sorted, distinct, wanted);
  const starts = new Set(wantedStarts.map((at) => firstReadAs(distinct, at, decimals)));
  return { method, ...roundBounds(distinct, [...starts], decimals) };
}

/** Where classes begin: positions in the distinct values, rising, the first 0. */
type Starts = (sorted: Float64Array, distinct: Float64Array, wanted: number) => number[];

const startsBy: Record<Method, Starts> = {
  ckmeans: (sorted, distinct, wanted) =>
    startsFrom(
      distinct,
      ckmeans([...sorted], wanted).map((cluster) => cluster[0] ?? 0),
    ),
  quantile: (sorted, distinct, wanted) =>
    startsFrom(
      distinct,
      Array.from({ length: wanted }, (_, i) => sorted[Math.floor((i * sorted.length) / wanted)] ?? 0),
    ),
  equal: (sorted, distinct, wanted) => {
    const least = sorted[0] ?? 0;
    const width = ((sorted.at(-1) ?? 0) - least) / wanted;
    return startsFrom(
      distinct,
      Array.from({ length: wanted }, (_, i) => least + i * width),
    );
  },
};

/** Each wanted break becomes the first distinct value at or above it; breaks that meet become one. */
function startsFrom(distinct: Float64Array, breaks: readonly number[]): number[] {
  const starts = new Set<number>([0]);
  for (const wanted of breaks) {
    const at = distinct.findIndex((v) => v >= wanted);
    if (at > 0) starts.add(at);
  }
  return [...starts].sort((a, b) => a - b);
}

/** The first of each run of values that read the same; stops at one more than `most`, for then it is too many. */
function fewTold(distinct: Float64Array, decimals: number, most: number): number[] {
  const told: number[] = [];
  for (let i = 0; i < distinct.length && told.length <= most; i += 1) {
    const value = distinct[i] ?? 0;
    if (i === 0 || roundDown(value, decimals) > (distinct[i - 1] ?? 0)) told.push(value);
  }
  return told;
}

/** The first value that reads like the one at `at`: it differs from the one before with this many decimals. */
function firstReadAs(distinct: Float64Array, at: number, decimals: number): number {
  let first = at;
  while (first > 0 && roundDown(distinct[at] ?? 0, decimals) <= (distinct[first - 1] ?? 0)) first -= 1;
  return first;
}

const MOST_DECIMALS = 12;

/** Bounds as round as they can be with the same number of decimals everywhere. */
function roundBounds(
  distinct: Float64Array,
  starts: readonly number[],
  least: number,
): { bounds: number[]; decimals: number } {
  const first = distinct[0] ?? 0;
  const last = distinct.at(-1) ?? 0;
  for (let decimals = least; decimals <= MOST_DECIMALS; decimals += 1) {
    const inner = starts.slice(1).map((s) => roundestIn(distinct[s - 1] ?? 0, distinct[s] ?? 0, decimals));
    if (inner.some((b) => b === undefined)) continue;
    const bounds = [roundDown(first, decimals), ...(inner as number[]), roundUp(last, decimals)];
    if (isRising(bounds)) return { bounds, decimals };
  }
  return {
    bounds: [...starts.map((s) => distinct[s] ?? 0), last],
    decimals: MOST_DECIMALS,
  };
}

/** The last class may be one value: its bounds are that value twice. */
function isRising(bounds: readonly number[]): boolean {
  const last = bounds.length - 1;
  return bounds.every((b, i) => {
    const before = bounds[i - 1] ?? Number.NEGATIVE_INFINITY;
    return i === last ? b >= before : b > before;
  });
}

/** Nothing but a zero is read as 0 up to this many decimals: zero is a class of its own on the map. */
const DECIMALS_ABOVE_ZERO = 3;

/** Digits after the mark by which a reader tells values apart: none for whole numbers, about three significant ones. */
function decimalsRead(least: number, most: number, distinct: Float64Array): number {
  if (distinct.every(Number.isInteger)) return 0;
  let decimals = most >= 100 ? 0 : most >= 10 ? 1 : Math.max(2, 2 - Math.floor(Math.log10(most)));
  while (decimals < DECIMALS_ABOVE_ZERO && roundDown(least, decimals) <= 0) decimals += 1;
  return decimals;
}

/** One class for one value, between bounds that its decimals can write. */
function single(value: number): Classes {
  const decimals = decimalsShown(value);
  return { method: 'single', bounds: [roundDown(value, decimals), roundUp(value, decimals)], decimals };
}

/** Enough to read a single value by: about three significant digits, none that are nought. */
function decimalsShown(value: number): number {
  const wanted = value >= 100 || value === 0 ? 0 : 2 - Math.floor(Math.log10(Math.abs(value)));
  return Math.min(decimalsOf(value), wanted);
}

function decimalsOf(value: number): number {
  for (let d = 0; d < MOST_DECIMALS; d += 1) if (round(value, d) === value) return d;
  return MOST_DECIMALS;
}

/** The number with the fewest significant digits in (above, upTo] that `decimals` digits can write. */
function roundestIn(above: number, upTo: number, decimals: number): number | undefined {
  const most = Math.max(0, Math.floor(Math.log10(upTo)));
  for (let digits = -most; digits <= decimals; digits += 1) {
    const candidate = roundDown(upTo, digits);
    if (candidate > above && candidate <= upTo) return candidate;
  }
  return undefined;
}

/** digits may be negative: roundDown(1234, -2) is 1200. */
function roundDown(value: number, digits: number): number {
  return shift(Math.floor(shift(value, digits)), -digits);
}

function roundUp(value: number, digits: number): number {
  return shift(Math.ceil(shift(value, digits)), -digits);
}

function round(value: number, digits: number): number {
  return shift(Math.round(shift(value, digits)), -digits);
}

/** Moves the decimal mark without the error of a multiplication: shift(0.1, 1) is 1, not 1.0000000000000002. */
function shift(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/** The class of a value between the first and the last bound. */
export function classOf(bounds: readonly number[], value: number): number {
  let index = bounds.length - 2;
  while (index > 0 && value < (bounds[index] ?? 0)) index -= 1;
  return index;
}
