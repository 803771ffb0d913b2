import { decodeTable } from './encoding.ts';
import type { ReadProblem } from './problem.ts';
import { isTopology, TopologyReader, type TopoObject } from './topojson.ts';
import { unpack } from './unpack.ts';

/** Unpacked bytes of one file; a JavaScript string ends at 512 MB. */
const GEO_LIMITS = { bytes: 500 * 1024 * 1024, features: 200_000 } as const;

export interface GeoFeature {
  /** position in the file, the first is 1 */
  readonly number: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** GeoJSON geometry as found; made on demand, for a file may hold far more than is wanted */
  geometry(): unknown;
}

export interface GeoFile {
  readonly format: 'GeoJSON' | 'TopoJSON';
  /** the layer read, of a file with layers */
  readonly layer: string | null;
  readonly otherLayers: readonly string[];
  readonly features: readonly GeoFeature[];
  /** names of all properties, in order of appearance */
  readonly columns: readonly string[];
}

export type GeoAnswer = { readonly file: GeoFile } | { readonly problem: ReadProblem };

/**
 * Reads a GeoJSON or TopoJSON file, also packed with gzip. Never throws for what is in the file: what cannot be read is
 * told with its remedy. Only longitude and latitude (WGS 84) are read; a file that names another system is refused.
 */
export async function readGeo(bytes: Uint8Array): Promise<GeoAnswer> {
  if (bytes.byteLength === 0) return refuse('file-empty');
  const whole = await unpack(bytes, GEO_LIMITS.bytes);
  if (whole === 'broken') return refuse('gzip-broken');
  if (whole === 'too-large') return refuse('geo-too-large', { most: `${GEO_LIMITS.bytes / 1024 / 1024} MB` });
  if (whole[0] === 0x50 && whole[1] === 0x4b) return refuse('geo-is-zip');
  const { text, problem } = decodeTable(whole);
  if (text === undefined) return problem ? { problem } : refuse('not-json');
  if (text.trim() === '') return refuse('file-empty');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (reason) {
    return refuse(looksLikeXml(text) ? 'geo-is-xml' : 'not-json', { at: whereBroken(reason, text) });
  }
  return isTopology(json) ? readTopology(json) : readGeoJson(json);
}

function refuse(code: string, hint?: Record<string, string | number>, value?: string): GeoAnswer {
  const problem = { severity: 'error' as const, line: null, column: null, code };
  return { problem: { ...problem, ...(hint ? { hint } : {}), ...(value === undefined ? {} : { value }) } };
}

function looksLikeXml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

/** The line at which JSON.parse gave up, for files written over many lines. */
function whereBroken(reason: unknown, text: string): string {
  const position = /position (\d+)/.exec(reason instanceof Error ? reason.message : '')?.[1];
  // Without a position the text ends too early, or all of it is something else.
  if (position === undefined) return String(text.trimEnd().split('\n').length);
  return String(text.slice(0, Number(position)).split('\n').length);
}

function readGeoJson(json: unknown): GeoAnswer {
  const body = json as { type?: unknown; features?: unknown; geometry?: unknown; crs?: unknown } | null;
  if (typeof body !== 'object' || body === null) return refuse('not-geojson', {}, typeof json);
  const crs = foreignCrs(body.crs);
  if (crs !== undefined) return refuse('other-crs', {}, crs);
  const raw =
    body.type === 'FeatureCollection' && Array.isArray(body.features)
      ? (body.features as unknown[])
      : body.type === 'Feature'
        ? [body]
        : undefined;
  if (raw === undefined) return refuse('not-geojson', {}, String(body.type ?? 'object'));
  const features = raw.map((f, i) => ({
    number: i + 1,
    properties: propertiesOf(f),
    geometry: () => (f as { geometry?: unknown } | null)?.geometry ?? null,
  }));
  return finish('GeoJSON', null, [], features);
}

function readTopology(json: Parameters<typeof isTopology>[0]): GeoAnswer {
  if (!isTopology(json)) return refuse('not-geojson');
  const reader = new TopologyReader(json);
  const layers = Object.keys(json.objects);
  const [layer, ...others] = layers.toSorted((a, b) => reader.objects(b).length - reader.objects(a).length);
  if (layer === undefined) return refuse('no-features');
  const features = reader.objects(layer).map((o: TopoObject, i) => ({
    number: i + 1,
    properties: o.properties ?? {},
    geometry: () => reader.geometry(o),
  }));
  return finish('TopoJSON', layer, others, features);
}

function finish(
  format: GeoFile['format'],
  layer: string | null,
  otherLayers: readonly string[],
  features: readonly GeoFeature[],
): GeoAnswer {
  if (features.length === 0) return refuse('no-features');
  if (features.length > GEO_LIMITS.features) {
    return refuse('too-many-features', { found: features.length, most: GEO_LIMITS.features });
  }
  const columns = new Set<string>();
  for (const f of features) for (const name of Object.keys(f.properties)) columns.add(name);
  return { file: { format, layer, otherLayers, features, columns: [...columns] } };
}

function propertiesOf(feature: unknown): Readonly<Record<string, unknown>> {
  const p = (feature as { properties?: unknown } | null)?.properties;
  return typeof p === 'object' && p !== null ? (p as Record<string, unknown>) : {};
}

/** The name of a coordinate system that is not longitude and latitude; the member is old but many programs write it. */
function foreignCrs(crs: unknown): string | undefined {
  if (crs === null || crs === undefined) return undefined;
  const name = (crs as { properties?: { name?: unknown } }).properties?.name;
  if (typeof name !== 'string') return undefined;
  return /CRS84|EPSG:+(?:[\d.]*:)?(4326|4979|9470|4755)\b/i.test(name) ? undefined : name;
}
