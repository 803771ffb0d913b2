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

export type RateOf = Pick<RateRow, 'rate' | 'mark' | 'source'>;

/** The rate of one footprint: its own, else by the rates of the office. */
export function rateOfFootprint(
  rates: readonly RateRow[],
  hazard: string,
  footprint: Severity & { readonly displacedRate: number | null },
): RateOf {
  const { displacedRate } = footprint;
  return displacedRate === null
    ? rateFor(rates, hazard, footprint)
    : { rate: displacedRate, mark: 'asumsi', source: '' };
}

/** The rates of an incident, the highest first, each once: the one that was set for all of it, else those of its footprints. */
export function ratesOf(
  rates: readonly RateRow[],
  { hazard, displacedRate }: { readonly hazard: string; readonly displacedRate: number | null },
  footprints: readonly (Severity & { readonly displacedRate: number | null })[],
): RateOf[] {
  if (displacedRate !== null) return [{ rate: displacedRate, mark: 'asumsi', source: '' }];
  const all =
    footprints.length === 0
      ? [rateFor(rates, hazard, { depthM: null, class: null })]
      : footprints.map((one) => rateOfFootprint(rates, hazard, one));
  const sorted = all.toSorted((a, b) => b.rate - a.rate);
  return sorted.filter(({ rate }, i) => i === 0 || sorted[i - 1]?.rate !== rate);
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

/** Those affected by the footprints of a rate and of all higher ones, and of these those of whom it was told who left. */
export interface AffectedBand {
  readonly rate: number;
  readonly affected: Spread | null;
  readonly told: Spread;
}

/**
 * Those displaced, each of those affected by the worst rate of the footprints that hit them; what was told of some areas
 * takes the place of the rates there.
 * @param bands the highest rate first, the last of everybody
 * @param count told, where it was
 */
export function displacedBy(bands: readonly AffectedBand[], count: number | null): Spread | null {
  const isKnown = bands.some(({ affected }) => affected !== null);
  if (!isKnown) return count === null ? null : countedOf(count);
  let [low, best, high] = [0, 0, 0];
  for (const [i, { rate, affected, told }] of bands.entries()) {
    const step = rate - (bands[i + 1]?.rate ?? 0);
    const made = displacedOf(affected, step, { count: 0, affected: told });
    low += made?.low ?? 0;
    best += made?.best ?? 0;
    high += made?.high ?? 0;
  }
  const counted = count ?? 0;
  return { low: low + counted, best: best + counted, high: high + counted, counted };
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
