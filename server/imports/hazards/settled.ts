import type { GeoFeature, GeoFile } from '../../../data/read/geo-file.ts';
import { shapeOf } from '../boundaries/rows.ts';
import type { Findings } from '../findings.ts';

/** How such files and layers are called: PERMUKIMAN_AR_25K, built-up, GHSL settlement. */
const CALLED = /(permukiman|pemukiman|settlement|settled|built[ _-]?up|lahan[ _-]?terbangun)/i;

/** Does a file of polygons call itself one of settlements? */
export function callsItselfSettled(file: Pick<GeoFile, 'layer'>, name: string): boolean {
  return CALLED.test(name) || CALLED.test(file.layer ?? '');
}

/** Polygons of where people live, as hexadecimal WKB; what is no polygon is told. */
export function settledShapes(features: readonly GeoFeature[], findings: Findings): string[] {
  // A settlement of many parts is as usual as an archipelago.
  const ofParts = {
    add: (found) => void (found.code === 'many-parts' || findings.add(found)),
  } satisfies Pick<Findings, 'add'>;
  return features.flatMap((feature) => shapeOf(feature, ofParts)?.hex ?? []);
}

interface Line {
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** As much of a layer as a browser can draw: the largest shapes first. It is measured whole all the same. */
export function largestFirst<T extends Line>(drawn: readonly T[], mostCorners: number): T[] {
  const sized = drawn.map((one) => ({ one, size: sizeOf(one), corners: cornersOf(one) }));
  let left = mostCorners;
  return sized
    .sort((a, b) => b.size - a.size)
    .flatMap(({ one, corners }) => {
      if (corners > left) return [];
      left -= corners;
      return [one];
    });
}

function cornersOf({ lines }: Line): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function sizeOf({ lines }: Line): number {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const line of lines) {
    for (const [x, y] of line) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return Math.max(0, east - west) * Math.max(0, north - south);
}
