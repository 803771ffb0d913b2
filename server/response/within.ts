import { addSpreads, type Spread } from './estimate.ts';
import type { Rows } from './shares.ts';
import type { Estimated } from './units.ts';

/** A row and all that lies in it. */
function isIn({ parent }: Pick<Rows, 'parent'>, row: number, root: number): boolean {
  for (let at = row; at >= 0; at = parent[at] ?? -1) if (at === root) return true;
  return false;
}

/** What was estimated of an area: of itself and of everything in it. Null: it is hit, and nothing of it is known. */
export function spreadWithin(
  rows: Pick<Rows, 'parent'>,
  areas: Estimated['areas'],
  root: number,
): Spread | null {
  const inside = [...areas].filter(([row]) => isIn(rows, row, root)).map(([, spread]) => spread);
  const known = inside.filter((s) => s !== null);
  return known.length === 0 && inside.length > 0 ? null : addSpreads(known);
}

/** Was a wider area counted as one, so that nothing is told of what lies in it? */
export function isInCounted(
  { parent }: Pick<Rows, 'parent'>,
  areas: Estimated['areas'],
  row: number,
): boolean {
  for (let at = parent[row] ?? -1; at >= 0; at = parent[at] ?? -1) if (areas.has(at)) return true;
  return false;
}
