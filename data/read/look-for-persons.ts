import { attributeTables } from './attribute-tables.ts';
import { readSeparated, type TableRow } from './csv.ts';
import { sniffFormat } from './format.ts';
import { readGeo } from './geo.ts';
import type { NameOf } from './person-names.ts';
import { detectPersons, personHeading } from './persons.ts';
import type { ReadProblem } from './problem.ts';
import { readWorkbook } from './workbook.ts';
import { isProblem, openZip, type ZipEntry } from './zip.ts';

/** A list of persons: its heading and the rows below it. */
export interface PersonsList {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export type Look =
  /** nobody is in it, as far as can be told */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'list';
      readonly list: PersonsList;
      readonly problem: ReadProblem;
      /** sheets of the same workbook that hold something else, and are not counted */
      readonly others: number;
    }
  /** persons that cannot be counted: in the table of a map, or below no heading; or a file that nobody can read */
  | { readonly kind: 'refused'; readonly problem: ReadProblem };

type Rows = readonly TableRow[];

/**
 * Are there persons in a file, in any sheet of it? Asked where the file is, before it goes anywhere: what cannot be read
 * cannot be said to be free of them, and stays as well. Never throws for what is in the file.
 */
export async function lookForPersons(bytes: Uint8Array, nameOf?: NameOf): Promise<Look> {
  const format = sniffFormat(bytes);
  if (format === 'text' || format === 'utf16') {
    const { text, problems } = await readSeparated(bytes);
    return text ? lookInSheets([text.records], nameOf) : unreadable(problems);
  }
  if (format === 'zip') {
    const zip = openZip(bytes, MOST_UNPACKED);
    if ('problem' in zip) return { kind: 'refused', problem: zip.problem };
    if (zip.entries.some((entry) => WORKBOOK.test(entry.path))) {
      const { sheets, problems } = await readWorkbook(bytes);
      return sheets
        ? lookInSheets(
            sheets.map((sheet) => sheet.rows),
            nameOf,
          )
        : unreadable(problems);
    }
    const isMap = zip.entries.some((entry) => MAP.test(entry.path));
    const tables = await lookInTables(zip.entries, isMap, nameOf);
    if (tables && (!isMap || tables.kind !== 'none')) return tables;
  }
  if (format === 'old-office') return unreadable([whole('file-is-old-workbook')]);
  return lookInMap(bytes, nameOf);
}

function whole(code: string): ReadProblem {
  return { severity: 'error', line: null, column: null, code };
}

const MOST_UNPACKED = 500 * 1024 * 1024;
const WORKBOOK = /^(?:xl\/workbook\.(?:xml|bin)|content\.xml)$/i;
const TABLE = /\.(?:csv|tsv|txt|xlsx|xlsm)$/i;
/** A note beside a map is no table. */
const OPENED = /\.(?:csv|tsv|xlsx|xlsm)$/i;
const MAP = /\.(?:shp|geojson|topojson|json|kml|kmz|gpx|gpkg|zip)$/i;
const MOST_TABLES = 100;

/**
 * The tables packed in a zip, all their lists as one; undefined where it holds none. A list beside tables of counts is
 * refused, for either would be lost in the other, and so is one that was packed with a map. What cannot be read beside a
 * map stays behind and is none of its business.
 */
async function lookInTables(
  entries: readonly ZipEntry[],
  isMap: boolean,
  nameOf: NameOf | undefined,
): Promise<Look | undefined> {
  const tables = entries.filter((entry) => (isMap ? OPENED : TABLE).test(entry.path));
  if (tables.length === 0) return undefined;
  if (tables.length > MOST_TABLES) {
    return unreadable([{ ...whole('zip-too-many'), hint: { found: tables.length, most: MOST_TABLES } }]);
  }
  const lists: Extract<Look, { kind: 'list' }>[] = [];
  for (const entry of tables) {
    const bytes = await entry.unpack();
    const look: Look = isProblem(bytes)
      ? { kind: 'refused', problem: bytes }
      : await lookForPersons(bytes, nameOf);
    if (look.kind === 'refused' && (!isMap || look.problem.code.startsWith('persons'))) return look;
    if (look.kind === 'list' && isMap) return { kind: 'refused', problem: look.problem };
    if (look.kind === 'list') lists.push(look);
  }
  if (lists.length > 0 && lists.length < tables.length) {
    return unreadable([
      { ...whole('persons-beside-tables'), hint: { lists: lists.length, files: tables.length } },
    ]);
  }
  const list = joined(lists.map((look) => look.list));
  const others = lists.reduce((sum, look) => sum + look.others, 0);
  return list && lists[0] ? { ...lists[0], list, others } : { kind: 'none' };
}

function unreadable(problems: readonly ReadProblem[]): Look {
  const problem = problems.find((p) => p.severity === 'error');
  return problem ? { kind: 'refused', problem } : { kind: 'none' };
}

async function lookInMap(bytes: Uint8Array, nameOf: NameOf | undefined): Promise<Look> {
  const read = await readGeo(bytes);
  if ('problem' in read) return { kind: 'refused', problem: read.problem };
  for await (const { columns, rows } of attributeTables(bytes)) {
    const problem = await detectPersons(columns, rows, nameOf);
    if (problem) return { kind: 'refused', problem };
  }
  return { kind: 'none' };
}

async function lookInSheets(sheets: readonly Rows[], nameOf: NameOf | undefined): Promise<Look> {
  const lists: PersonsList[] = [];
  let first: ReadProblem | undefined;
  for (const rows of sheets) {
    const found = await lookInRows(rows, nameOf);
    if (!found) continue;
    first ??= found.problem;
    if (!found.list)
      return { kind: 'refused', problem: { ...found.problem, code: 'persons-without-heading' } };
    lists.push(found.list);
  }
  const list = joined(lists);
  const others = sheets.filter((rows) => rows.length > 1).length - lists.length;
  return list && first
    ? { kind: 'list', list, problem: first, others: Math.max(0, others) }
    : { kind: 'none' };
}

interface Found {
  readonly problem: ReadProblem;
  readonly list: PersonsList | undefined;
}

async function lookInRows(rows: Rows, nameOf: NameOf | undefined): Promise<Found | undefined> {
  if (rows.length === 0) return undefined;
  const at = headingAt(rows);
  const columns = rows[at]?.cells ?? [];
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), columns.length);
  const full = [...columns, ...Array.from({ length: width - columns.length }, () => '')];
  const below = rows.slice(at + 1);
  // What stands above the heading is looked at too: a list may begin there, without one.
  const problem = await detectPersons(
    full,
    below.length > 0 ? [...rows.slice(0, at), ...below] : rows,
    nameOf,
  );
  if (!problem) return undefined;
  const position = Number(problem.hint?.position ?? 0) - 1;
  if (problem.code === 'persons-by-heading') return { problem, list: { columns: full, rows: below } };
  // Numbers of identity under a heading of their own ("Nomor Identitas"): by that column persons are told apart.
  const isHeading = full.filter((cell) => /\p{L}/u.test(cell) && !/\d{6}/.test(cell)).length >= 2;
  if (problem.code !== 'persons-by-values')
    return { problem, list: isHeading ? { columns: full, rows: below } : undefined };
  const named = full.map((heading, i) => (i === position ? 'nik' : heading));
  return { problem, list: isHeading ? { columns: named, rows: below } : undefined };
}

const TITLE_ROWS = 30;

/**
 * The row of headings: the one that says what a list of persons says, below titles and letterheads that are narrower; else
 * the first row about as wide as the widest.
 */
function headingAt(rows: Rows): number {
  const filled = rows.slice(0, TITLE_ROWS).map((row) => row.cells.filter((cell) => cell !== '').length);
  const widest = Math.max(...filled);
  const isWide = (i: number) => (filled[i] ?? 0) * 2 > widest;
  const told = filled.findIndex((n, i) => n > 1 && isWide(i) && personHeading(rows[i]?.cells ?? []) >= 0);
  return told >= 0
    ? told
    : Math.max(
        0,
        filled.findIndex((_, i) => isWide(i)),
      );
}

/** The lists of several sheets as one, columns of a heading together. */
function joined(lists: readonly PersonsList[]): PersonsList | undefined {
  const [first, ...others] = lists;
  if (!first || others.length === 0) return first;
  const columns = [...first.columns];
  const rows = [...first.rows];
  for (const list of others) {
    const places = list.columns.map((heading) => {
      const at = columns.findIndex((c) => c.trim().toLowerCase() === heading.trim().toLowerCase());
      return at >= 0 ? at : columns.push(heading) - 1;
    });
    for (const { line, cells } of list.rows) {
      const moved: string[] = columns.map(() => '');
      for (const [i, cell] of cells.entries()) moved[places[i] ?? i] = cell;
      rows.push({ line, cells: moved });
    }
  }
  return { columns, rows };
}
