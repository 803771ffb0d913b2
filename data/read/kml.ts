import type { Feature, FeatureCollection } from 'geojson';
import { type GeoFeature, type LayerAnswer, MOST_FEATURES, refusal } from './geo-file.ts';
import { type Cut, cutElements, decodeXml } from './markup.ts';
import type { ReadProblem } from './problem.ts';
import { brokenShape } from './shape.ts';
import { eachInSlices } from './slices.ts';

/** A JavaScript string must hold it, and a program for the globe draws no more. */
const XML_LIMIT_BYTES = 200 * 1024 * 1024;

/** A shape of as many points as may be has fewer letters. */
const MOST_LETTERS = 40_000_000;

/** A placemark takes a millisecond: others are let through often. */
const PLACEMARKS_AT_ONCE = 50;

/** How things are drawn says nothing of what they are. */
const STYLE = /^(styleUrl|styleHash|styleMapHash|stroke|fill|icon|label|visibility|open|_gpxType|@)/;

interface Xml {
  parse(text: string): Document;
  kml(doc: Document): FeatureCollection;
  gpx(doc: Document): FeatureCollection;
}

/** The parsers are large, and most files need none. */
async function openXml(): Promise<Xml> {
  const [{ DOMParser }, { kml, gpx }] = await Promise.all([
    import('@xmldom/xmldom'),
    import('@tmcw/togeojson'),
  ]);
  const parser = new DOMParser({ onError: () => {}, locator: false });
  return {
    parse: (text) => parser.parseFromString(text, 'text/xml') as unknown as Document,
    kml: (doc) => kml(doc) as FeatureCollection,
    gpx: (doc) => gpx(doc) as FeatureCollection,
  };
}

/** Reads the placemarks of a KML: their names, data and folders, and their shapes on demand. */
export async function readKml(bytes: Uint8Array, format: 'KML' | 'KMZ'): Promise<LayerAnswer> {
  const opened = openText(bytes);
  if (opened === undefined) return tooLarge();
  const { text } = opened;
  const { cuts, isCut } = cutElements(text, new Set(['Placemark', 'NetworkLink']));
  if (cuts.length > MOST_FEATURES) return tooMany(cuts.length);
  const marks = cuts.filter((c) => c.name === 'Placemark');
  if (marks.length === 0) {
    return refusal(cuts.length > 0 ? 'kml-only-link' : isCut ? 'xml-broken' : 'no-features');
  }
  const xml = await openXml();
  const root = rootOf(text, 'kml');
  const read = (cut: string) => xml.kml(xml.parse(`${root}<Document>${bare(cut)}</Document></kml>`)).features;
  const features: GeoFeature[] = [];
  await eachInSlices(
    marks,
    (mark) => {
      const folders = mark.in.flatMap((f) => f.name ?? []);
      features.push(featureOf({ ...mark, folders }, features.length + 1, read));
    },
    PLACEMARKS_AT_ONCE,
  );
  return { format, features, notes: [...opened.notes, ...cutNote(isCut, features.length)] };
}

/** Reads the tracks and routes of a GPX: each a border that somebody walked. */
export async function readGpx(bytes: Uint8Array): Promise<LayerAnswer> {
  const opened = openText(bytes);
  if (opened === undefined) return tooLarge();
  const { text } = opened;
  const { cuts, isCut } = cutElements(text, new Set(['trk', 'rte', 'wpt']));
  if (cuts.length > MOST_FEATURES) return tooMany(cuts.length);
  const walked = cuts.filter((c) => c.name !== 'wpt');
  if (walked.length === 0)
    return refusal(isCut ? 'xml-broken' : cuts.length > 0 ? 'gpx-only-points' : 'no-features');
  const xml = await openXml();
  const root = rootOf(text, 'gpx');
  const read = (cut: string) => xml.gpx(xml.parse(`${root}${bare(cut)}</gpx>`)).features;
  const features: GeoFeature[] = [];
  await eachInSlices(
    walked,
    (track) => features.push(featureOf({ ...track, folders: [] }, features.length + 1, read)),
    PLACEMARKS_AT_ONCE,
  );
  const points = cuts.length - walked.length;
  const notes = [...opened.notes, ...cutNote(isCut, features.length)];
  if (points > 0) {
    notes.push({
      severity: 'note',
      line: null,
      column: null,
      code: 'waypoints-left',
      hint: { count: points },
    });
  }
  return { format: 'GPX', features, notes };
}

function openText(bytes: Uint8Array): { text: string; notes: readonly ReadProblem[] } | undefined {
  if (bytes.byteLength > XML_LIMIT_BYTES) return undefined;
  const { text, said, taken } = decodeXml(bytes);
  if (said === taken) return { text, notes: [] };
  const problem = { severity: 'warning' as const, line: null, column: null, code: 'letters-otherwise' };
  return { text, notes: [{ ...problem, hint: { said, taken } }] };
}

function tooLarge(): LayerAnswer {
  return refusal('geo-too-large', { most: `${XML_LIMIT_BYTES / 1024 / 1024} MB` });
}

function tooMany(found: number): LayerAnswer {
  return refusal('too-many-features', { found, most: MOST_FEATURES });
}

function cutNote(isCut: boolean, read: number): ReadProblem[] {
  return isCut ? [{ severity: 'error', line: null, column: null, code: 'xml-cut', hint: { read } }] : [];
}

/** The outermost element with the names of its vocabularies, so that a part of it can be read by itself. */
function rootOf(text: string, name: string): string {
  const tag = new RegExp(`<(?:[\\w-]+:)?${name}\\b([^>]*)>`, 'i').exec(text.slice(0, 10_000));
  const spaces = (tag?.[1] ?? '').match(/xmlns(?::[\w-]+)?\s*=\s*("[^"]*"|'[^']*')/g) ?? [];
  return `<${name} ${[...new Set(spaces)].join(' ')}>`;
}

/** Some programs write `<kml:Placemark>`: the parser looks for names without that. */
function bare(cut: string): string {
  return cut.replace(/(<\/?)(?:kml|gpx):/g, '$1');
}

function featureOf(cut: Cut, number: number, read: (text: string) => Feature[]): GeoFeature {
  // Columns are read without the points, which are most of the text.
  const short = cut.text.replace(/(<(?:[\w-]+:)?coordinates>)[^<]*/g, '$1');
  const properties = readSafely(() => propertiesOf(read(short)[0] ?? undefined, short, cut.folders));
  return {
    number,
    properties: properties ?? {},
    geometry: () => {
      if (cut.text.length > MOST_LETTERS) return brokenShape('feature-unreadable');
      const found = readSafely(() => read(cut.text));
      if (!found || properties === undefined) return brokenShape('feature-unreadable');
      return found[0]?.geometry ?? null;
    },
  };
}

/** What the parsers throw for bad text is told of the feature; they have no errors of their own kinds. */
function readSafely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function propertiesOf(
  feature: Feature | undefined,
  text: string,
  folders: readonly string[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(feature?.properties ?? fallbackName(text))) {
    if (STYLE.test(key)) continue;
    if (key === 'description') Object.assign(found, tableOf(htmlOf(value)));
    else if (typeof value !== 'object') {
      // GDAL marks the columns that it puts into a GPX.
      found[key.replace(/^ogr_/, '')] = typeof value === 'string' ? value.trim() : value;
    }
  }
  const folder = folders.at(-1);
  if (folder !== undefined && !('folder' in found)) found.folder = folder;
  return found;
}

/** A placemark without points may be nothing to the parser, but has a name. */
function fallbackName(text: string): Record<string, unknown> {
  const name = /<name>([^<]*)<\/name>/.exec(text)?.[1];
  return name === undefined ? {} : { name };
}

function htmlOf(value: unknown): string {
  return typeof value === 'string' ? value : String((value as { value?: unknown } | null)?.value ?? '');
}

/** Some programs put the columns of an area into a table of two columns in its description; other text is kept as it is. */
function tableOf(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, row = ''] of html.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr>|<\/table>)/gi)) {
    const cells = [...row.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)<\/t[dh]>/gi)].map(([, cell = '']) =>
      unmarked(cell),
    );
    if (cells.length === 2 && cells[0]) found[cells[0]] = cells[1] ?? '';
  }
  const text = Object.keys(found).length > 0 ? '' : unmarked(html);
  return text === '' ? found : { description: text };
}

function unmarked(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
