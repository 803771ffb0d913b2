import type { HazardCode } from '../../data/catalogue/hazards.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import type { Waiting } from './measure/query.ts';
import type { HazardTree } from './query.ts';

/**
 * Rows of a tree that wait to be measured, by hazard: those drawn anew, what is as they are because it is sketched, and
 * above the desa what is added up of them.
 */
export function waitingRows(
  tree: Pick<HazardTree, 'id' | 'level' | 'unmeasured'>,
  parent: readonly number[],
  { hazard, areaId }: Waiting,
): Map<HazardCode, Set<number>> {
  const found = new Map<HazardCode, Set<number>>();
  if (areaId.length === 0) return found;
  const at = new Map(tree.id.map((id, row) => [id, row]));
  for (const [i, code] of hazard.entries()) {
    const row = at.get(areaId[i] ?? -1);
    if (row === undefined) continue;
    const rows = found.get(code) ?? new Set();
    found.set(code, rows.add(row));
  }
  for (const rows of found.values()) {
    for (const [row, level] of tree.level.entries()) {
      const isAsAbove = tree.unmeasured[row] === true && isFiner(level, 'desa');
      if (isAsAbove && rows.has(parent[row] ?? -1)) rows.add(row);
    }
    for (let row = tree.id.length - 1; row >= 0; row -= 1) {
      const above = parent[row] ?? -1;
      const level = tree.level[above];
      if (above >= 0 && rows.has(row) && level && isFiner('desa', level)) rows.add(above);
    }
  }
  return found;
}
