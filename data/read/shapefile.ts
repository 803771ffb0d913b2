import { countDbf, readDbf } from './dbf.ts';
import { type GeoFeature, type LayerAnswer, refusal } from './geo-file.ts';
import type { ReadProblem } from './problem.ts';
import { kindOfShp, readShp } from './shp.ts';
import { isProblem, type ZipEntry } from './zip.ts';

interface Parts {
  readonly layer: string;
  readonly shp: ZipEntry;
  readonly dbf: ZipEntry | undefined;
  readonly prj: ZipEntry | undefined;
  readonly cpg: ZipEntry | undefined;
}

/** The Shapefiles in an archive: files of one name that differ in their ending. */
export function findShapefiles(entries: readonly ZipEntry[]): Parts[] {
  const beside = (path: string, ending: string) =>
    entries.find((e) => e.path.toLowerCase() === `${path.toLowerCase()}.${ending}`);
  return entries.flatMap((shp) => {
    const path = /^(.*)\.shp$/i.exec(shp.path)?.[1];
    if (path === undefined) return [];
    const layer = path.replace(/^.*\//, '');
    const part = (ending: string) => beside(path, ending) ?? beside(`${path}.shp`, ending);
    return [{ layer, shp, dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') ?? part('cst') }];
  });
}

/** Reads one of the Shapefiles of an archive: the one asked for, else that of polygons with most of them. */
export async function readShapefile(all: readonly Parts[], wanted: string | undefined): Promise<LayerAnswer> {
  const ranked = all
    .map((parts) => ({ parts, kind: kindOfShp(parts.shp.head(100)), rows: rowsOf(parts) }))
    .toSorted((a, b) => Number(b.kind === 'polygon') - Number(a.kind === 'polygon') || b.rows - a.rows);
  const layers = ranked.map((r) => r.parts.layer);
  const chosen = wanted === undefined ? ranked[0] : ranked.find((r) => r.parts.layer === wanted);
  if (!chosen) return refusal('unknown-layer', { layers: layers.join(', ') }, wanted);
  const { parts } = chosen;
  if (!parts.dbf) return refusal('shp-without-dbf', {}, parts.layer);
  const shapes = await parts.shp.unpack();
  if (isProblem(shapes)) return { problem: shapes };
  const shp = readShp(shapes);
  if (!shp) return refusal('shp-broken', {}, parts.layer);
  const rows = await parts.dbf.unpack();
  if (isProblem(rows)) return { problem: rows };
  const dbf = await readDbf(rows, await textOf(parts.cpg));
  if (!dbf) return refusal('dbf-broken', {}, parts.layer);
  const notes: ReadProblem[] = [];
  const say = (severity: ReadProblem['severity'], code: string, hint: Record<string, string | number>) =>
    notes.push({ severity, line: null, column: null, code, hint });
  const features: GeoFeature[] = [];
  for (const [i, properties] of dbf.rows.entries()) {
    if (properties) features.push({ number: i + 1, properties, geometry: () => shp.geometry(i) });
  }
  const swept = dbf.rows.length - features.length;
  // Shapes whose row was cut off stay in the count: nothing is lost without a word.
  for (let i = dbf.rows.length; i < shp.count; i += 1) {
    features.push({ number: i + 1, properties: {}, geometry: () => shp.geometry(i) });
  }
  if (shp.isCut || dbf.rows.length < dbf.promised) {
    say('error', 'shp-cut', { shapes: shp.count, rows: dbf.rows.length, promised: dbf.promised });
  } else if (shp.count !== dbf.rows.length) {
    say('warning', 'shp-dbf-differ', { shapes: shp.count, rows: dbf.rows.length });
  }
  if (swept > 0) say('note', 'rows-deleted', { count: swept });
  if (dbf.wrongly !== undefined) {
    say('warning', 'letters-otherwise', { said: dbf.wrongly, taken: dbf.encoding });
  }
  if (dbf.otherLetters > 0) say('warning', 'letters-not-utf8', { count: dbf.otherLetters });
  return {
    format: 'Shapefile',
    layer: parts.layer,
    otherLayers: layers.filter((l) => l !== parts.layer),
    features,
    crs: (await textOf(parts.prj))?.trim() || null,
    encoding: dbf.encoding,
    notes,
  };
}

function rowsOf({ dbf }: Parts): number {
  return dbf ? (countDbf(dbf.head(32)) ?? 0) : 0;
}

async function textOf(entry: ZipEntry | undefined): Promise<string | undefined> {
  if (!entry || entry.size > 100_000) return undefined;
  const bytes = await entry.unpack();
  return isProblem(bytes) ? undefined : new TextDecoder().decode(bytes);
}
