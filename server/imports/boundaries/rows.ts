import type { GeoFeature } from '../../../data/read/geo-file.ts';
import { type MultiPolygon, type Position, readShape } from '../../../data/read/shape.ts';
import { writeHexWkb } from '../../db/wkb.ts';
import type { Findings } from '../findings.ts';

/** Hexadecimal digits of shapes in one statement. */
export const HEX_A_STATEMENT = 250_000;

/** Islands come in parts; from so many on it may as well be scraps of a drawing. */
const MANY_PARTS = 10;

interface Shape {
  readonly hex: string;
  readonly vertices: number;
  /** of its box, longitude and latitude */
  readonly centre: Position;
}

/** The shape of a feature; undefined where it has none that can be used: the findings say why. */
export function shapeOf(feature: GeoFeature, findings: Pick<Findings, 'add'>): Shape | undefined {
  const read = readShape(feature.geometry());
  for (const problem of read.problems) findings.add({ ...problem, line: feature.number, column: 'geometry' });
  if (!read.polygons) return undefined;
  const parts = read.polygons.length;
  if (parts >= MANY_PARTS) {
    findings.add({ severity: 'note', code: 'many-parts', line: feature.number, hint: { parts } });
  }
  return { hex: writeHexWkb(read.polygons), vertices: read.vertices, centre: centreOf(read.polygons) };
}

function centreOf(polygons: MultiPolygon): Position {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outer] of polygons) {
    for (const [x, y] of outer ?? []) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return [(west + east) / 2, (south + north) / 2];
}

/** Cuts rows so that the shapes of each part fit one short statement. */
export function* inStatements<T extends { readonly hex: string }>(
  rows: readonly T[],
  mostHex: number,
): Generator<T[]> {
  let batch: T[] = [];
  let size = 0;
  for (const row of rows) {
    if (batch.length > 0 && (size + row.hex.length > mostHex || batch.length >= 500)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += row.hex.length;
  }
  if (batch.length > 0) yield batch;
}
