import type { ReadingChange, TableKind } from '../contract/reading.ts';
import { type ColumnUse, headingOf, parseUse, usesOf } from './column-use.ts';
import { findColumns, type Headings } from './columns.ts';
import type { TableRow } from './csv.ts';
import { type CutSheet, cutSheet, type SheetColumn } from './heading.ts';
import { type Melting, meltingOf } from './melt.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { NEED_HEADINGS } from './need.ts';
import { FIGURE_HEADINGS } from './own-figures.ts';
import { POPULATION_HEADINGS } from './population.ts';
import {
  isBareName,
  readFileName,
  readSheetName,
  readTitles,
  type SaidAbove,
  type SaidLevel,
  sectionOf,
} from './said-above.ts';
import type { Sheet } from './sheet.ts';
import { checkTotalColumn } from './sums.ts';
import { isNothing } from './whole-number.ts';

/** A file with its sheets; a text file is one sheet without a name. */
export interface TableSource {
  readonly file: string;
  readonly sheets: readonly Sheet[];
  readonly isWorkbook: boolean;
}

/** A sheet of a file, cut into titles, heading and rows. */
export interface TablePart {
  readonly source: TableSource;
  readonly sheet: Sheet;
  readonly cut: CutSheet;
}

/** What a table is to be read for. */
export interface TableWish {
  /** undefined: nothing is known of it yet, and rows stay as they are */
  readonly kind?: TableKind | undefined;
  /** the office's own indicator that a heading names, by its code */
  readonly own?: ((heading: string) => string | undefined) | undefined;
}

/** The sheets of files that hold anything, cut. */
export function cutTables(sources: readonly TableSource[], change: ReadingChange | undefined): TablePart[] {
  return sources.flatMap((source) =>
    source.sheets.flatMap((sheet) => {
      const cut = cutSheet(sheet, change?.heading);
      return cut ? [{ source, sheet, cut }] : [];
    }),
  );
}

/** A part as a report speaks of it: its label, and its rows with what each column is for. */
export interface LabelledPart {
  readonly label: string;
  readonly headings: readonly string[];
  readonly uses: readonly ColumnUse['as'][];
  readonly rows: readonly TableRow[];
}

/** A part that is read, with what its columns are for and what is said of all its rows. */
export interface ReadPart extends TablePart {
  readonly number: number;
  readonly uses: readonly ColumnUse[];
  readonly headings: readonly string[];
  readonly said: SaidAbove;
  readonly melting: Melting;
  /** what is added to each row, by heading */
  readonly added: readonly AddedColumn[];
}

export interface AddedColumn {
  readonly key: keyof SaidAbove;
  readonly heading: string;
}

const ADDED: readonly AddedColumn[] = [
  { key: 'provinsi', heading: 'provinsi' },
  { key: 'kabupaten', heading: 'kabupaten' },
  { key: 'kecamatan', heading: 'kecamatan' },
  { key: 'desa', heading: 'kelurahan' },
  { key: 'period', heading: 'periode' },
  { key: 'asOf', heading: 'keadaan per' },
];

export const FIGURES: readonly (TableKind | undefined)[] = ['need', 'population', 'figures'];

export function chooseParts(
  parts: readonly TablePart[],
  wish: TableWish,
  change: ReadingChange | undefined,
): ReadPart[] {
  const { kind } = wish;
  const said = new Set(change?.skipSheets ?? []);
  const seen = parts.filter((p) => !p.sheet.hidden && !said.has(nameOf(p, parts)));
  const usable = (seen.length > 0 ? seen : parts.slice(0, 1)).map((part) => ({
    part,
    uses: usesIn(part, wish, change),
  }));
  const telling = usable.filter(({ part, uses }) => isTelling(part, uses, kind));
  const used = telling.length > 0 ? telling : usable.slice(0, 1);
  const areNamed = used.length > 1 && used.every(({ part }) => isBareName(part.sheet.name));
  return used.map(({ part, uses }, number) => {
    const headings = part.cut.columns.map((column, i) => {
      const use = uses[i];
      return use?.as === 'keep' ? use.heading : headingOf(column.parts);
    });
    const above = FIGURES.includes(kind) ? saidOf(part, uses, areNamed) : {};
    const added = ADDED.filter(({ key }) => above[key] !== undefined || hasSections(part, key, uses));
    const melting = meltingOf(
      uses,
      kind,
      added.map((a) => a.heading),
    );
    return { ...part, number, uses, headings, said: above, melting, added };
  });
}

/** May rows between the others name places of a level that no column names? */
function hasSections(part: TablePart, key: keyof SaidAbove, uses: readonly ColumnUse[]): boolean {
  if (key !== 'kecamatan' && key !== 'desa') return false;
  if (levelsOf(uses).has(key) || hasCodes(uses)) return false;
  return part.cut.rows.some((row) => sectionOf(row.cells, part.cut.columns.length)[key] !== undefined);
}

function usesIn(part: TablePart, { kind, own }: TableWish, change: ReadingChange | undefined): ColumnUse[] {
  const { columns, rows } = part.cut;
  const looked = rows.slice(0, 500);
  const counts = (at: number) => {
    const cells = looked.map((row) => row.cells[at] ?? '').filter((cell) => !isNothing(cell));
    // A signature below the table may stand in any column.
    return cells.filter((cell) => /^\d[\d.,]*$/.test(cell)).length * 2 > cells.length;
  };
  const found = usesOf(columns, kind, counts, own);
  const uses = kind === 'need' ? withoutSums(found, looked) : found;
  const keys = columnKeys(columns);
  return columns.map((column, i): ColumnUse => {
    const said = change?.columns?.[keys[i] ?? ''];
    const use = uses[i] ?? { as: 'skip' };
    return said === undefined ? use : parseUse(said, headingOf(column.parts));
  });
}

/** 'Jumlah jiwa' that is in every row the sum of all types counts cases, and no persons: it is a total. */
function withoutSums(uses: readonly ColumnUse[], rows: readonly TableRow[]): ColumnUse[] {
  const parts = uses.flatMap((use, i) => (use.as === 'value' && use.facets.type !== 'jiwa' ? [i] : []));
  return uses.map((use, at): ColumnUse => {
    if (use.as !== 'value' || use.facets.type !== 'jiwa' || parts.length < 2) return use;
    const { type: _type, ...facets } = use.facets;
    const total = { at, parts: parts.filter((i) => sharesSex(uses[i], facets.sex)) };
    const told = rows.filter((row) => !isNothing(row.cells[at] ?? ''));
    const isSum = told.length > 0 && told.every((row) => checkTotalColumn(total, row.cells).kind === 'fits');
    return isSum ? { as: 'total', facets } : use;
  });
}

function sharesSex(use: ColumnUse | undefined, sex: 'L' | 'P' | undefined): boolean {
  return use?.as === 'value' && (sex === undefined || use.facets.sex === sex);
}

/** Does a sheet hold what its kind needs? Others of a workbook (notes, lists) are left out, and it is said. */
function isTelling(part: TablePart, uses: readonly ColumnUse[], kind: TableKind | undefined): boolean {
  if (part.cut.rows.length === 0) return false;
  if (uses.some((use) => use.as === 'value')) return true;
  const headings = uses.map((use) => (use.as === 'keep' ? use.heading : ''));
  const at = (accepted: Headings<string>) => findColumns(headings, accepted, []).at;
  if (kind === 'need') return at(NEED_HEADINGS).type !== undefined && at(NEED_HEADINGS).count !== undefined;
  if (kind === 'figures') return at(FIGURE_HEADINGS).count !== undefined;
  if (kind === 'population') {
    const found = at(POPULATION_HEADINGS);
    return [found.persons, found.households, found.male, found.female].some((i) => i !== undefined);
  }
  return headings.filter((heading) => heading !== '').length > 1;
}

function hasCodes(uses: readonly ColumnUse[]): boolean {
  return uses.some(
    (use) =>
      use.as === 'keep' && /^kode(?!jenis|p[pm]ks|indikator)|^code|^areacode/.test(plainKey(use.heading)),
  );
}

/** The levels whose names columns hold. */
function levelsOf(uses: readonly ColumnUse[]): Set<string> {
  return new Set(
    uses.flatMap((use) => (use.as === 'keep' ? (NAME_HEADINGS.get(plainKey(use.heading)) ?? []) : [])),
  );
}

/** What is said of all rows of a part and stands in no column of it. With codes in the rows no place need be said. */
function saidOf(part: TablePart, uses: readonly ColumnUse[], areNamed: boolean): SaidAbove {
  const levels = levelsOf(uses);
  const bare: SaidLevel | undefined = !areNamed
    ? undefined
    : levels.has('desa') || !levels.has('kecamatan')
      ? 'kecamatan'
      : 'kabupaten';
  const isLowest = levels.size === 0 && areNamed;
  const above: SaidAbove = {
    ...readFileName(part.source.file),
    ...readTitles(part.cut.titles),
    ...readSheetName(part.sheet.name, isLowest ? lowestBare(uses) : bare),
  };
  const headings = uses.flatMap((use) => (use.as === 'keep' ? [use.heading] : []));
  const found = findColumns(headings, NEED_HEADINGS, []).at;
  const isTold = {
    period:
      found.period !== undefined || uses.some((use) => use.as === 'value' && use.facets.period !== undefined),
    asOf: found.asOf !== undefined,
  };
  const coded = hasCodes(uses);
  const kept = Object.entries(above).filter(([key]) => {
    if (key === 'period' || key === 'asOf') return !isTold[key];
    return !coded && !levels.has(key);
  });
  return Object.fromEntries(kept);
}

/** Sheets named for their places hold RT or RW of a desa, or desa of a kecamatan. */
function lowestBare(uses: readonly ColumnUse[]): SaidLevel {
  const keys = uses.flatMap((use) => (use.as === 'keep' ? [plainKey(use.heading)] : []));
  return keys.some((key) => /^(no|nomor)?(rt|rw|dusun|lingkungan)$/.test(key)) ? 'desa' : 'kecamatan';
}

export function labelsOf(chosen: readonly ReadPart[], parts: readonly TablePart[]): LabelledPart[] {
  const files = new Set(parts.map((p) => p.source.file));
  return chosen.map(({ source, sheet, headings, uses, cut }) => {
    const isSheet = source.isWorkbook && source.sheets.length > 1;
    const label = [files.size > 1 ? source.file : '', isSheet ? sheet.name : ''].filter(
      (text) => text !== '',
    );
    return { label: label.join(' · '), headings, uses: uses.map((use) => use.as), rows: cut.rows };
  });
}

/** The key of each column: its heading, with its place where it has none or shares it with another. */
export function columnKeys(columns: readonly SheetColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ parts, position }) => {
    const key = plainKey(parts.join(' ')).slice(0, 180);
    const own = key === '' || taken.has(key) ? `${key}#${position + 1}` : key;
    taken.add(own);
    return own;
  });
}

/** What a sheet is called among those of one or several files. */
export function nameOf({ source, sheet }: TablePart, parts: readonly TablePart[]): string {
  if (!source.isWorkbook) return source.file;
  return parts.some((p) => p.source !== source) ? `${source.file} · ${sheet.name}` : sheet.name;
}
