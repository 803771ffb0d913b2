import type { Bounds, Relation } from './system.ts';

/** Cells that hang together by relations, with nothing known for certain among them. */
export interface Block {
  readonly cells: readonly number[];
  /** relations over these cells alone: what is known was taken off both sides; numbers are places in `cells` */
  readonly relations: readonly Relation[];
}

/** What is left to find out falls apart into blocks that say nothing of each other. */
export function blocksOf(bounds: Bounds, relations: readonly Relation[]): Block[] {
  const { least, greatest } = bounds;
  const isOpen = (cell: number) => (least[cell] as number) < (greatest[cell] as number);
  const up = Int32Array.from(least, (_, cell) => cell);
  const rootOf = (cell: number): number => {
    let at = cell;
    while ((up[at] as number) !== at) {
      up[at] = up[up[at] as number] as number;
      at = up[at] as number;
    }
    return at;
  };
  const open = relations.map((relation) => withoutKnown(relation, bounds)).filter((r) => r.cells.length > 0);
  for (const { cells } of open) {
    const [first = 0] = cells;
    for (const cell of cells) up[rootOf(cell)] = rootOf(first);
  }
  const made = new Map<number, { cells: number[]; relations: Relation[] }>();
  const place = new Int32Array(least.length);
  for (let cell = 0; cell < least.length; cell += 1) {
    if (!isOpen(cell)) continue;
    const root = rootOf(cell);
    const block = made.get(root) ?? { cells: [], relations: [] };
    made.set(root, block);
    place[cell] = block.cells.length;
    block.cells.push(cell);
  }
  for (const relation of open) {
    const cells = relation.cells.map((cell) => place[cell] as number);
    made.get(rootOf(relation.cells[0] as number))?.relations.push({ ...relation, cells });
  }
  return [...made.values()];
}

/** A relation of cells that are all known leaves nothing, nor does one that holds whatever they are. */
function withoutKnown(relation: Relation, { least, greatest }: Bounds): Relation {
  let [lo, hi] = [relation.lo, relation.hi];
  const [cells, coefs]: [number[], number[]] = [[], []];
  let [down, up] = [0, 0];
  relation.cells.forEach((cell, i) => {
    const coef = relation.coefs[i] as number;
    const [a, b] = [least[cell] as number, greatest[cell] as number];
    if (a < b) {
      cells.push(cell);
      coefs.push(coef);
      down += coef * (coef > 0 ? a : b);
      up += coef * (coef > 0 ? b : a);
    } else {
      lo -= coef * a;
      hi -= coef * a;
    }
  });
  const isIdle = down >= lo && up <= hi;
  return isIdle ? { ...relation, cells: [], coefs: [], lo, hi } : { ...relation, cells, coefs, lo, hi };
}
