import type { MultiPolygon, Position, Ring } from '../../../data/read/shape.ts';
import { othersFirst } from '../../../data/read/slices.ts';
import { type NumberedEdge, snapEdges } from './snap-edges.ts';

/** Corners this near are one, as in unions by the database: a billionth of a degree, 0.1 mm. */
const GRID = 1e9;
/** A hole in nothing, where borders cross by a hair: share of the ground. */
const LOST = 1e-6;
/** Corners of a ring that is looked through edge by edge. */
const MOST_TORN = 400;
/** About 12 m: two drawings of one line, each simplified by itself. Slivers are this wide on average, edges are snapped over it. */
const SLIVER_DEGREES = 1.1e-4;
/** Edges are snapped no farther than this share of the width of the ground: an RW keeps its alleys. */
const MOST_SNAPPED = 1 / 200;
/** An edge led over a corner may come beside another. */
const SNAPS = 2;
const CORNERS_AT_ONCE = 20_000;

/**
 * The outline of areas that share their borders: an edge that two of them have, in opposite directions, is inside; what is
 * left runs around them. A border that each drew with corners of its own, some metres apart, is made one first. Where they
 * overlap by more, the polygons do too, or cross themselves: the database joins those, with few edges left to look at.
 * Undefined where nothing with an area is left. Lets others run between its parts.
 */
export async function dissolve(shapes: readonly MultiPolygon[]): Promise<MultiPolygon | undefined> {
  const edges = new Edges();
  let corners = 0;
  let ground = 0;
  for (const polygon of shapes.flat()) {
    for (const [i, ring] of polygon.entries()) {
      edges.add(ring, i === 0);
      ground += ((i === 0 ? 1 : -1) * Math.abs(signedArea(ring))) / 2;
      corners += ring.length;
      if (corners > CORNERS_AT_ONCE) {
        corners = 0;
        await othersFirst();
      }
    }
  }
  const tolerance = Math.min(SLIVER_DEGREES, Math.sqrt(Math.max(0, ground)) * MOST_SNAPPED);
  if (shapes.length > 1) for (let pass = 0; pass < SNAPS; pass += 1) await edges.snap(tolerance);
  const rings = edges.rings();
  return rings && polygonsOf(rings);
}

/** Corners by number; those in the same place of the grid are one. */
class Corners {
  readonly all: Position[] = [];
  private slots = new Int32Array(1024);

  numberOf(corner: Position): number {
    const x = Math.round(corner[0] * GRID);
    const y = Math.round(corner[1] * GRID);
    for (let slot = this.slotOf(x, y); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const number = (this.slots[slot] as number) - 1;
      if (number < 0) return this.add(corner, slot);
      const [otherX, otherY] = this.all[number] as Position;
      if (Math.round(otherX * GRID) === x && Math.round(otherY * GRID) === y) return number;
    }
  }

  private slotOf(x: number, y: number): number {
    const hash = Math.imul(x % 0x7fffffff, 0x9e3779b1) ^ Math.imul(y % 0x7fffffff, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }

  private add(corner: Position, slot: number): number {
    this.all.push(corner);
    this.slots[slot] = this.all.length;
    if (this.all.length * 2 > this.slots.length) this.grow();
    return this.all.length - 1;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    for (const [number, [x, y]] of this.all.entries()) {
      let slot = this.slotOf(Math.round(x * GRID), Math.round(y * GRID));
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number + 1;
    }
  }
}

/** Edges that only one area has, between numbered corners. */
class Edges {
  private readonly corners = new Corners();
  /** from a corner to the next ones */
  private readonly next: (number[] | undefined)[] = [];

  add(ring: Ring, isOuter: boolean): void {
    const numbers = ring.map((corner) => this.corners.numberOf(corner));
    // Ground lies to the left of every edge.
    if (signedArea(ring) > 0 !== isOuter) numbers.reverse();
    for (let i = 1; i < numbers.length; i += 1) {
      const [from, to] = [numbers[i - 1] as number, numbers[i] as number];
      if (from !== to) this.addEdge(from, to);
    }
  }

  private addEdge(from: number, to: number): void {
    const back = this.next[to];
    const at = back ? back.indexOf(from) : -1;
    if (back && at >= 0) {
      back.splice(at, 1);
      return;
    }
    const there = this.next[from];
    if (!there) this.next[from] = [to];
    else there.push(to);
  }

  /** Leads what is left over the corners beside it, so that two drawings of one border fall together and are gone. */
  async snap(tolerance: number): Promise<void> {
    const left: NumberedEdge[] = [];
    for (const [from, ways] of this.next.entries()) for (const to of ways ?? []) left.push([from, to]);
    this.next.length = 0;
    for (const [from, to] of await snapEdges(left, this.corners.all, tolerance)) this.addEdge(from, to);
  }

  /** What is left, as rings that meet no corner twice. */
  rings(): Position[][] | undefined {
    const found: number[][] = [];
    for (const start of this.next.keys()) {
      while ((this.next[start]?.length ?? 0) > 0) {
        if (!this.walk(start, found)) return undefined;
      }
    }
    return found.map((ring) => ring.map((n) => this.corners.all[n] as Position));
  }

  /** Follows edges until they come back to the start; a loop on the way is a ring of its own. */
  private walk(start: number, found: number[][]): boolean {
    const path = [start];
    const places = new Map([[start, 0]]);
    let before = -1;
    let here = start;
    for (;;) {
      const to = this.take(before, here);
      if (to === undefined) return false;
      const place = places.get(to);
      if (place === undefined) {
        places.set(to, path.length);
        path.push(to);
      } else {
        const ring = path.splice(place);
        for (const corner of ring) places.delete(corner);
        if (ring.length < 3) return false;
        found.push(ring);
        if (place === 0) return true;
        places.set(to, place);
        path.push(to);
      }
      before = here;
      here = to;
    }
  }

  /** The next corner: of several, that which keeps to the ground on the left. */
  private take(before: number, here: number): number | undefined {
    const ways = this.next[here];
    if (!ways || ways.length < 2 || before < 0) return ways?.pop();
    const angle = (to: number) => {
      const [a, b] = [this.corners.all[here] as Position, this.corners.all[to] as Position];
      return Math.atan2(b[1] - a[1], b[0] - a[0]);
    };
    const back = angle(before);
    const turn = (to: number) => (back - angle(to) + 4 * Math.PI) % (2 * Math.PI);
    let best = 0;
    for (let i = 1; i < ways.length; i += 1)
      if (turn(ways[i] as number) < turn(ways[best] as number)) best = i;
    return ways.splice(best, 1)[0];
  }
}

/** Twice the area of a ring, closed or not; above zero where it runs counterclockwise. */
function signedArea(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = ring[i] as Position;
    const [bx, by] = (ring[i + 1] ?? ring[0]) as Position;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

type Edge = readonly [Position, Position];

interface Outer {
  readonly ring: Ring;
  readonly area: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
  readonly holes: Ring[];
}

/** Holes with the smallest outer ring that they lie in. */
function polygonsOf(rings: readonly Position[][]): MultiPolygon | undefined {
  const outers: Outer[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const area = signedArea(ring);
    // A line there and back: nothing lies in it.
    if (area === 0 || isTornSliver(ring, area)) continue;
    const closed = [...ring, ring[0] as Position];
    if (area > 0) outers.push({ ring: closed, area, box: boxOf(ring), holes: [] });
    else holes.push(closed);
  }
  outers.sort((a, b) => a.area - b.area);
  const ground = outers.reduce((sum, { area }) => sum + area, 0);
  for (const hole of holes) {
    const [a, b] = [hole[0] as Position, hole[1] as Position];
    const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const around = outers.length === 1 ? outers[0] : outers.find((outer) => liesIn(middle, outer));
    if (around) around.holes.push(hole);
    else if (-signedArea(hole) > ground * LOST) return undefined;
  }
  // Ground that two areas have is inside the outline of both: its rim is no border.
  const apart = outers.filter((one, i) => !outers.slice(i + 1).some((other) => covers(other, one)));
  return apart.length === 0 ? undefined : apart.map(({ ring, holes: inside }) => [ring, ...inside]);
}

/** Two drawings of one line that cross each other again and again: no ground to speak of, here too much, there too little. */
function isTornSliver(ring: Ring, area: number): boolean {
  if (ring.length > MOST_TORN) return false;
  const edges = ring.map((corner, i) => [corner, ring[(i + 1) % ring.length] as Position] as const);
  const around = edges.reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0);
  if (Math.abs(area) > around * SLIVER_DEGREES) return false;
  return edges.some((one, i) => edges.some((other, k) => k > i + 1 && cross(one, other)));
}

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const side = (p: Position, q: Position, r: Position) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Does all of the rim of one polygon run inside the other? */
function covers(other: Outer, { ring, box }: Outer): boolean {
  if (box[0] < other.box[0] || box[2] > other.box[2] || box[1] < other.box[1] || box[3] > other.box[3])
    return false;
  const holes = other.holes.map((hole) => ({ ring: hole, box: boxOf(hole) }));
  return ring.slice(1).every(([x, y], i) => {
    const [ax, ay] = ring[i] as Position;
    const middle: Position = [(ax + x) / 2, (ay + y) / 2];
    return liesIn(middle, other) && !holes.some((hole) => liesIn(middle, hole));
  });
}

function boxOf(ring: Ring): Outer['box'] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of ring) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

function liesIn([x, y]: Position, { ring, box }: Pick<Outer, 'ring' | 'box'>): boolean {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
