import type { MultiPolygon, Polygon, Position, Ring } from '../read/shape.ts';
import type { Arc } from './arcs.ts';
import type { Division } from './division.ts';
import { toDegrees } from './plane.ts';

/** A piece of an area's rim: an arc, run so that the area is on the left. */
interface Piece {
  readonly arc: number;
  readonly forward: boolean;
}

/**
 * The shape of every plot, put together from the arcs at its rim: the outline of a kecamatan is made of the very lines of
 * the RT in it, so children fill their parents without gap or overlap.
 */
export function shapesOf(division: Division, arcs: readonly Arc[]): MultiPolygon[] {
  const rims: Piece[][] = division.plots.map(() => []);
  const chains = division.plots.map((_, p) => chainOf(division, p));
  for (const [k, arc] of arcs.entries()) {
    const left = arc.left < 0 ? [] : (chains[arc.left] as number[]);
    const right = arc.right < 0 ? [] : (chains[arc.right] as number[]);
    for (const p of left) if (!right.includes(p)) rims[p]?.push({ arc: k, forward: true });
    for (const p of right) if (!left.includes(p)) rims[p]?.push({ arc: k, forward: false });
  }
  return rims.map((pieces) => nest(rings(pieces, arcs)));
}

/** A plot and all above it. */
function chainOf({ plots }: Division, plot: number): number[] {
  const chain: number[] = [];
  for (let p = plot; p >= 0; p = plots[p]?.parent ?? -1) chain.push(p);
  return chain;
}

/** Closed lines in units: x, y, x, y ... At a corner of three areas each rim passes at most once, so the way is plain. */
function rings(pieces: readonly Piece[], arcs: readonly Arc[]): number[][] {
  const begins = new Map<number, number>();
  const start = (p: Piece) => arcs[p.arc]?.[p.forward ? 'from' : 'to'] as number;
  const end = (p: Piece) => arcs[p.arc]?.[p.forward ? 'to' : 'from'] as number;
  for (const [i, p] of pieces.entries()) if (start(p) !== end(p)) begins.set(start(p), i);
  const done = new Set<number>();
  const found: number[][] = [];
  for (const [i, first] of pieces.entries()) {
    if (done.has(i)) continue;
    const ring: number[] = [];
    for (let at = i, piece = first; ; ) {
      done.add(at);
      append(ring, arcs[piece.arc] as Arc, piece.forward);
      const next = begins.get(end(piece));
      if (start(piece) === end(piece) || next === undefined || done.has(next)) break;
      at = next;
      piece = pieces[next] as Piece;
    }
    if (ring.length >= 8) found.push(ring);
  }
  return found;
}

function append(ring: number[], { line }: Arc, forward: boolean): void {
  const corners = line.length / 2;
  for (let k = 0; k < corners; k += 1) {
    const at = 2 * (forward ? k : corners - 1 - k);
    const [x, y] = [line[at] as number, line[at + 1] as number];
    const n = ring.length;
    if (n > 0 && ring[n - 2] === x && ring[n - 1] === y) continue;
    ring.push(x, y);
  }
}

/** Rings that run counter-clockwise are ground; the others are holes in the ground that holds them. */
function nest(found: readonly number[][]): MultiPolygon {
  const grounds = found.filter((r) => doubleArea(r) > 0).sort((a, b) => doubleArea(b) - doubleArea(a));
  const holes = found.filter((r) => doubleArea(r) < 0);
  const polygons: { outer: number[]; holes: number[][] }[] = grounds.map((outer) => ({ outer, holes: [] }));
  for (const hole of holes) {
    // The smallest ground that holds it: an area may lie in the hole of another part of itself.
    polygons.findLast(({ outer }) => holds(outer, hole))?.holes.push(hole);
  }
  return polygons.map(({ outer, holes: inner }): Polygon => [outer, ...inner].map(inDegrees));
}

function inDegrees(ring: readonly number[]): Ring {
  const out: Position[] = [];
  for (let k = 0; k < ring.length; k += 2) out.push(toDegrees(ring[k] as number, ring[k + 1] as number));
  return out;
}

function doubleArea(ring: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k + 3 < ring.length; k += 2) {
    sum += (ring[k] as number) * (ring[k + 3] as number) - (ring[k + 2] as number) * (ring[k + 1] as number);
  }
  return sum;
}

/** Does a ring hold another that it does not cross? Told by the middle of one of its sides: corners may be in common. */
function holds(outer: readonly number[], inner: readonly number[]): boolean {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = inner;
  const px = (x0 + x1) / 2;
  const py = (y0 + y1) / 2 + 0.25;
  let inside = false;
  for (let i = 0; i + 3 < outer.length; i += 2) {
    const [ax, ay, bx, by] = [outer[i], outer[i + 1], outer[i + 2], outer[i + 3]] as [
      number,
      number,
      number,
      number,
    ];
    if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
