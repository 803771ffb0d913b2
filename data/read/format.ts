import { wordMap } from '../catalogue/word-map.ts';
import type { GeoFormat } from './geo-file.ts';

/** What bytes are, whatever the file is called. */
export type FileFormat =
  | 'empty'
  | 'json'
  | 'kml'
  | 'gpx'
  | 'xml'
  | 'text'
  | 'utf16'
  | 'gzip'
  | 'zip'
  | 'sqlite'
  | 'shp'
  | 'dbf'
  | 'rar'
  | '7z'
  | 'pdf'
  | 'picture'
  | 'drawing'
  | 'old-office'
  | 'binary';

const MAGIC: readonly (readonly [FileFormat, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b]],
  ['sqlite', [...new TextEncoder().encode('SQLite format 3\0')]],
  // the index (.shx) begins like the shapes (.shp): either of them alone is half a map
  ['shp', [0x00, 0x00, 0x27, 0x0a]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['drawing', [0x41, 0x43, 0x31, 0x30]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['utf16', [0xff, 0xfe]],
  ['utf16', [0xfe, 0xff]],
];

const HEAD = 4096;

/** What is a file, by its first bytes? Names are not looked at: a KMZ called peta.geojson is a zip. */
export function sniffFormat(bytes: Uint8Array): FileFormat {
  if (bytes.byteLength === 0) return 'empty';
  const known = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (known) return known[0];
  if (isDbf(bytes)) return 'dbf';
  const head = bytes.subarray(0, HEAD);
  if (head.includes(0)) return 'binary';
  const text = new TextDecoder().decode(head).trimStart();
  if (text === '' && bytes.byteLength <= HEAD) return 'empty';
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  if (!text.startsWith('<')) return 'text';
  const root = /<(?:[\w-]+:)?(kml|gpx)[\s>]/i.exec(text)?.[1]?.toLowerCase();
  return root === 'kml' || root === 'gpx' ? root : 'xml';
}

/** A dBase table: a version, a day it was written, a heading and rows of a length that can be. */
function isDbf(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 33) return false;
  const [version = 0, , month = 0, day = 0] = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const heading = view.getUint16(8, true);
  return (
    [0x03, 0x04, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(version) &&
    month <= 12 &&
    day <= 31 &&
    heading >= 33 &&
    view.getUint16(10, true) > 0
  );
}

/** Formats that an ending promises; endings of archives promise nothing of what is inside. */
const PROMISED: ReadonlyMap<string, readonly GeoFormat[]> = wordMap({
  geojson: ['GeoJSON'],
  topojson: ['TopoJSON'],
  json: ['GeoJSON', 'TopoJSON'],
  kml: ['KML'],
  kmz: ['KMZ'],
  gpx: ['GPX'],
  gpkg: ['GeoPackage'],
  shp: [],
  csv: [],
  xls: [],
  xlsx: [],
  txt: [],
});

/** Is a file of a format what its name promises? */
export function fitsEnding(name: string, format: GeoFormat): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return PROMISED.get(ending)?.includes(format) ?? true;
}
