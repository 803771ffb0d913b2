import type { Level } from '../../data/catalogue/levels.ts';

/** Columns of equal length, parents before their children. */
export interface HitTree {
  readonly id: number[];
  readonly parentId: (number | null)[];
  readonly level: Level[];
  readonly code: string[];
  readonly name: string[];
  readonly areaM2: (number | null)[];
  /** the border is sketched, or there is none */
  readonly isSketched: boolean[];
}

/**
 * Of a whole regency what is wanted of some areas: their desa with all that lies in them, all that lies in themselves, and
 * their ancestors.
 */
export function prunedTree(tree: HitTree, ids: ReadonlySet<number>): HitTree {
  const rowOf = new Map(tree.id.map((id, row) => [id, row]));
  const parent = tree.parentId.map((id) => (id === null ? -1 : (rowOf.get(id) ?? -1)));
  const isUp = tree.id.map(() => false);
  for (const id of ids) {
    for (let at = rowOf.get(id) ?? -1; at >= 0 && !isUp[at]; at = parent[at] ?? -1) isUp[at] = true;
  }
  const isDown: boolean[] = [];
  for (const [row, id] of tree.id.entries()) {
    const isTop = ids.has(id) || (isUp[row] === true && tree.level[row] === 'desa');
    isDown.push(isTop || isDown[parent[row] ?? -1] === true);
  }
  const of = <T>(column: readonly T[]) => column.filter((_, row) => isUp[row] || isDown[row]);
  return {
    id: of(tree.id),
    parentId: of(tree.parentId),
    level: of(tree.level),
    code: of(tree.code),
    name: of(tree.name),
    areaM2: of(tree.areaM2),
    isSketched: of(tree.isSketched),
  };
}
