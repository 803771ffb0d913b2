import { Delaunay } from 'd3-delaunay';
import { randomOf } from './random.ts';
import type { Terrain } from './terrain.ts';

/** The island in small cells (Voronoi), many where people live. Cells are numbered; lengths are kilometres. */
export interface Mesh {
  readonly size: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** square kilometres */
  readonly area: Float64Array;
  readonly land: Uint8Array;
  /** cells that touch a cell: `to[start[i] .. start[i + 1]]`, across the half-edges of the same places in `edge` */
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly edge: Int32Array;
  /** the other half of each half-edge; -1 at the rim */
  readonly twin: Int32Array;
  /** cell that each half-edge begins at */
  readonly origin: Uint32Array;
  /** corner of the cells in the middle of each triangle; half-edge e lies in triangle floor(e / 3) */
  readonly cornerX: Float64Array;
  readonly cornerY: Float64Array;
}

/** Points are spread over squares, this many for each cell of land. */
const SQUARES_A_CELL = 2.3;
const SOFTENING = 2;

/** @param cells about how many cells of land there are to be */
export function makeMesh(terrain: Terrain, seed: string, cells: number): Mesh {
  let points = spread(terrain, seed, cells);
  for (let i = 0; i < SOFTENING; i += 1) points = soften(points, terrain.half);
  return describe(points, terrain);
}

/** How close the cells lie: more where people are, some everywhere, more along the shore so that it is drawn finely. */
function closeness(terrain: Terrain, x: number, y: number, scale: number): number {
  const land = terrain.land(x, y);
  const shore = Math.exp(-((land / 0.05) ** 2));
  if (land < 0) return 0.05 + 1.6 * shore * Math.exp(land / 0.02);
  return terrain.crowd(x, y) + 0.35 + (1.6 * shore) / Math.sqrt(scale);
}

/** Random places, as many in each square as belong there: fewer holes and heaps than pure chance would leave. */
function spread(terrain: Terrain, seed: string, cells: number): Float64Array {
  const scale = terrain.half / 31;
  const side = Math.ceil(Math.sqrt(cells * SQUARES_A_CELL));
  const step = (2 * terrain.half) / side;
  const close = new Float64Array(side * side);
  let onLand = 0;
  for (let r = 0; r < side; r += 1) {
    for (let c = 0; c < side; c += 1) {
      const x = -terrain.half + (c + 0.5) * step;
      const y = -terrain.half + (r + 0.5) * step;
      const value = closeness(terrain, x, y, scale);
      close[r * side + c] = value;
      if (terrain.land(x, y) > 0) onLand += value;
    }
  }
  const chance = randomOf(`${seed} cells`);
  const points: number[] = [];
  let carried = 0;
  for (let i = 0; i < close.length; i += 1) {
    carried += ((close[i] as number) * cells) / onLand;
    const jitter = 0.35 * (chance.next() - 0.5);
    const n = Math.max(0, Math.floor(carried + jitter));
    carried -= n;
    const x = -terrain.half + (i % side) * step;
    const y = -terrain.half + Math.floor(i / side) * step;
    for (let k = 0; k < n; k += 1) points.push(x + chance.next() * step, y + chance.next() * step);
  }
  return Float64Array.from(points);
}

/** Each point to the middle of its cell: no cell stays a sliver. */
function soften(points: Float64Array, half: number): Float64Array {
  const { triangles, halfedges } = new Delaunay(points);
  const { cornerX, cornerY } = corners(points, triangles);
  const n = points.length / 2;
  const area = new Float64Array(n);
  const sx = new Float64Array(n);
  const sy = new Float64Array(n);
  for (let e = 0; e < halfedges.length; e += 1) {
    const other = halfedges[e] as number;
    if (other < 0) continue;
    const i = triangles[e] as number;
    const a = Math.floor(e / 3);
    const b = Math.floor(other / 3);
    const [px, py] = [points[2 * i] as number, points[2 * i + 1] as number];
    const [ax, ay] = [cornerX[a] as number, cornerY[a] as number];
    const [bx, by] = [cornerX[b] as number, cornerY[b] as number];
    const w = Math.abs((ax - px) * (by - py) - (bx - px) * (ay - py));
    area[i] = (area[i] as number) + w;
    sx[i] = (sx[i] as number) + (w * (px + ax + bx)) / 3;
    sy[i] = (sy[i] as number) + (w * (py + ay + by)) / 3;
  }
  return points.map((p, k) => {
    const i = k >> 1;
    const w = area[i] as number;
    const middle = ((k & 1) === 0 ? (sx[i] as number) : (sy[i] as number)) / w;
    // At the rim cells are open and have no middle.
    return w > 0 && Math.abs(middle) < half ? p + 0.85 * (middle - p) : p;
  });
}

/** Centres of the circles round the triangles; of a flat triangle the middle of its corners. */
function corners(points: Float64Array, triangles: Uint32Array) {
  const count = triangles.length / 3;
  const cornerX = new Float64Array(count);
  const cornerY = new Float64Array(count);
  for (let t = 0; t < count; t += 1) {
    const at = (k: number) => triangles[3 * t + k] as number;
    const ax = points[2 * at(0)] as number;
    const ay = points[2 * at(0) + 1] as number;
    const bx = (points[2 * at(1)] as number) - ax;
    const by = (points[2 * at(1) + 1] as number) - ay;
    const cx = (points[2 * at(2)] as number) - ax;
    const cy = (points[2 * at(2) + 1] as number) - ay;
    const d = 2 * (bx * cy - by * cx);
    const b2 = bx * bx + by * by;
    const c2 = cx * cx + cy * cy;
    const flat = Math.abs(d) < 1e-12;
    cornerX[t] = ax + (flat ? (bx + cx) / 3 : (cy * b2 - by * c2) / d);
    cornerY[t] = ay + (flat ? (by + cy) / 3 : (bx * c2 - cx * b2) / d);
  }
  return { cornerX, cornerY };
}

function describe(points: Float64Array, terrain: Terrain): Mesh {
  const { triangles, halfedges } = new Delaunay(points);
  const { cornerX, cornerY } = corners(points, triangles);
  const size = points.length / 2;
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    x[i] = points[2 * i] as number;
    y[i] = points[2 * i + 1] as number;
  }
  const start = new Int32Array(size + 1);
  for (let e = 0; e < halfedges.length; e += 1) {
    if ((halfedges[e] as number) >= 0)
      start[(triangles[e] as number) + 1] = (start[(triangles[e] as number) + 1] as number) + 1;
  }
  for (let i = 0; i < size; i += 1) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const filled = start.slice();
  const to = new Int32Array(start[size] as number);
  const edge = new Int32Array(to.length);
  const area = new Float64Array(size);
  for (let e = 0; e < halfedges.length; e += 1) {
    const other = halfedges[e] as number;
    if (other < 0) continue;
    const i = triangles[e] as number;
    const at = filled[i] as number;
    filled[i] = at + 1;
    to[at] = triangles[other] as number;
    edge[at] = e;
    const [a, b] = [Math.floor(e / 3), Math.floor(other / 3)];
    area[i] =
      (area[i] as number) +
      Math.abs(
        ((cornerX[a] as number) - (x[i] as number)) * ((cornerY[b] as number) - (y[i] as number)) -
          ((cornerX[b] as number) - (x[i] as number)) * ((cornerY[a] as number) - (y[i] as number)),
      ) /
        2;
  }
  const mesh = { size, x, y, area, start, to, edge, twin: halfedges, origin: triangles, cornerX, cornerY };
  return { ...mesh, land: landOf(mesh, terrain) };
}

/** Land where the middle of the cell is; what the sea cannot reach is land too; islets of a few cells sink. */
function landOf(mesh: Omit<Mesh, 'land'>, terrain: Terrain): Uint8Array {
  const land = new Uint8Array(mesh.size);
  const isOpen = openCells(mesh);
  for (let i = 0; i < mesh.size; i += 1) {
    const [x, y] = [mesh.x[i] as number, mesh.y[i] as number];
    const inside = Math.max(Math.abs(x), Math.abs(y)) < terrain.half * 0.97;
    land[i] = inside && isOpen[i] === 0 && terrain.land(x, y) > 0 ? 1 : 0;
  }
  const water = components(mesh, (i) => land[i] === 0);
  const sea = water.reduce((a, b) => (b.length > a.length ? b : a), []);
  for (const pond of water) {
    if (pond !== sea && !pond.some((i) => isOpen[i] === 1)) for (const i of pond) land[i] = 1;
  }
  for (const islet of components(mesh, (i) => land[i] === 1)) {
    if (islet.length < LEAST_ISLET) for (const i of islet) land[i] = 0;
  }
  return land;
}

const LEAST_ISLET = 12;

/** Cells at the rim of the mesh: open on one side, so that no line runs round them. */
function openCells({ size, twin, origin }: Pick<Mesh, 'size' | 'twin' | 'origin'>): Uint8Array {
  const open = new Uint8Array(size);
  for (const [e, other] of twin.entries()) {
    if (other >= 0) continue;
    // A side without a twin ends at the cell where the next side of its triangle begins.
    open[origin[e] as number] = 1;
    open[origin[e % 3 === 2 ? e - 2 : e + 1] as number] = 1;
  }
  return open;
}

/** Cells that hang together, of those that are wanted. */
export function components(
  mesh: Pick<Mesh, 'size' | 'start' | 'to'>,
  wanted: (cell: number) => boolean,
): number[][] {
  const seen = new Uint8Array(mesh.size);
  const found: number[][] = [];
  for (let first = 0; first < mesh.size; first += 1) {
    if (seen[first] === 1 || !wanted(first)) continue;
    const part = [first];
    seen[first] = 1;
    for (let k = 0; k < part.length; k += 1) {
      const i = part[k] as number;
      for (let p = mesh.start[i] as number; p < (mesh.start[i + 1] as number); p += 1) {
        const j = mesh.to[p] as number;
        if (seen[j] === 1 || !wanted(j)) continue;
        seen[j] = 1;
        part.push(j);
      }
    }
    found.push(part);
  }
  return found;
}
