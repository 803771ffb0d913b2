import { depthOf, type Level } from '../../data/catalogue/levels.ts';

/** An area tree as columns: one row an area, parents by row number. */
export interface Tree {
  readonly size: number;
  readonly id: readonly number[];
  readonly level: readonly Level[];
  /** row of the parent, -1 at a root */
  readonly parent: Int32Array;
  /** 0 provinsi ... 6 rt */
  readonly depth: Uint8Array;
  /** number of children */
  readonly kids: Int32Array;
  /** rows in such an order that children come before their parents */
  readonly upwards: Int32Array;
  /** square metres, own or of all children together; NaN where neither is known */
  readonly areaM2: Float64Array;
}

export interface TreeColumns {
  readonly id: readonly number[];
  readonly parentId: readonly (number | null)[];
  readonly level: readonly Level[];
  readonly areaM2: readonly (number | null)[];
}

/** Makes the tree of columns as read. A parent that is not among the rows makes a root. */
export function makeTree(columns: TreeColumns): Tree {
  const size = columns.id.length;
  const rowOf = new Map(columns.id.map((id, row) => [id, row]));
  const parent = Int32Array.from(columns.parentId, (id) => (id === null ? -1 : (rowOf.get(id) ?? -1)));
  const depth = Uint8Array.from(columns.level, depthOf);
  const kids = new Int32Array(size);
  for (const p of parent) if (p >= 0) kids[p] = (kids[p] ?? 0) + 1;
  // A child is always of a finer level than its parent, so finest first is upwards.
  const upwards = Int32Array.from(columns.id.keys()).sort((a, b) => (depth[b] ?? 0) - (depth[a] ?? 0));
  const own = Float64Array.from(columns.areaM2, (a) => a ?? Number.NaN);
  const tree = { size, id: columns.id, level: columns.level, parent, depth, kids, upwards };
  return { ...tree, areaM2: fillFromChildren(tree, own) };
}

/** Own values, and where there is none the sum of the children, provided every child has one. */
function fillFromChildren(tree: Omit<Tree, 'areaM2'>, own: Float64Array): Float64Array {
  const filled = own.slice();
  const sum = new Float64Array(tree.size);
  for (const row of tree.upwards) {
    if (Number.isNaN(at(filled, row)) && at(tree.kids, row) > 0) filled[row] = at(sum, row);
    const up = at(tree.parent, row);
    if (up >= 0) sum[up] = at(sum, up) + at(filled, row);
  }
  return filled;
}

/** A cell of a typed array that is known to exist. */
export function at(column: Int32Array | Float64Array | Uint8Array, row: number): number {
  return column[row] as number;
}
