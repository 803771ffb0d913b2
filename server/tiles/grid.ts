import { LABEL_MIN_WIDTH_PX, TILE_BUFFER, TILE_EXTENT, TILE_MAX_ZOOM } from '../../data/catalogue/tiles.ts';

/** Half the width of the web mercator square (EPSG:3857), in its metres. */
export const HALF_WORLD_M = Math.PI * 6378137;
/** Screen pixels a tile is drawn at, on its own zoom. */
const TILE_PX = 512;

/** A tile's address in the usual grid: x to the east, y to the south. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A box in EPSG:3857 metres. */
export interface MercatorBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** True when the grid has such a tile: x and y from 0 to 2^z - 1. */
export function isOnGrid({ z, x, y }: TileAddress): boolean {
  const side = 2 ** z;
  return x >= 0 && y >= 0 && x < side && y < side;
}

/** The box of a tile, without its margin. The one source of these numbers for SQL and TypeScript alike. */
export function boxOf({ z, x, y }: TileAddress): MercatorBox {
  const side = (2 * HALF_WORLD_M) / 2 ** z;
  return {
    west: x * side - HALF_WORLD_M,
    east: (x + 1) * side - HALF_WORLD_M,
    north: HALF_WORLD_M - y * side,
    south: HALF_WORLD_M - (y + 1) * side,
  };
}

/** The box of a tile with the margin that shapes are clipped to. */
export function boxWithMargin(address: TileAddress): MercatorBox {
  const box = boxOf(address);
  const margin = ((box.east - box.west) * TILE_BUFFER) / TILE_EXTENT;
  return {
    west: box.west - margin,
    south: box.south - margin,
    east: box.east + margin,
    north: box.north + margin,
  };
}

/** Least width (square root of the area, EPSG:3857 metres) from which an area has a label at a zoom. */
export function leastLabelledM(z: number): number {
  if (z >= TILE_MAX_ZOOM) return 0;
  return (LABEL_MIN_WIDTH_PX * 2 * HALF_WORLD_M) / (TILE_PX * 2 ** z);
}

/** A point lies in exactly one tile of a zoom: the west and north edge belong to it, the east and south one do not. */
export function holdsPoint(box: MercatorBox, xM: number, yM: number): boolean {
  return xM >= box.west && xM < box.east && yM <= box.north && yM > box.south;
}
