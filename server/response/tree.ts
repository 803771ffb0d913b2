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

/** A whole regency, with what lies in what, by row. */
export interface RootedTree {
  readonly tree: HitTree;
  readonly rowOf: ReadonlyMap<number, number>;
  /** -1 without one in the tree */
  readonly parent: readonly number[];
  readonly children: readonly (readonly number[])[];
}

export function rootedTree(tree: HitTree): RootedTree {
  const rowOf = new Map(tree.id.map((id, row) => [id, row]));
  const parent = tree.parentId.map((id) => (id === null ? -1 : (rowOf.get(id) ?? -1)));
  const children: number[][] = tree.id.map(() => []);
  for (const [row, up] of parent.entries()) children[up]?.push(row);
  return { tree, rowOf, parent, children };
}

/**
 * Of a whole regency what is wanted of some areas: their desa with all that lies in them, all that lies in themselves, and
 * their ancestors.
 */
export function prunedTree({ tree, rowOf, parent, children }: RootedTree, ids: Iterable<number>): HitTree {
  const [isUp, isDown] = [new Uint8Array(tree.id.length), new Uint8Array(tree.id.length)];
  const goDown = (row: number) => {
    if (isDown[row]) return;
    isDown[row] = 1;
    for (const child of children[row] ?? []) goDown(child);
  };
  for (const id of ids) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    goDown(row);
    for (let at = row; at >= 0 && !isUp[at]; at = parent[at] ?? -1) {
      isUp[at] = 1;
      if (tree.level[at] === 'desa') goDown(at);
    }
  }
  const kept: number[] = [];
  for (const row of isUp.keys()) if (isUp[row] || isDown[row]) kept.push(row);
  const of = <T>(column: readonly T[]) => kept.map((row) => column[row] as T);
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
