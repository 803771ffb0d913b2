import type { ReadingChange, TableKind, TableReading } from '../contract/reading.ts';
import { type ColumnUse, countTypes, headingOf, parseUse, usesOf, writeUse } from './column-use.ts';
import { findColumns, type Headings } from './columns.ts';
import { TABLE_LIMITS, type TableRow, type TextTable } from './csv.ts';
import { type CutSheet, cutSheet, type SheetColumn } from './heading.ts';
import { packSpot } from './line.ts';
import { joinColumns, type Melting, meltingOf, placesIn } from './melt.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { NEED_HEADINGS } from './need.ts';
import { FIGURE_HEADINGS } from './own-figures.ts';
import { POPULATION_HEADINGS } from './population.ts';
import type { ReadProblem } from './problem.ts';
import {
  isBareName,
  readFileName,
  readSheetName,
  readTitles,
  type SaidAbove,
  type SaidLevel,
} from './said-above.ts';
import type { Sheet } from './sheet.ts';
import { readRows, sectionOf } from './sheet-rows.ts';
import { eachInSlices } from './slices.ts';
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

/** What the sheets that are read have in common, and what each of them is called in a report. */
export interface ReadTables {
  readonly table: TextTable | undefined;
  readonly problems: readonly ReadProblem[];
  readonly reading: TableReading | undefined;
  /** for spots that a report names: the label of each part and the headings of its columns */
  readonly parts: readonly LabelledPart[];
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

const FIGURES: readonly (TableKind | undefined)[] = ['need', 'population', 'figures'];

/**
 * Sheets as one table in long form: columns by type, sex or year become rows, sheets of a kecamatan each are put
 * together, what titles say stands in every row, rows and columns of totals are checked and left out. Each is said in the
 * reading, and what somebody said of it goes first.
 */
export async function readParts(
  parts: readonly TablePart[],
  wish: TableWish,
  change: ReadingChange | undefined,
  key: string,
): Promise<ReadTables> {
  const { kind } = wish;
  const chosen = chooseParts(parts, wish, change);
  const nothing = { table: undefined, reading: undefined, parts: [] };
  const [first] = chosen;
  if (!first) {
    return { ...nothing, problems: [{ severity: 'error', line: null, column: null, code: 'file-empty' }] };
  }
  const wide = chosen.find((p) => p.headings.length > TABLE_LIMITS.columns);
  if (wide) return { ...nothing, problems: [tooWide(wide.cut.heading[0])] };
  if (chosen.every((p) => p.cut.rows.length === 0)) {
    const line = first.cut.heading[1];
    return { ...nothing, problems: [{ severity: 'error', line, column: null, code: 'table-only-heading' }] };
  }
  const isOne = chosen.length === 1;
  const labels = labelsOf(chosen, parts);
  const columns = isOne ? first.melting.columns : joinColumns(chosen.map((p) => p.melting.columns));
  const problems: ReadProblem[] = [];
  const rows: TableRow[] = [];
  const sample: TableReading['rows'] = [];
  let read = 0;
  for (const part of chosen) {
    const found = await readRows(part, FIGURES.includes(kind));
    const label = labels[part.number]?.label ?? '';
    problems.push(
      ...found.problems.map((p) => (p.line === null && label !== '' ? { ...p, part: label } : p)),
    );
    read += found.refused;
    const places = isOne ? undefined : placesIn(columns, part.melting.columns);
    const melted = await melt(part, found.rows, places, rows);
    if (!melted) return { ...nothing, problems: [tooLong()] };
    if (sample.length === 0)
      sample.push(
        ...sampleOf(
          part,
          found.rows.map((row) => row.row),
        ),
      );
  }
  read += rows.length;
  if (read === 0) problems.push({ severity: 'error', line: null, column: null, code: 'table-only-heading' });
  return {
    table:
      rows.length === 0 && read === 0
        ? undefined
        : { columns, rows, read, ...positionsOf(columns, first.melting) },
    problems,
    parts: labels,
    reading: { ...readingOf(first, chosen, parts, change), key, rows: sample },
  };
}

/** Where columns stand in the first of the sheets, unless that is where they stand in the table. */
function positionsOf(
  columns: readonly string[],
  { columns: own, positions }: Melting,
): Pick<TextTable, 'positions'> {
  const found = placesIn(columns, own).map((place) => (place === undefined ? undefined : positions[place]));
  return found.every((position, i) => position === i) ? {} : { positions: found };
}

/** Does a table have columns of types of need? */
export function hasTypeColumns(part: TablePart): boolean {
  return countTypes(part.cut.columns) > 1;
}

function tooWide(line: number): ReadProblem {
  return {
    severity: 'error',
    line,
    column: null,
    code: 'table-too-wide',
    hint: { limit: TABLE_LIMITS.columns },
  };
}

const MOST_FIGURES = 1_000_000;

function tooLong(): ReadProblem {
  return {
    severity: 'error',
    line: null,
    column: null,
    code: 'table-too-long',
    hint: { limit: MOST_FIGURES },
  };
}

async function melt(
  part: ReadPart,
  found: readonly { readonly row: TableRow; readonly said: SaidAbove }[],
  places: readonly (number | undefined)[] | undefined,
  out: TableRow[],
): Promise<boolean> {
  await eachInSlices(found, ({ row, said }) => {
    if (out.length > MOST_FIGURES) return;
    const more = part.added.map(({ key }) => said[key] ?? '');
    for (const melted of part.melting.rows(row.cells, more)) {
      const line = packSpot({ part: part.number, column: melted.column, line: row.line });
      const cells = places?.map((place) => (place === undefined ? '' : (melted.cells[place] ?? '')));
      out.push({ line, cells: cells ?? melted.cells });
    }
  });
  return out.length <= MOST_FIGURES;
}

function chooseParts(
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
    uses.flatMap((use) => (use.as === 'keep' ? (NAME_HEADINGS[plainKey(use.heading)] ?? []) : [])),
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

function labelsOf(chosen: readonly ReadPart[], parts: readonly TablePart[]): ReadTables['parts'] {
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
function columnKeys(columns: readonly SheetColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ parts, position }) => {
    const key = plainKey(parts.join(' ')).slice(0, 180);
    const own = key === '' || taken.has(key) ? `${key}#${position + 1}` : key;
    taken.add(own);
    return own;
  });
}

/** What a sheet is called among those of one or several files. */
function nameOf({ source, sheet }: TablePart, parts: readonly TablePart[]): string {
  if (!source.isWorkbook) return source.file;
  return parts.some((p) => p.source !== source) ? `${source.file} · ${sheet.name}` : sheet.name;
}

function readingOf(
  first: ReadPart,
  chosen: readonly ReadPart[],
  parts: readonly TablePart[],
  change: ReadingChange | undefined,
): Omit<TableReading, 'key' | 'rows'> {
  const used = new Set(chosen.map((p) => p.sheet));
  const columns = new Map<string, TableReading['columns'][number]>();
  for (const part of chosen) {
    const keys = columnKeys(part.cut.columns);
    for (const [i, { parts: said }] of part.cut.columns.entries()) {
      const key = keys[i] ?? '';
      const use = writeUse(part.uses[i] ?? { as: 'skip' });
      if (!columns.has(key)) columns.set(key, { key, heading: said.join(' · '), use });
    }
  }
  return {
    sheets: parts.map((part) => ({
      name: nameOf(part, parts),
      used: used.has(part.sheet),
      rows: part.cut.rows.length,
    })),
    heading: [...first.cut.heading],
    said: saidOfAll(chosen),
    columns: [...columns.values()],
    change: change ?? null,
    remembered: false,
  };
}

/** What titles and names say, of several sheets or files each thing once. */
function saidOfAll(parts: readonly ReadPart[]): Record<string, string> {
  const all = new Map<string, Set<string>>();
  for (const [key, text] of parts.flatMap((part) => Object.entries(part.said))) {
    all.set(key, (all.get(key) ?? new Set()).add(text));
  }
  return Object.fromEntries([...all].map(([key, texts]) => [key, [...texts].join(', ')]));
}

/** The headings of tables as a short text, as they were found: the same for the next file of the same source. */
export function tableKey(parts: readonly TablePart[], kind: TableKind | undefined): string {
  const keys = new Set(parts.flatMap((p) => columnKeys(p.cut.columns)));
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (const sign of `${kind}|${[...keys].sort().join('|')}`) {
    const code = sign.charCodeAt(0);
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = Math.imul(b ^ code, 0x85ebca6b) >>> 0;
  }
  return `${a.toString(16).padStart(8, '0')}${b.toString(16).padStart(8, '0')}`;
}

const SHOWN = 5;

/** The first rows as they stand in the file, of columns that are used; long numbers may be anybody's and are masked. */
function sampleOf(part: ReadPart, rows: readonly TableRow[]): TableReading['rows'] {
  return rows.slice(0, SHOWN).map((row) => ({
    line: row.line,
    cells: part.cut.columns.map(({ position }, i) => {
      const use = part.uses[i];
      if (use === undefined || use.as === 'skip') return '';
      return mask(row.cells[position] ?? '');
    }),
  }));
}

function mask(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return short.replace(/\d{11,}/g, (run) => `${run.slice(0, 2)}${'*'.repeat(run.length - 2)}`);
}
