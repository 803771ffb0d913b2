/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];

export const DRAW_TOOLS = ['polygon', 'circle', 'line', 'point'] as const;
export type DrawTool = (typeof DRAW_TOOLS)[number];

/** What was drawn on a map. */
export type DrawnShape =
  /** closed rings, each a part of its own */
  | { readonly kind: 'polygon'; readonly rings: readonly (readonly Position[])[] }
  | { readonly kind: 'circle'; readonly centre: Position; readonly radiusM: number }
  | { readonly kind: 'line'; readonly line: readonly Position[] }
  | { readonly kind: 'point'; readonly at: Position };

/** Drawing on the map, as long as it is wanted. */
export interface MapDraw {
  /** what a click does; edit: moves corners; null: nothing */
  readonly tool: DrawTool | 'edit' | null;
  /** what is drawn; another than was told last takes its place */
  readonly shape: DrawnShape | undefined;
  /** told when something is finished or changed */
  readonly onShape: (shape: DrawnShape | undefined) => void;
}

const EARTH_M = 6_371_008.8;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres along the earth between two points (haversine). */
export function distanceM([lonA, latA]: Position, [lonB, latB]: Position): number {
  const h =
    Math.sin(rad(latB - latA) / 2) ** 2 +
    Math.cos(rad(latA)) * Math.cos(rad(latB)) * Math.sin(rad(lonB - lonA) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

const CIRCLE_CORNERS = 64;

/** A circle as a closed ring of so many corners; small circles only, away from the poles. */
export function ringOf(centre: Position, radiusM: number): Position[] {
  const [lon, lat] = centre;
  const up = (radiusM / EARTH_M) * (180 / Math.PI);
  const across = up / Math.cos(rad(lat));
  const ring = Array.from({ length: CIRCLE_CORNERS }, (_, i): Position => {
    const turn = (2 * Math.PI * i) / CIRCLE_CORNERS;
    return [lon + across * Math.cos(turn), lat + up * Math.sin(turn)];
  });
  return [...ring, ring[0] ?? centre];
}

/** The circle that a ring of evenly spread corners stands for. */
export function circleOf(ring: readonly Position[]): Extract<DrawnShape, { kind: 'circle' }> | undefined {
  const corners = ring.slice(0, -1);
  const first = corners[0];
  if (!first || corners.length < 3) return undefined;
  const mean = (at: 0 | 1) => corners.reduce((sum, corner) => sum + corner[at], 0) / corners.length;
  const centre: Position = [mean(0), mean(1)];
  return { kind: 'circle', centre, radiusM: distanceM(centre, first) };
}
