import type { MultiPolygon } from '../../data/read/shape.ts';
import { HALF_WORLD_M } from './grid.ts';

/**
 * A shape ready to be cut into tiles: polygons of rings of [x, y] in the unit square of web mercator (0,0 is the north
 * west corner of the world, 1,1 the south east), and the box around them in the same unit.
 */
export interface UnitShape {
  readonly polygons: [number, number][][][];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly vertices: number;
}

/** From polygons in EPSG:3857 metres. */
export function unitShapeOf(shape: MultiPolygon): UnitShape {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  let vertices = 0;
  const polygons = shape.map((polygon) =>
    polygon.map((ring) =>
      ring.map(([xM, yM]): [number, number] => {
        const x = xM / (2 * HALF_WORLD_M) + 0.5;
        const y = 0.5 - yM / (2 * HALF_WORLD_M);
        if (x < box.minX) box.minX = x;
        if (x > box.maxX) box.maxX = x;
        if (y < box.minY) box.minY = y;
        if (y > box.maxY) box.maxY = y;
        vertices += 1;
        return [x, y];
      }),
    ),
  );
  return { polygons, ...box, vertices };
}
