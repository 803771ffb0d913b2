import { lastDay } from '../contract/period.ts';

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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
