import type { FileKind } from '../../data/contract/import.ts';
import { findColumns } from '../../data/read/columns.ts';
import { type FileFormat, sniffFormat } from '../../data/read/format.ts';
import { isYear } from '../../data/read/heading-words.ts';
import { NEED_HEADINGS } from '../../data/read/need.ts';
import { FIGURE_HEADINGS } from '../../data/read/own-figures.ts';
import { POPULATION_HEADINGS } from '../../data/read/population.ts';
import { isSpmTable } from '../../data/read/spm.ts';
import { isNothing } from '../../data/read/whole-number.ts';
import { openZip } from '../../data/read/zip.ts';
import { CHANGE_HEADINGS } from './changes/rows.ts';
import { CODE_HEADINGS } from './codes/rows.ts';
import { kindOfDisasterTable, kindOfMap } from './detect-disaster.ts';
import { Findings } from './findings.ts';
import type { SourceFile } from './kind.ts';
import { openTable } from './lookup/open-table.ts';
import { isPackedTable } from './lookup/table-sources.ts';
import { nameHeading, numberHeading, ownNameRank } from './placing/headings.ts';

/** What only maps are; what is none of any use is told best by the reader that most files of the kind are for. */
const MAP_FORMATS: ReadonlySet<FileFormat> = new Set([
  'json',
  'kml',
  'gpx',
  'xml',
  'sqlite',
  'shp',
  'dbf',
  'gzip',
  'rar',
  '7z',
  'drawing',
]);

/**
 * What does a file hold? Told from its form and its headings. Undefined where nothing in it tells; a file that cannot be
 * read at all, or that lists persons, counts as figures, whose reader says what is wrong with it.
 */
export async function detectKind(file: SourceFile): Promise<FileKind | undefined> {
  if (!isPackedTable(file) && isMap(file)) return kindOfMap(file);
  const opened = await openTable(file, new Findings());
  if (opened?.hasTypes) return 'need';
  if (!opened) return 'need';
  const { columns, rows } = opened.table;
  const ofDisasters = kindOfDisasterTable(columns, rows, file.name);
  if (ofDisasters !== undefined) return ofDisasters;
  return kindOfColumns(columns, file.name, () => countedColumns(columns, rows));
}

/** By the bytes; the name counts only where they tell nothing. */
function isMap({ name, bytes }: SourceFile): boolean {
  const format = sniffFormat(bytes);
  if (format === 'zip') return !holdsTables(name, bytes);
  if (MAP_FORMATS.has(format)) return true;
  return /\.(geojson|topojson|json|kml|kmz|gpx|shp|gpkg)$/i.test(name);
}

/** A workbook is a zip, and so are several tables packed together; a map among them makes it a map. */
function holdsTables(name: string, bytes: Uint8Array): boolean {
  const zip = openZip(bytes, Number.POSITIVE_INFINITY);
  if ('problem' in zip) return /\.(xls[xmb]?|ods)$/i.test(name);
  const has = (pattern: RegExp) => zip.entries.some((e) => pattern.test(e.path));
  if (has(/^(xl\/workbook\.|content\.xml$)/)) return true;
  return has(/\.(xlsx|csv|tsv)$/i) && !has(/\.(shp|gpkg|km[lz]|(geo|topo)?json|gpx)$/i);
}

/** The kind of table that has these headings: the most telling first, its name the last. */
function kindOfColumns(
  columns: readonly string[],
  name: string,
  counted: () => readonly string[],
): FileKind | undefined {
  const need = findColumns(columns, NEED_HEADINGS, []).at;
  const people = findColumns(columns, POPULATION_HEADINGS, []).at;
  const change = findColumns(columns, CHANGE_HEADINGS, []).at;
  const was = [change.oldParent, change.oldCode, change.oldName, change.newParent];
  if (change.kind !== undefined && was.some((at) => at !== undefined)) return 'changes';
  const codes = findColumns(columns, CODE_HEADINGS, []).at;
  const counts = [need.count, people.persons, people.households, people.male];
  const isBridge = codes.bps !== undefined && /dagri/i.test(columns[codes.kemendagri ?? -1] ?? '');
  if (isBridge && counts.every((at) => at === undefined)) return 'codes';
  if (isSpmTable(columns)) return 'spm';
  const own = findColumns(columns, FIGURE_HEADINGS, []).at;
  if (own.indicator !== undefined && own.count !== undefined) return 'figures';
  if (need.type !== undefined && need.count !== undefined) return 'need';
  // L and P, or years, side by side behind a column of types.
  const years = columns.filter(isYear).length;
  if (need.type !== undefined && ((people.male !== undefined && people.female !== undefined) || years > 1))
    return 'need';
  const told = [people.persons, people.households, people.male, people.female].filter(
    (at) => at !== undefined,
  );
  const numbers = columns.filter((c) => numberHeading(c) !== undefined);
  // "Jumlah" alone may count anything; beside RT and RW it counts what lies in them.
  const isPlaced = [people.code, people.bps, people.desa, people.kecamatan].some((at) => at !== undefined);
  if (isPlaced && told.length > 0 && numbers.length === 0) return 'population';
  // Figures by year beside areas: only the name may say of what they are.
  if (years > 0) return /penduduk|population/i.test(name) ? 'population' : undefined;
  if (numbers.length > 0) return 'areas';
  // A list of areas counts nothing: what these count only somebody who knows the file can say.
  if (isPlaced && counted().length > 0) return undefined;
  if (columns.some((c) => nameHeading(c) !== undefined)) return 'areas';
  if (need.code !== undefined && columns.some((c) => ownNameRank(c) !== undefined)) return 'areas';
  return undefined;
}

/** Columns of numbers that a list of areas has beside its names. */
const BESIDE_NAMES =
  /^(no|nomor|urut|id|fid|objectid|luas|lat|lon|bujur|lintang|x$|y$|kode|code|kd|jumlah r[tw])/i;
const LOOKED_AT = 200;

/** Headings of columns that hold figures, as far as the first rows tell. */
function countedColumns(columns: readonly string[], rows: readonly { readonly cells: readonly string[] }[]) {
  const looked = rows.slice(0, LOOKED_AT);
  return columns.filter((heading, at) => {
    if (BESIDE_NAMES.test(heading.trim())) return false;
    const cells = looked.map((row) => row.cells[at] ?? '').filter((cell) => !isNothing(cell));
    return (
      cells.length > 0 && cells.filter((cell) => /^\d{1,6}([.,]\d+)*$/.test(cell)).length * 2 > cells.length
    );
  });
}
