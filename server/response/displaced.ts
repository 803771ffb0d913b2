import type { RateRow } from '../../data/contract/response.ts';
import { countedOf, type Spread } from './estimate.ts';

export interface Severity {
  readonly depthM: number | null;
  readonly class: 'rendah' | 'sedang' | 'tinggi' | null;
}

/** Which share of those affected leaves home? The first row that fits, as the office ordered them. */
export function rateFor(
  rates: readonly RateRow[],
  hazard: string,
  { depthM, class: how }: Severity,
): RateRow {
  const hasDepths = rates.some(
    (row) => row.hazard === hazard && (row.depthFromM !== null || row.depthUntilM !== null),
  );
  // Where a hazard has rates by depth a known depth says more than a class does; elsewhere it says nothing.
  const isByDepth = hasDepths && depthM !== null;
  const found = rates.find(
    (row) =>
      (row.hazard === null || row.hazard === hazard) &&
      fitsDepth(row, depthM) &&
      (row.class === null || (row.class === how && !isByDepth)),
  );
  return found ?? { ...NO_RATE };
}

const NO_RATE: RateRow = {
  hazard: null,
  depthFromM: null,
  depthUntilM: null,
  class: null,
  rate: 1,
  mark: 'asumsi',
  source: '',
};

function fitsDepth({ depthFromM, depthUntilM }: RateRow, depthM: number | null): boolean {
  if (depthFromM === null && depthUntilM === null) return true;
  if (depthM === null) return false;
  return (depthFromM ?? 0) <= depthM && (depthUntilM === null || depthM < depthUntilM);
}

/** The worst of several footprints: a footprint more never lowers it. */
export function worstRate(rates: readonly RateRow[], hazard: string, all: readonly Severity[]): RateRow {
  const found = (all.length > 0 ? all : [{ depthM: null, class: null }]).map((one) =>
    rateFor(rates, hazard, one),
  );
  return found.reduce((worst, row) => (row.rate > worst.rate ? row : worst));
}

/** What was told of some areas, and how many are affected in them. */
export interface ToldLeaving {
  readonly count: number;
  readonly affected: Spread;
}

/** Those displaced, of those affected; what was told of some areas takes the place of the rate there. */
export function displacedOf(affected: Spread | null, rate: number, told: ToldLeaving | null): Spread | null {
  if (affected === null) return told === null ? null : countedOf(told.count);
  const of = told?.affected ?? { low: 0, best: 0, high: 0 };
  const count = told?.count ?? 0;
  return {
    low: count + Math.max(0, affected.low - of.low) * rate,
    best: count + Math.max(0, affected.best - of.best) * rate,
    high: count + Math.max(0, affected.high - of.high) * rate,
    counted: count,
  };
}

interface Staying {
  readonly jiwa: number;
  /** somebody said that every place is counted */
  readonly isAll: boolean;
}

/**
 * Those displaced, once some were counted where they stay: never fewer than these. The first place that is counted says
 * nothing of the others: until all are, the estimate holds beside it.
 * @param estimated what was told by area, and the rate for the rest
 * @param told what was told by area alone
 */
export function withStaying(estimated: Spread | null, { jiwa, isAll }: Staying, told: number): Spread {
  const least = Math.max(jiwa, told);
  if (isAll) return { low: jiwa, best: least, high: least, counted: jiwa };
  const best = Math.max(least, estimated?.best ?? 0);
  return { low: jiwa, best, high: Math.max(best, estimated?.high ?? 0), counted: jiwa };
}
