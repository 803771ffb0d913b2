import type { TopologyReport } from '../../../data/contract/topology.ts';
import type { MultiPolygon, Position } from '../../../data/read/shape.ts';
import type { Box } from './pairs.ts';

/** The longer side of the picture. */
const SIDE = 1000;
/** Letters of all outlines: a report is kept with its import. */
const MOST_LETTERS = 60_000;

/** From longitude and latitude to a place in the picture. */
type Project = (p: Position) => readonly [number, number];

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly project: Project;
}

/** A frame around boxes in which a metre is as long east as north in its middle. */
export function frameOf(boxes: readonly Box[]): Frame {
  const west = Math.min(...boxes.map((b) => b[0]));
  const south = Math.min(...boxes.map((b) => b[1]));
  const east = Math.max(...boxes.map((b) => b[2]));
  const north = Math.max(...boxes.map((b) => b[3]));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [Math.max((east - west) * squeeze, 1e-9), Math.max(north - south, 1e-9)];
  const scale = SIDE / Math.max(wide, high);
  return {
    width: Math.max(1, Math.ceil(wide * scale)),
    height: Math.max(1, Math.ceil(high * scale)),
    project: ([x, y]) => [(x - west) * squeeze * scale, (north - y) * scale],
  };
}

/** Outlines as SVG paths, coarser until they fit. */
export function drawOutlines(shapes: readonly MultiPolygon[], frame: Frame): TopologyReport['picture'] {
  const { width, height } = frame;
  for (let step = 1.5; ; step *= 2) {
    const areas = shapes.map((s) => pathOf(s, frame.project, step, 0)).filter((path) => path !== '');
    const letters = areas.reduce((n, path) => n + path.length, 0);
    if (letters <= MOST_LETTERS || step > 50) return { width, height, areas };
  }
}

/**
 * A shape as an SVG path: points nearer than `step` to the last are left out, and rings of which less than a triangle
 * is left. With `digits` for what is drawn larger than the picture shows it.
 */
export function pathOf(shape: MultiPolygon, project: Project, step: number, digits: number): string {
  let path = '';
  for (const polygon of shape) {
    for (const ring of polygon) {
      const kept: string[] = [];
      let last: readonly [number, number] | undefined;
      for (const p of ring) {
        const at = project(p);
        if (last && Math.abs(at[0] - last[0]) + Math.abs(at[1] - last[1]) < step) continue;
        last = at;
        kept.push(`${round(at[0], digits)} ${round(at[1], digits)}`);
      }
      if (kept.length > 2) path += `M${kept.join('L')}Z`;
    }
  }
  return path;
}

export function round(value: number, digits: number): number {
  const by = 10 ** digits;
  return Math.round(value * by) / by;
}
