import { decodeTable } from './encoding.ts';
import { sniffFormat } from './format.ts';
import {
  type GeoAnswer,
  type GeoFile,
  type GeoLayer,
  type LayerAnswer,
  MOST_FEATURES,
  refusal,
} from './geo-file.ts';
import { lineOfByte, plainProperties, scanGeoJson } from './geojson.ts';
import { readGeoPackage } from './geopackage.ts';
import { readGpx, readKml } from './kml.ts';
import type { ReadProblem } from './problem.ts';
import { findShapefiles, readShapefile } from './shapefile.ts';
import { isTopology, TopologyReader, type TopoObject } from './topojson.ts';
import { unpack } from './unpack.ts';
import { isProblem, openZip, type ZipEntry } from './zip.ts';

/** Unpacked bytes of one file, all parts of an archive together. */
const GEO_LIMITS = { bytes: 500 * 1024 * 1024, features: MOST_FEATURES } as const;

/** An archive may lie in an archive, as portals pack what offices packed; no deeper. */
const MOST_ARCHIVES = 2;

/** Read one by one to find out what they are, where no name in an archive tells. */
const MOST_SNIFFED = 20;

interface GeoOptions {
  /** the layer wanted, of a file with layers */
  readonly layer?: string | undefined;
  /** unpacked bytes at most, where a small file is expected */
  readonly mostBytes?: number | undefined;
}

/**
 * Reads a map file of any format that offices have: GeoJSON or TopoJSON (also packed with gzip), a zipped Shapefile,
 * GeoPackage, KML, KMZ or GPX, told by its bytes and never by its name. Never throws for what is in the file: what
 * cannot be read is told with its remedy. Coordinates are given as they are; `crs` says what the file calls them.
 */
export async function readGeo(bytes: Uint8Array, options: GeoOptions = {}): Promise<GeoAnswer> {
  const read = await readBytes(bytes, options, 0);
  return 'problem' in read ? read : finish(read);
}

async function readBytes(bytes: Uint8Array, options: GeoOptions, archives: number): Promise<LayerAnswer> {
  const most = options.mostBytes ?? GEO_LIMITS.bytes;
  const format = sniffFormat(bytes);
  switch (format) {
    case 'empty':
      return refusal('file-empty');
    case 'gzip': {
      const whole = await unpack(bytes, most);
      if (whole === 'broken') return refusal('gzip-broken');
      if (whole === 'too-large') return tooLarge(most);
      if (archives >= MOST_ARCHIVES) return refusal('archive-nested');
      return readBytes(whole, options, archives + 1);
    }
    case 'zip':
      return readArchive(bytes, options, archives);
    case 'sqlite':
      return bytes.byteLength > most ? tooLarge(most) : readGeoPackage(bytes, options.layer);
    case 'kml':
      return readKml(bytes, archives > 0 ? 'KMZ' : 'KML');
    case 'gpx':
      return readGpx(bytes);
    case 'json':
      return bytes.byteLength > most ? tooLarge(most) : readJson(bytes, options.layer);
    case 'xml':
      return refusal('geo-is-xml');
    case 'shp':
      return refusal('shp-alone');
    case 'dbf':
      return refusal('dbf-alone');
    case 'text':
      return refusal('not-json', { at: 1 });
    case 'utf16':
      return refusal('encoding-utf16');
    default:
      return refusal('not-a-map', { format });
  }
}

function tooLarge(most: number): LayerAnswer {
  return refusal('geo-too-large', { most: `${most / 1024 / 1024} MB` });
}

/** What an archive holds: one map, and perhaps other files, which are said. */
async function readArchive(bytes: Uint8Array, options: GeoOptions, archives: number): Promise<LayerAnswer> {
  if (archives >= MOST_ARCHIVES) return refusal('archive-nested');
  const zip = openZip(bytes, options.mostBytes ?? GEO_LIMITS.bytes);
  if ('problem' in zip) return zip;
  const { entries } = zip;
  const has = (pattern: RegExp) => entries.some((e) => pattern.test(e.path));
  if (has(/^xl\/workbook\.(xml|bin)$/) || has(/^content\.xml$/)) return refusal('geo-is-workbook');
  if (has(/^word\/|^ppt\//)) return refusal('not-a-map', { format: 'office' });
  const ending = (e: ZipEntry) => /\.([^./]+)$/.exec(e.path)?.[1]?.toLowerCase() ?? '';
  const maps = ['gpkg', 'kml', 'geojson', 'topojson', 'json', 'gpx', 'kmz', 'zip', 'gz'];
  const shapefiles = findShapefiles(entries);
  const candidates = entries
    .filter((e) => maps.includes(ending(e)))
    .toSorted(
      (a, b) =>
        maps.indexOf(ending(a)) - maps.indexOf(ending(b)) ||
        Number(/(^|\/)doc\.kml$/i.test(b.path)) - Number(/(^|\/)doc\.kml$/i.test(a.path)) ||
        b.size - a.size,
    );
  if (shapefiles.length > 0 && candidates[0]?.path.endsWith('.gpkg') !== true) {
    return withOthers(await readShapefile(shapefiles, options.layer), candidates);
  }
  const [first, ...others] = candidates.length > 0 ? candidates : byContent(entries);
  if (!first) {
    if (has(/\.gdbtable$/i)) return refusal('geo-is-gdb');
    return refusal('archive-without-map', { files: namesOf(entries) });
  }
  const inside = await first.unpack();
  if (isProblem(inside)) return { problem: inside };
  return withOthers(await readBytes(inside, options, archives + 1), others);
}

/** Files whose endings say nothing, by what is in them. */
function byContent(entries: readonly ZipEntry[]): ZipEntry[] {
  const formats = new Set(['json', 'kml', 'gpx', 'sqlite', 'zip', 'gzip']);
  return entries.slice(0, MOST_SNIFFED).filter((e) => formats.has(sniffFormat(e.head(4096))));
}

function namesOf(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, 5).map((e) => e.path.replace(/^.*\//, ''));
  return names.join(', ') + (entries.length > names.length ? ', …' : '');
}

function withOthers(read: LayerAnswer, others: readonly ZipEntry[]): LayerAnswer {
  if ('problem' in read || others.length === 0) return read;
  const note: ReadProblem = {
    severity: 'warning',
    line: null,
    column: null,
    code: 'archive-others',
    hint: { files: namesOf(others) },
  };
  return { ...read, notes: [...(read.notes ?? []), note] };
}

async function readJson(bytes: Uint8Array, wanted: string | undefined): Promise<LayerAnswer> {
  const found = await scanGeoJson(bytes);
  switch (found.kind) {
    case 'geojson':
      return { format: 'GeoJSON', features: found.features, crs: found.crs, notes: found.notes };
    case 'other':
      return refusal('not-geojson', {}, found.type);
    case 'broken':
      return refusal('not-json', { at: lineOfByte(bytes, found.at) });
    case 'topology':
      return readTopology(bytes, wanted);
  }
}

/** Lists and objects of a topology; all villages of Indonesia make a third of them. */
const MOST_BRACKETS = 20_000_000;

function countBrackets(bytes: Uint8Array): number {
  let n = 0;
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === 0x5b || bytes[i] === 0x7b) n += 1;
  return n;
}

/** Borders of a topology lie across its whole, so that it is read whole. */
function readTopology(bytes: Uint8Array, wanted: string | undefined): LayerAnswer {
  if (countBrackets(bytes) > MOST_BRACKETS) return refusal('geo-too-full');
  const { text, problems } = decodeTable(bytes);
  const [problem] = problems;
  if (text === undefined) return problem ? { problem } : refusal('not-json');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refusal('not-json');
  }
  if (!isTopology(json)) return refusal('not-geojson', {}, 'Topology');
  const reader = new TopologyReader(json);
  const layers = Object.keys(json.objects).toSorted(
    (a, b) => reader.objects(b).length - reader.objects(a).length,
  );
  const layer = wanted === undefined ? layers[0] : layers.find((l) => l === wanted);
  if (layer === undefined && wanted !== undefined) {
    return refusal('unknown-layer', { layers: layers.join(', ') }, wanted);
  }
  if (layer === undefined) return refusal('no-features');
  const features = reader.objects(layer).map((o: TopoObject, i) => ({
    number: i + 1,
    properties: plainProperties(o.properties),
    geometry: () => reader.geometry(o),
  }));
  return { format: 'TopoJSON', layer, otherLayers: layers.filter((l) => l !== layer), features };
}

function finish(read: GeoLayer): GeoAnswer {
  const { features } = read;
  if (features.length === 0) return refusal('no-features');
  if (features.length > GEO_LIMITS.features) {
    return refusal('too-many-features', { found: features.length, most: GEO_LIMITS.features });
  }
  const columns = new Set<string>();
  for (const f of features) for (const name of Object.keys(f.properties)) columns.add(name);
  const others = read.otherLayers ?? [];
  const hint = { layers: others.join(', '), taken: read.layer ?? '' };
  const unread: ReadProblem = { severity: 'warning', line: null, column: null, code: 'other-layers', hint };
  const file: GeoFile = {
    format: read.format,
    layer: read.layer ?? null,
    otherLayers: others,
    features,
    columns: [...columns],
    crs: read.crs || null,
    encoding: read.encoding ?? null,
    notes: [...(read.notes ?? []), ...(others.length > 0 ? [unread] : [])],
  };
  return { file };
}
