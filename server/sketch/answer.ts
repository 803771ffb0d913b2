import type { MultiPolygon } from '../../data/read/shape.ts';
import { divide } from './divide.ts';
import { type Ground, Plane } from './plane.ts';
import { stitch } from './stitch.ts';

/** An area that is to get a cell, with what lies in it, in the order of their numbers. */
export interface Plot {
  readonly key: number;
  readonly parts: readonly Plot[];
}

export interface Cell {
  readonly key: number;
  readonly shape: MultiPolygon;
}

/** A cell under this is no neighbourhood but a house. */
const LEAST_CELL_M2 = 150;

/** How many cells the ground of an area has room for. */
export function roomFor(shape: MultiPolygon): number {
  const plane = planeOf(shape);
  return Math.floor(plane.areaM2(plane.ground(shape)) / LEAST_CELL_M2);
}

/** The areas at the ends of the tree: those that ground is given out by. */
export function countEnds(plots: readonly Plot[]): number {
  return plots.reduce((n, p) => n + (p.parts.length === 0 ? 1 : countEnds(p.parts)), 0);
}

/**
 * Sketches areas within the ground of their parent: RW first, as large as they have RT, then the RT within their RW.
 * Every plot gets a cell, and all ground is given out; borders fit exactly. Undefined: there is no room.
 */
export function sketchPlots(shape: MultiPolygon, plots: readonly Plot[]): Cell[] | undefined {
  const plane = planeOf(shape);
  const ground = plane.ground(shape);
  if (plane.areaM2(ground) < countEnds(plots) * LEAST_CELL_M2) return undefined;
  const cells = cut(ground, plots, plane);
  if (!cells) return undefined;
  const stitched = stitch(cells.map((c) => c.ground));
  return cells.map(({ key }, i) => ({ key, shape: plane.shape(stitched[i] ?? []) }));
}

function cut(
  ground: Ground,
  plots: readonly Plot[],
  plane: Plane,
): { key: number; ground: Ground }[] | undefined {
  if (plots.length === 0) return [];
  const weights = plots.map((p) => Math.max(1, countEnds(p.parts)));
  const cells = divide(ground, weights, plane.metres);
  if (!cells) return undefined;
  const all: { key: number; ground: Ground }[] = [];
  for (const [i, plot] of plots.entries()) {
    const own = cells[i] ?? [];
    const below = cut(own, plot.parts, plane);
    if (!below) return undefined;
    all.push({ key: plot.key, ground: own }, ...below);
  }
  return all;
}

function planeOf(shape: MultiPolygon): Plane {
  return new Plane(shape[0]?.[0]?.[0] ?? [0, 0]);
}
