const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Kilometres as the crow flies on a sphere of the earth's mean radius (error below 0.6 %). */
export function kmBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const dLat = (b[1] - a[1]) * RADIANS;
  const dLon = (b[0] - a[0]) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
