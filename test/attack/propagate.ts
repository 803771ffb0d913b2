import type { Bounds, Relation } from './system.ts';

/** Said where no whole numbers fit what is known: the attacker has understood something wrongly. */
class Contradiction extends Error {}

/** Rounding of sums of thousands of whole numbers. */
const EPSILON = 1e-6;
const MOST_ROUNDS = 200;

/**
 * Narrows bounds by every relation until nothing changes: what can be concluded of one relation at a time. Returns the
 * same bounds, narrowed in place. Throws Contradiction.
 */
export function propagate(bounds: Bounds, relations: readonly Relation[]): Bounds {
  const byCell = relationsByCell(bounds.least.length, relations);
  let queue = new Set(relations.keys());
  for (let round = 0; queue.size > 0 && round < MOST_ROUNDS; round += 1) {
    const next = new Set<number>();
    for (const at of queue) {
      const relation = relations[at] as Relation;
      for (const cell of narrow(bounds, relation)) for (const other of byCell[cell] ?? []) next.add(other);
    }
    queue = next;
  }
  return bounds;
}

function relationsByCell(cells: number, relations: readonly Relation[]): number[][] {
  const byCell: number[][] = Array.from({ length: cells }, () => []);
  relations.forEach((relation, at) => {
    for (const cell of relation.cells) byCell[cell]?.push(at);
  });
  return byCell;
}

/** Narrows the cells of one relation; returns those that changed. */
function narrow({ least, greatest }: Bounds, { cells, coefs, lo, hi, from }: Relation): number[] {
  const ends = cells.map((cell, i) => {
    const coef = coefs[i] as number;
    const [a, b] = [coef * (least[cell] as number), coef * (greatest[cell] as number)];
    return coef > 0 ? ([a, b] as const) : ([b, a] as const);
  });
  const down = sumOf(ends.map(([low]) => low));
  const up = sumOf(ends.map(([, high]) => high));
  if (down.all > hi + EPSILON || up.all < lo - EPSILON) throw new Contradiction(from);
  const changed: number[] = [];
  cells.forEach((cell, i) => {
    const coef = coefs[i] as number;
    const [low, high] = ends[i] as readonly [number, number];
    // What the others leave for this one.
    const [most, fewest] = [hi - down.without(low), lo - up.without(high)];
    const [a, b] = coef > 0 ? [fewest / coef, most / coef] : [most / coef, fewest / coef];
    const [fewestWhole, mostWhole] = [Math.ceil(a - EPSILON), Math.floor(b + EPSILON)];
    const [before, after] = [least[cell] as number, greatest[cell] as number];
    if (fewestWhole > before) least[cell] = fewestWhole + 0;
    if (mostWhole < after) greatest[cell] = mostWhole + 0;
    if ((least[cell] as number) > (greatest[cell] as number)) throw new Contradiction(from);
    if (fewestWhole > before || mostWhole < after) changed.push(cell);
  });
  return changed;
}

/** A sum in which infinities are counted apart, so that one can be left out of it. */
function sumOf(parts: readonly number[]): { readonly all: number; without(part: number): number } {
  let finite = 0;
  let infinite = 0;
  let sign = 0;
  for (const part of parts) {
    if (Number.isFinite(part)) finite += part;
    else {
      infinite += 1;
      sign = part;
    }
  }
  return {
    all: infinite > 0 ? sign : finite,
    without(part) {
      if (Number.isFinite(part)) return infinite > 0 ? sign : finite - part;
      return infinite > 1 ? sign : finite;
    },
  };
}
