import { type Settled, shareLived } from './lived.ts';
import { type HitTree, rootedTree } from './tree.ts';

/** The tree of what is hit, by row: parents before their children. */
export interface Rows {
  readonly tree: HitTree;
  readonly rowOf: ReadonlyMap<number, number>;
  /** row of the parent, -1 without one in the tree */
  readonly parent: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** share of the area inside, 0 to 1 */
  readonly share: readonly number[];
  /** of those who live there, how many are inside, 0 to 1: by what is settled of it, else the share of the area */
  readonly lived: readonly number[];
  /** the layer of settlements that says so; null: the share of the area */
  readonly settledBy: readonly (number | null)[];
  /** measured itself, or picked; else it has the share of what it lies in, or of what lies in it */
  readonly isOwn: readonly boolean[];
}

/** Levels below which the tree holds everything, and not only what is hit. */
const WHOLE_BELOW: ReadonlySet<string> = new Set(['desa', 'dusun', 'rw', 'rt']);

/**
 * How much of every area is hit. What is not measured itself has the share of the area that it lies in; what was measured
 * in its parts has theirs, by their size.
 * @param measured share by area.id
 * @param picked areas that are hit as a whole
 * @param settled where people live in them; null: nobody said
 */
export function shareOut(
  tree: HitTree,
  measured: ReadonlyMap<number, number>,
  picked: ReadonlySet<number>,
  settled: Settled | null = null,
): Rows {
  const { rowOf, parent, children } = rootedTree(tree);
  const own = tree.id.map((id) => (picked.has(id) ? 1 : measured.get(id)));
  const down: (number | undefined)[] = [];
  for (const [row, share] of own.entries()) {
    const above = down[parent[row] ?? -1];
    // A part that was picked inside one that is hit by half is hit as a whole.
    down.push(share === undefined ? above : Math.max(share, above ?? 0));
  }
  const share = down.map((s) => s ?? 0);
  for (let row = share.length - 1; row >= 0; row -= 1) {
    const below = children[row] ?? [];
    if (below.length === 0) continue;
    share[row] = Math.max(share[row] ?? 0, Math.min(1, ofParts(tree, row, below, share)));
  }
  const { lived, layer: settledBy } = shareLived(
    {
      ...{ tree, parent, children, share, own, picked },
      ofParts: (row, of) => ofParts(tree, row, children[row] ?? [], of),
    },
    settled,
  );
  const isOwn = own.map((s) => s !== undefined);
  return { tree, rowOf, parent, children, share, lived, settledBy, isOwn };
}

function ofParts(tree: HitTree, row: number, below: readonly number[], share: readonly number[]): number {
  const sizeOf = (part: number) => tree.areaM2[part] ?? 0;
  const isSized = below.every((part) => sizeOf(part) > 0);
  let [inside, all] = [0, 0];
  for (const part of below) {
    const size = isSized ? sizeOf(part) : 1;
    inside += (share[part] ?? 0) * size;
    all += size;
  }
  if (WHOLE_BELOW.has(tree.level[row] ?? '')) return inside / all;
  // Of wider areas only what is hit was read: they are measured against their own size.
  const size = tree.areaM2[row];
  return isSized && size ? inside / size : 0;
}

/** Rows without children below one, or the row itself. */
export function leavesOf({ children }: Pick<Rows, 'children'>, row: number): number[] {
  const below = children[row] ?? [];
  return below.length === 0 ? [row] : below.flatMap((child) => leavesOf({ children }, child));
}

/** The row itself or the nearest above it of a level; -1: none. */
export function atLevel({ tree, parent }: Pick<Rows, 'tree' | 'parent'>, row: number, level: string): number {
  let at = row;
  while (at >= 0 && tree.level[at] !== level) at = parent[at] ?? -1;
  return at;
}

/** Areas of rows, by area.id. */
export function idsOf({ tree }: Rows, at: readonly number[]): number[] {
  return at.map((row) => tree.id[row] ?? 0);
}

/** The levels that rows are of, each once. */
export function levelsOf({ tree }: Rows, at: readonly number[]): string[] {
  return [...new Set(at.map((row) => tree.level[row] ?? ''))];
}
