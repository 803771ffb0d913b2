import type { GeoFeature } from '../../../data/read/geo.ts';
import { readShape } from '../../../data/read/shape.ts';
import { writeHexWkb } from '../../db/wkb.ts';
import type { Findings } from '../findings.ts';

/** The shape of a feature; undefined where it has none that can be used: the findings say why. */
export function shapeOf(
  feature: GeoFeature,
  findings: Findings,
): { hex: string; vertices: number } | undefined {
  const read = readShape(feature.geometry());
  for (const problem of read.problems) findings.add({ ...problem, line: feature.number, column: 'geometry' });
  if (!read.polygons) return undefined;
  return { hex: writeHexWkb(read.polygons), vertices: read.vertices };
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
