import { lastDay } from '../../data/contract/period.ts';

/**
 * Which population belongs to the figures of a period? That of the period itself, else the latest that ended before or
 * with it, else the earliest after it. Undefined where there is none.
 */
export function populationPeriodFor(period: string, available: readonly string[]): string | undefined {
  if (available.includes(period)) return period;
  const end = lastDay(period);
  const byEnd = [...available].sort((a, b) => compare(lastDay(a), lastDay(b)) || compare(b, a));
  return byEnd.findLast((p) => lastDay(p) <= end) ?? byEnd[0];
}

/** Of the periods found those that are asked for, each once, sorted. */
export function wantedPeriods(found: readonly string[], asked: readonly string[] | 'all'): string[] {
  return [...new Set(found)].filter((p) => asked === 'all' || asked.includes(p)).sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
