import { kmBetween, type Point } from './rank.ts';

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

/** Ways by where they end: who drives to the scene is found by going back from it. */
interface Backwards {
  readonly first: Int32Array;
  readonly way: Int32Array;
  /** of each entry: the place that the way comes from */
  readonly from: Int32Array;
}

/** Shortest times on roads towards one place after the other; made once for a set of roads. */
export class RoadTimes {
  private readonly graph: RoadGraph;
  private readonly back: Backwards;
  private readonly cells: ReadonlyMap<number, readonly number[]>;
  private readonly kept = new Map<number, Float64Array>();

  constructor(graph: RoadGraph) {
    this.graph = graph;
    this.back = turnRound(graph);
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
      return onRoad + ((start.km + end.km) / OFF_ROAD_KM_PER_HOUR) * 60;
    };
  }

  /** The nearest place on a road: looked for in rings of cells, until no farther ring can hold a nearer one. */
  private nearest(at: Point): { readonly node: number; readonly km: number } | undefined {
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
    const minutes = this.search(end);
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(end, minutes);
    return minutes;
  }

  /** Dijkstra from the end backwards: minutes from every place to it. */
  private search(end: number): Float64Array {
    const { metres, kmPerHour } = this.graph;
    const { first, way, from } = this.back;
    const minutes = new Float64Array(this.graph.lon.length).fill(Number.POSITIVE_INFINITY);
    const heap = new Heap();
    minutes[end] = 0;
    heap.push(0, end);
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const { node, key } = next;
      if (key > (minutes[node] ?? 0)) continue;
      for (let i = first[node] ?? 0; i < (first[node + 1] ?? 0); i += 1) {
        const w = way[i] ?? 0;
        const other = from[i] ?? 0;
        const longer = key + ((metres[w] ?? 0) / 1000 / (kmPerHour[w] ?? 1)) * 60;
        if (longer >= (minutes[other] ?? 0)) continue;
        minutes[other] = longer;
        heap.push(longer, other);
      }
    }
    return minutes;
  }
}

function turnRound({ lon, from, to, oneWay }: RoadGraph): Backwards {
  const first = new Int32Array(lon.length + 1);
  const n = from.length;
  for (let i = 0; i < n; i += 1) {
    first[(to[i] ?? 0) + 1] = (first[(to[i] ?? 0) + 1] ?? 0) + 1;
    if (!oneWay[i]) first[(from[i] ?? 0) + 1] = (first[(from[i] ?? 0) + 1] ?? 0) + 1;
  }
  for (let i = 1; i < first.length; i += 1) first[i] = (first[i] ?? 0) + (first[i - 1] ?? 0);
  const next = first.slice();
  const all = first[first.length - 1] ?? 0;
  const way = new Int32Array(all);
  const comes = new Int32Array(all);
  const add = (at: number, of: number, other: number) => {
    const i = next[at] ?? 0;
    next[at] = i + 1;
    way[i] = of;
    comes[i] = other;
  };
  for (let i = 0; i < n; i += 1) {
    add(to[i] ?? 0, i, from[i] ?? 0);
    if (!oneWay[i]) add(from[i] ?? 0, i, to[i] ?? 0);
  }
  return { first, way, from: comes };
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
