import { lastDay } from '../../data/contract/period.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../disclosure/query.ts';
import { loadAvailable } from './query.ts';

/** Newest first: by the last day, and of two that end together the shorter before the longer. */
export function newestFirst(a: string, b: string): number {
  const [endA, endB] = [lastDay(a), lastDay(b)];
  if (endA !== endB) return endA < endB ? 1 : -1;
  return b.length - a.length;
}

/** Periods that have figures within an area, newest first. */
export async function availablePeriods(
  ctx: Context,
  scope: Scope,
  reader: Reader,
  within: Within,
): Promise<string[]> {
  const found = await loadAvailable(ctx.db.as(scope), reader, within);
  return found.map((f) => f.period).sort(newestFirst);
}
