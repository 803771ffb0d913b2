import type { Position } from '../../../data/read/shape.ts';
import { othersFirst } from '../../../data/read/slices.ts';

/** From corner to corner, by number. */
export type NumberedEdge = readonly [from: number, to: number];

const EDGES_AT_ONCE = 20_000;
/** Borders have corners farther apart than the tolerance: where snapping makes many more of them, these are no two drawings of one line. */
const MOST_MORE = 3;

/**
 * Edges led over the corners that lie beside them, no farther than `tolerance`. Where two areas drew one border with other
 * corners, both have it with all corners afterwards. Corners stay where they are. Borders drawn finer than the tolerance
 * are given back as they were. Lets others run between its parts.
 *
 * @param tolerance in the unit of the corners
 */
export async function snapEdges(
  edges: readonly NumberedEdge[],
  corners: readonly Position[],
  tolerance: number,
): Promise<NumberedEdge[]> {
  const grid = new CornerGrid(edges, corners, tolerance);
  const snapped: NumberedEdge[] = [];
  for (const [i, [from, to]] of edges.entries()) {
    let last = from;
    for (const corner of grid.beside(from, to)) {
      snapped.push([last, corner]);
      last = corner;
    }
    snapped.push([last, to]);
    if (snapped.length > MOST_MORE * edges.length) return [...edges];
    if (i % EDGES_AT_ONCE === EDGES_AT_ONCE - 1) await othersFirst();
  }
  return snapped;
}

/** Corners of edges by the cell of a grid that they lie in. */
class CornerGrid {
  private readonly cells = new Map<number, number[]>();
  private readonly width: number;
  private readonly corners: readonly Position[];
  private readonly tolerance: number;

  constructor(edges: readonly NumberedEdge[], corners: readonly Position[], tolerance: number) {
    this.corners = corners;
    this.tolerance = tolerance;
    const length = edges.reduce((sum, [a, b]) => sum + this.distance(a, b), 0);
    this.width = Math.max(4 * tolerance, length / Math.max(1, edges.length));
    for (const corner of new Set(edges.map(([from]) => from))) {
      const [x, y] = corners[corner] as Position;
      const key = this.cellOf(Math.floor(x / this.width), Math.floor(y / this.width));
      const cell = this.cells.get(key);
      if (cell) cell.push(corner);
      else this.cells.set(key, [corner]);
    }
  }

  /** Corners beside the edge, in the order in which it passes them. */
  beside(from: number, to: number): number[] {
    const [ax, ay] = this.corners[from] as Position;
    const [bx, by] = this.corners[to] as Position;
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.hypot(dx, dy);
    const found: { corner: number; at: number }[] = [];
    const pieces = Math.ceil(length / this.width);
    for (let piece = 0; piece < pieces; piece += 1) {
      const [begin, end] = [piece / pieces, (piece + 1) / pieces];
      const [x0, x1] = this.cellsBetween(ax + dx * begin, ax + dx * end);
      const [y0, y1] = this.cellsBetween(ay + dy * begin, ay + dy * end);
      for (let x = x0; x <= x1; x += 1) {
        for (let y = y0; y <= y1; y += 1) {
          for (const corner of this.cells.get(this.cellOf(x, y)) ?? []) {
            if (corner === from || corner === to) continue;
            const [px, py] = this.corners[corner] as Position;
            const at = ((px - ax) * dx + (py - ay) * dy) / (length * length);
            // Of the piece that it lies beside, so that it is found once.
            if (at <= 0 || at >= 1 || at < begin || at >= end) continue;
            if (Math.abs((px - ax) * dy - (py - ay) * dx) <= this.tolerance * length)
              found.push({ corner, at });
          }
        }
      }
    }
    return found.sort((a, b) => a.at - b.at).map((f) => f.corner);
  }

  private cellsBetween(a: number, b: number): [number, number] {
    const [low, high] = a < b ? [a, b] : [b, a];
    return [
      Math.floor((low - this.tolerance) / this.width),
      Math.floor((high + this.tolerance) / this.width),
    ];
  }

  private cellOf(x: number, y: number): number {
    return x * 67_108_864 + y;
  }

  private distance(a: number, b: number): number {
    const [p, q] = [this.corners[a] as Position, this.corners[b] as Position];
    return Math.hypot(q[0] - p[0], q[1] - p[1]);
  }
}
