import { readSeparated, type SeparatedText } from '../../../data/read/csv.ts';
import type { ReadProblem } from '../../../data/read/problem.ts';
import type { TableSource } from '../../../data/read/table-parts.ts';
import { readWorkbook } from '../../../data/read/workbook.ts';
import { isProblem, openZip, type ZipEntry } from '../../../data/read/zip.ts';
import type { SourceFile } from '../kind.ts';

export interface TableSources {
  readonly sources: readonly TableSource[];
  /** how the text files were read */
  readonly texts: readonly SeparatedText[];
  readonly problems: readonly ReadProblem[];
}

const UNPACKED_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 100;
const TABLE = /\.(csv|tsv|txt|xlsx|xlsm)$/i;
const MAP = /\.(shp|geojson|topojson|json|kml|kmz|gpx|gpkg)$/i;

/** Is a file a workbook, or several tables packed together? A map packed with a note of its own is neither. */
export function isPackedTable({ bytes }: SourceFile): boolean {
  const entries = entriesOf(bytes) ?? [];
  if (isWorkbook(entries)) return true;
  return entries.some(({ path }) => TABLE.test(path)) && !entries.some(({ path }) => MAP.test(path));
}

/**
 * The sheets of a file: of a separated text, of a workbook, or of every table in a zip of several. What of it cannot be
 * read is a problem, by the name of the file where there are several.
 */
export async function tableSources(file: SourceFile): Promise<TableSources> {
  if (!isZip(file.bytes)) return readOne(file.name, file.bytes);
  const entries = entriesOf(file.bytes);
  // A broken zip says so itself.
  if (entries === undefined || isWorkbook(entries)) return readBook(file.name, file.bytes);
  const tables = entries.filter((entry) => TABLE.test(entry.path));
  const refused = (code: string, hint: Record<string, string | number> = {}): TableSources => ({
    sources: [],
    texts: [],
    problems: [{ severity: 'error', line: null, column: null, code, hint }],
  });
  if (tables.length === 0) {
    return refused(entries.some((entry) => /\.zip$/i.test(entry.path)) ? 'zip-in-zip' : 'zip-without-table');
  }
  if (tables.length > MOST_FILES) return refused('zip-too-many', { found: tables.length, most: MOST_FILES });
  const all: TableSources[] = [];
  for (const entry of tables.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    all.push(await readPacked(entry));
  return {
    sources: all.flatMap((one) => one.sources),
    texts: all.flatMap((one) => one.texts),
    problems: all.flatMap((one) => one.problems),
  };
}

async function readPacked(entry: ZipEntry): Promise<TableSources> {
  const bytes = await entry.unpack();
  if (isProblem(bytes)) return { sources: [], texts: [], problems: [bytes] };
  const name = entry.path.replace(/^.*\//, '');
  const read = await (isZip(bytes) ? readBook(name, bytes) : readOne(name, bytes));
  return { ...read, problems: read.problems.map((p) => ({ ...p, part: name })) };
}

async function readOne(name: string, bytes: Uint8Array): Promise<TableSources> {
  const { text, problems } = await readSeparated(bytes);
  if (!text) return { sources: [], texts: [], problems };
  const sheet = { name: '', rows: text.records, merges: [], hidden: false };
  return { sources: [{ file: name, sheets: [sheet], isWorkbook: false }], texts: [text], problems };
}

async function readBook(name: string, bytes: Uint8Array): Promise<TableSources> {
  const { sheets, problems } = await readWorkbook(bytes);
  return { sources: sheets ? [{ file: name, sheets, isWorkbook: true }] : [], texts: [], problems };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function entriesOf(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  if (!isZip(bytes)) return undefined;
  const zip = openZip(bytes, UNPACKED_BYTES);
  return 'entries' in zip ? zip.entries : undefined;
}

function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ path }) => /^(xl\/|content\.xml$|\[content_types\]\.xml$)/i.test(path));
}
