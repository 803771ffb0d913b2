import type { ReadProblem } from './problem.ts';

/** Areas in one file: what has more is refused, and not read to its end. */
export const MOST_FEATURES = 200_000;

export type GeoFormat = 'GeoJSON' | 'TopoJSON' | 'Shapefile' | 'GeoPackage' | 'KML' | 'KMZ' | 'GPX';

export interface GeoFeature {
  /** position in the file, the first is 1 */
  readonly number: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /**
   * GeoJSON geometry as found, in the coordinates of the file, or a BrokenShape; made on demand, for a file may hold far
   * more than is wanted
   */
  geometry(): unknown;
}

/** A map file as areas with their columns, whatever its format. */
export interface GeoFile {
  readonly format: GeoFormat;
  /** the layer read, of a file with layers */
  readonly layer: string | null;
  readonly otherLayers: readonly string[];
  readonly features: readonly GeoFeature[];
  /** names of all properties, in order of appearance */
  readonly columns: readonly string[];
  /** the system of the coordinates as the file names it (WKT, EPSG or a name); null where it names none */
  readonly crs: string | null;
  /** how letters were read, where the format leaves it open */
  readonly encoding: string | null;
  /** what was met while reading */
  readonly notes: readonly ReadProblem[];
}

export type GeoAnswer = { readonly file: GeoFile } | { readonly problem: ReadProblem };

/** What a reader of one format found; names of columns and limits are the same for all. */
export interface GeoLayer {
  readonly format: GeoFormat;
  readonly layer?: string | null;
  readonly otherLayers?: readonly string[];
  readonly features: readonly GeoFeature[];
  readonly crs?: string | null;
  readonly encoding?: string | null;
  readonly notes?: readonly ReadProblem[];
}

export type LayerAnswer = GeoLayer | { readonly problem: ReadProblem };

export function refusal(
  code: string,
  hint: Record<string, string | number> = {},
  value?: string,
): { readonly problem: ReadProblem } {
  const problem = { severity: 'error' as const, line: null, column: null, code, hint };
  return { problem: value === undefined ? problem : { ...problem, value } };
}
