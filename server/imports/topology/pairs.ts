import type { MultiPolygon, Position, Ring } from '../../../data/read/shape.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

interface Outline {
  readonly box: Box;
  /** the edges that no neighbour draws the other way round: x and y of both ends in turn */
  readonly loose: readonly number[];
}

/**
 * Where do shapes draw their common borders with the same points? An edge that another shape draws in the opposite
 * direction lies on a border both agree on; every other edge is loose: on the rim of the file, or where two drawings of
 * one border differ. Only around loose edges can shapes overlap.
 */
export function outlinesOf(shapes: readonly MultiPolygon[]): Outline[] {
  const points = new Map<string, number>();
  const idOf = ([x, y]: Position): number => {
    const key = `${x} ${y}`;
    const known = points.get(key);
    if (known !== undefined) return known;
    points.set(key, points.size);
    return points.size - 1;
  };
  const drawn = new Map<number, number>();
  const keyOf = (a: number, b: number) => a * 2 ** 26 + b;
  const edges = shapes.map((shape) => {
    const own: number[] = [];
    for (const [a, b] of edgesOf(shape)) {
      const key = keyOf(idOf(a), idOf(b));
      own.push(key);
      drawn.set(key, (drawn.get(key) ?? 0) + 1);
    }
    return own;
  });
  return shapes.map((shape, i) => {
    const loose: number[] = [];
    const box: [number, number, number, number] = [180, 90, -180, -90];
    let at = 0;
    for (const [a, b] of edgesOf(shape)) {
      const key = edges[i]?.[at] ?? 0;
      at += 1;
      box[0] = Math.min(box[0], a[0]);
      box[1] = Math.min(box[1], a[1]);
      box[2] = Math.max(box[2], a[0]);
      box[3] = Math.max(box[3], a[1]);
      const back = keyOf(key % 2 ** 26, Math.floor(key / 2 ** 26));
      if (drawn.get(key) === 1 && drawn.get(back) === 1) continue;
      loose.push(a[0], a[1], b[0], b[1]);
    }
    return { box, loose };
  });
}

/** The edges of a shape, outer rings counter-clockwise and holes clockwise, however they were written. */
function* edgesOf(shape: MultiPolygon): Generator<readonly [Position, Position]> {
  for (const polygon of shape) {
    for (const [i, ring] of polygon.entries()) {
      const forward = doubleArea(ring) > 0 === (i === 0);
      for (let k = 0; k + 1 < ring.length; k += 1) {
        const [a, b] = [ring[k] as Position, ring[k + 1] as Position];
        if (a[0] === b[0] && a[1] === b[1]) continue;
        yield forward ? [a, b] : [b, a];
      }
    }
  }
}

function doubleArea(ring: Ring): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k += 1) {
    const [ax, ay] = ring[k] as Position;
    const [bx, by] = ring[k + 1] as Position;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}

/** Pairs of shapes that may share ground, by index, the lower first: a loose edge of one may run through the box of the other. */
export function pairsToCompare(outlines: readonly Outline[]): [number, number][] {
  const order = outlines.map((_, i) => i).sort((a, b) => west(outlines, a) - west(outlines, b));
  const open: number[] = [];
  const pairs: [number, number][] = [];
  for (const i of order) {
    const one = outlines[i] as Outline;
    let kept = 0;
    for (const j of open) {
      const other = outlines[j] as Outline;
      if (other.box[2] < one.box[0]) continue;
      open[kept] = j;
      kept += 1;
      if (!meet(one.box, other.box)) continue;
      if (hasLooseIn(one, other.box) || hasLooseIn(other, one.box)) pairs.push(i < j ? [i, j] : [j, i]);
    }
    open.length = kept;
    open.push(i);
  }
  return pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function west(outlines: readonly Outline[], i: number): number {
  return outlines[i]?.box[0] ?? 0;
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function hasLooseIn({ loose }: Outline, [w, s, e, n]: Box): boolean {
  for (let k = 0; k + 3 < loose.length; k += 4) {
    const [ax, ay] = [loose[k] as number, loose[k + 1] as number];
    const [bx, by] = [loose[k + 2] as number, loose[k + 3] as number];
    if (Math.max(ax, bx) < w || Math.min(ax, bx) > e) continue;
    if (Math.max(ay, by) >= s && Math.min(ay, by) <= n) return true;
  }
  return false;
}
