/**
 * Zoom bands of the stored shapes: each detail serves the zooms from `minZoom` to `maxZoom`, and is simplified to about
 * half a screen pixel at its highest zoom.
 */
export const TILE_DETAILS = [
  { detail: 0, minZoom: 0, maxZoom: 6 },
  { detail: 1, minZoom: 7, maxZoom: 10 },
  { detail: 2, minZoom: 11, maxZoom: 12 },
  { detail: 3, minZoom: 13, maxZoom: 14 },
] as const;

/** Highest zoom that tiles are made for; the map stretches them beyond. */
export const TILE_MAX_ZOOM = 14;
export const TILE_EXTENT = 4096;
/** Margin around a tile, in tile units, so that borders have no seams. */
export const TILE_BUFFER = 64;

/**
 * An area has a label in a tile from the zoom on where it is about this many screen pixels wide; a name over less is
 * over its neighbours. At the highest zoom every area has one.
 */
export const LABEL_MIN_WIDTH_PX = 12;

/** The stored detail that serves a zoom. */
export function detailFor(zoom: number): number {
  return TILE_DETAILS.find((d) => zoom <= d.maxZoom)?.detail ?? TILE_DETAILS.length - 1;
}
