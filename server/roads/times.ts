import { kmBetween } from '../../data/read/distance.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

/** Roads as places and ways between them, columns of equal length. */
export interface RoadGraph {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly metres: ArrayLike<number>;
  readonly kmPerHour: ArrayLike<number>;
  /** may be driven from `from` to `to` only */
  readonly oneWay: ArrayLike<boolean>;
}

/** A place farther from every road than this is not reached by road. */
const MOST_OFF_ROAD_KM = 2;
/** To the road and from it: on foot or on a path. */
const OFF_ROAD_KM_PER_HOUR = 5;
const CELL = 0.01;
/** the narrower side of a cell in Indonesia: along the parallel of 11 degrees */
const CELL_KM = 1.08;
const MOST_KEPT = 4;
const MOST_FOUND = 20_000;

/** A place on a road, and how far from it one is. */
interface OnRoad {
  readonly node: number;
  readonly km: number;
}

/** Ways by the place at one of their ends: who drives to a scene is found by going back from it. */
interface WaysAt {
  readonly first: Int32Array;
  readonly way: Int32Array;
  /** of each entry: the place at the other end */
  readonly other: Int32Array;
}

/** Minutes between places: from one to others, or to one from others. */
export type Direction = 'from' | 'to';

/** Shortest times on roads towards one place after the other; made once for a set of roads. */
export class RoadTimes {
  private readonly graph: RoadGraph;
  private readonly back: WaysAt;
  private ahead: WaysAt | undefined;
  private readonly cells: ReadonlyMap<number, readonly number[]>;
  private readonly kept = new Map<number, Float64Array>();
  private readonly found = new Map<string, OnRoad | undefined>();

  constructor(graph: RoadGraph) {
    this.graph = graph;
    this.back = waysBy(graph, graph.to, graph.from);
    this.cells = cellsOf(graph);
  }

  /**
   * Minutes on roads to a scene, from wherever is asked: one search for all of them. null: too far from a road, or no road
   * leads from there to the scene.
   */
  towards(scene: Point): (from: Point) => number | null {
    const end = this.nearest(scene);
    if (end === undefined) return () => null;
    const minutes = this.minutesTo(end.node);
    return (from) => {
      const start = this.nearest(from);
      if (start === undefined) return null;
      const onRoad = minutes[start.node] ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(onRoad)) return null;
      return onRoad + minutesOff(start.km + end.km);
    };
  }

  /**
   * May others be reached from a place (or it from them) on roads within some minutes? null: this or the other is too far
   * from a road for roads to say it.
   */
  within(place: Point, direction: Direction, most: number): (other: Point) => boolean | null {
    const start = this.nearest(place);
    if (start === undefined) return () => null;
    const left = most - minutesOff(start.km);
    const { graph } = this;
    if (direction === 'from') this.ahead ??= waysBy(graph, graph.from, graph.to);
    const minutes = this.search(
      start.node,
      direction === 'from' && this.ahead ? this.ahead : this.back,
      left,
    );
    return (other) => {
      const end = this.nearest(other);
      if (end === undefined) return null;
      return (minutes[end.node] ?? Number.POSITIVE_INFINITY) + minutesOff(end.km) <= left;
    };
  }

  /** The nearest place on a road: looked for in rings of cells, until no farther ring can hold a nearer one. */
  private nearest(at: Point): OnRoad | undefined {
    const key = `${at[0]} ${at[1]}`;
    if (!this.found.has(key)) {
      if (this.found.size >= MOST_FOUND) this.found.clear();
      this.found.set(key, this.find(at));
    }
    return this.found.get(key);
  }

  private find(at: Point): OnRoad | undefined {
    const { lon, lat } = this.graph;
    const [x, y] = [Math.floor(at[0] / CELL), Math.floor(at[1] / CELL)];
    let best: { node: number; km: number } | undefined;
    for (let ring = 0; (ring - 1) * CELL_KM <= (best?.km ?? MOST_OFF_ROAD_KM); ring += 1) {
      for (const key of ringOf(x, y, ring)) {
        for (const node of this.cells.get(key) ?? []) {
          const km = kmBetween(at, [lon[node] ?? 0, lat[node] ?? 0]);
          if (km <= MOST_OFF_ROAD_KM && (best === undefined || km < best.km)) best = { node, km };
        }
      }
    }
    return best;
  }

  /** Minutes from every place to one, kept for the scenes that were asked for last. */
  private minutesTo(end: number): Float64Array {
    const known = this.kept.get(end);
    if (known) return known;
    const minutes = this.search(end, this.back, Number.POSITIVE_INFINITY);
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(end, minutes);
    return minutes;
  }

  /** Dijkstra from a place, by ways at it: minutes between it and every place that is no farther than `most`. */
  private search(start: number, ways: WaysAt, most: number): Float64Array {
    const { metres, kmPerHour } = this.graph;
    const { first, way, other: ends } = ways;
    const minutes = new Float64Array(this.graph.lon.length).fill(Number.POSITIVE_INFINITY);
    const heap = new Heap();
    minutes[start] = 0;
    heap.push(0, start);
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const { node, key } = next;
      if (key > (minutes[node] ?? 0)) continue;
      for (let i = first[node] ?? 0; i < (first[node + 1] ?? 0); i += 1) {
        const w = way[i] ?? 0;
        const other = ends[i] ?? 0;
        const longer = key + ((metres[w] ?? 0) / 1000 / (kmPerHour[w] ?? 1)) * 60;
        if (longer > most || longer >= (minutes[other] ?? 0)) continue;
        minutes[other] = longer;
        heap.push(longer, other);
      }
    }
    return minutes;
  }
}

/** To the road, or from it to where one goes. */
function minutesOff(km: number): number {
  return (km / OFF_ROAD_KM_PER_HOUR) * 60;
}

/** The ways of a graph by the place at their end `at`; what may be driven both ways stands at both. */
function waysBy({ lon, oneWay }: RoadGraph, at: ArrayLike<number>, others: ArrayLike<number>): WaysAt {
  const first = new Int32Array(lon.length + 1);
  const n = at.length;
  for (let i = 0; i < n; i += 1) {
    first[(at[i] ?? 0) + 1] = (first[(at[i] ?? 0) + 1] ?? 0) + 1;
    if (!oneWay[i]) first[(others[i] ?? 0) + 1] = (first[(others[i] ?? 0) + 1] ?? 0) + 1;
  }
  for (let i = 1; i < first.length; i += 1) first[i] = (first[i] ?? 0) + (first[i - 1] ?? 0);
  const next = first.slice();
  const all = first[first.length - 1] ?? 0;
  const way = new Int32Array(all);
  const other = new Int32Array(all);
  const add = (place: number, of: number, end: number) => {
    const i = next[place] ?? 0;
    next[place] = i + 1;
    way[i] = of;
    other[i] = end;
  };
  for (let i = 0; i < n; i += 1) {
    add(at[i] ?? 0, i, others[i] ?? 0);
    if (!oneWay[i]) add(others[i] ?? 0, i, at[i] ?? 0);
  }
  return { first, way, other };
}

function cellsOf({ lon, lat }: RoadGraph): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (let node = 0; node < lon.length; node += 1) {
    const key = cellKey(Math.floor((lon[node] ?? 0) / CELL), Math.floor((lat[node] ?? 0) / CELL));
    const cell = cells.get(key);
    if (cell) cell.push(node);
    else cells.set(key, [node]);
  }
  return cells;
}

/** Cells around one, as far from it as the ring says. */
function ringOf(x: number, y: number, ring: number): number[] {
  const cells: number[] = [];
  for (let dx = -ring; dx <= ring; dx += 1) {
    const isSide = Math.abs(dx) === ring;
    for (let dy = -ring; dy <= ring; dy += isSide ? 1 : 2 * ring) cells.push(cellKey(x + dx, y + dy));
  }
  return cells;
}

function cellKey(x: number, y: number): number {
  return x * 100_000 + y;
}

/** A heap of places by time; one that got shorter is put in again. */
class Heap {
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  push(key: number, node: number): void {
    let i = this.keys.length;
    this.keys.push(key);
    this.nodes.push(node);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if ((this.keys[up] as number) <= key) break;
      this.keys[i] = this.keys[up] as number;
      this.nodes[i] = this.nodes[up] as number;
      i = up;
    }
    this.keys[i] = key;
    this.nodes[i] = node;
  }

  pop(): { readonly key: number; readonly node: number } | undefined {
    const top =
      this.keys.length === 0 ? undefined : { key: this.keys[0] as number, node: this.nodes[0] as number };
    const key = this.keys.pop();
    const node = this.nodes.pop();
    if (top === undefined || key === undefined || node === undefined || this.keys.length === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= this.keys.length) break;
      if (down + 1 < this.keys.length && (this.keys[down + 1] as number) < (this.keys[down] as number))
        down += 1;
      if ((this.keys[down] as number) >= key) break;
      this.keys[i] = this.keys[down] as number;
      this.nodes[i] = this.nodes[down] as number;
      i = down;
    }
    this.keys[i] = key;
    this.nodes[i] = node;
    return top;
  }
}
