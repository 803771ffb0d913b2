import { BLANK_COLUMNS, BLANK_MARK, BLANK_PERIOD, BLANK_PLACES } from '../catalogue/blank.ts';
import type { TableRow, TextTable } from './csv.ts';
import { plainKey } from './names.ts';
import type { ReadProblem } from './problem.ts';
import { readNumbers } from './rt-rw.ts';
import { isNothing } from './whole-number.ts';

type Rows = readonly TableRow[];

export interface FilledBlank {
  /** one row a figure that was filled in: kode, jenis, jk, jumlah and the period of the form */
  readonly table: TextTable;
  readonly problems: readonly ReadProblem[];
  /** areas with a figure, of those in the form */
  readonly filled: number;
  readonly areas: number;
  /** its rows as they stand in it */
  readonly shown: {
    readonly headings: readonly string[];
    readonly uses: readonly ('keep' | 'value')[];
    readonly rows: Rows;
  };
}

const MARK_ROWS = 5;
const HEAD_ROWS = 20;
const MARK = plainKey(BLANK_MARK);

/**
 * A blank form that was filled in, as a table of needs in long form; undefined where it is none. A cell left empty says
 * nothing, 0 says nobody. The headings must be those of the form, and the numbers of RW and RT those of their code: a
 * table sorted in part would else tell the figures of one RT for another.
 */
export function readBlank(sheets: readonly { readonly rows: Rows }[]): FilledBlank | undefined {
  const sheet = sheets.find(({ rows }) =>
    rows.slice(0, MARK_ROWS).some((row) => plainKey(row.cells[0] ?? '') === MARK),
  );
  if (!sheet) return undefined;
  const top = sheet.rows.slice(0, HEAD_ROWS);
  const headingAt = top.findIndex((row) =>
    row.cells.some((cell) => plainKey(cell) === plainKey(BLANK_PLACES[0])),
  );
  const heading = sheet.rows[headingAt];
  if (!heading) return empty('blank-without-heading', null);
  const shown = {
    headings: heading.cells,
    uses: heading.cells.map((cell) => (/^PMKS/i.test(cell) ? ('value' as const) : ('keep' as const))),
    rows: sheet.rows.slice(headingAt + 1),
  };
  const found = findHeadings(heading);
  if (found.problems.some((p) => p.severity === 'error'))
    return { ...empty('', null), problems: found.problems, shown };
  const problems = [...found.problems];
  const period = periodOf(sheet.rows.slice(0, headingAt));
  const rows: TableRow[] = [];
  let filled = 0;
  let areas = 0;
  for (const { line, cells } of sheet.rows.slice(headingAt + 1)) {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim());
    const code = cell(found.places.get('Kode'));
    const told = found.types.filter(({ at }) => !isNothing(cell(at)));
    if (code === '' && told.length === 0) continue;
    areas += 1;
    const moved = code === '' ? undefined : movedColumn(code, (name) => cell(found.places.get(name)));
    if (moved) {
      problems.push({ severity: 'error', line, column: moved, code: 'blank-row-moved', value: code });
      continue;
    }
    if (told.length > 0) filled += 1;
    for (const { column, at } of told) {
      rows.push({ line, cells: [code, column.type.code, column.sex, cell(at), period] });
    }
  }
  if (rows.length === 0 && problems.every((p) => p.severity !== 'error')) {
    return { ...empty('blank-empty', heading.line), shown };
  }
  const columns = ['kode', 'jenis', 'jk', 'jumlah', 'periode'];
  return { table: { columns, rows, read: rows.length }, problems, filled, areas, shown };
}

function empty(code: string, line: number | null): FilledBlank {
  const table = { columns: ['kode', 'jenis', 'jk', 'jumlah', 'periode'], rows: [], read: 0 };
  return {
    table,
    problems: [{ severity: 'error', line, column: null, code }],
    filled: 0,
    areas: 0,
    shown: { headings: [], uses: [], rows: [] },
  };
}

type Found = {
  readonly places: ReadonlyMap<string, number>;
  readonly types: readonly { readonly column: (typeof BLANK_COLUMNS)[number]; readonly at: number }[];
  readonly problems: readonly ReadProblem[];
};

/** Columns may stand in another order; one of another name is none of the form, and its figures would be lost. */
function findHeadings({ line, cells }: TableRow): Found {
  const places = new Map<string, number>();
  const types: { column: (typeof BLANK_COLUMNS)[number]; at: number }[] = [];
  const problems: ReadProblem[] = [];
  for (const [at, text] of cells.entries()) {
    const key = plainKey(text);
    if (key === '') continue;
    const place = BLANK_PLACES.find((name) => plainKey(name) === key);
    const column = BLANK_COLUMNS.find(({ heading }) => plainKey(heading) === key);
    if (place && !places.has(place)) places.set(place, at);
    else if (column && !types.some((t) => t.column === column)) types.push({ column, at });
    else {
      problems.push({
        severity: 'error',
        line,
        column: null,
        code: place || column ? 'blank-heading-twice' : 'blank-heading-changed',
        value: text,
        hint: { position: at + 1 },
      });
    }
  }
  const gone = BLANK_COLUMNS.filter((column) => !types.some((t) => t.column === column));
  if (gone.length > 0) {
    const hint = { n: gone.length, columns: gone.map((c) => c.heading).join(', ') };
    problems.push({ severity: 'warning', line, column: null, code: 'blank-columns-gone', hint });
  }
  return { places, types, problems };
}

function periodOf(above: Rows): string {
  for (const { cells } of above) {
    const at = cells.findIndex((cell) => plainKey(cell) === plainKey(BLANK_PERIOD));
    if (at >= 0)
      return (
        cells
          .slice(at + 1)
          .find((cell) => cell.trim() !== '')
          ?.trim() ?? ''
      );
  }
  return '';
}

/** The column whose number is not that of the code; a column that is gone or empty says nothing against it. */
function movedColumn(
  code: string,
  cell: (name: (typeof BLANK_PLACES)[number]) => string,
): string | undefined {
  for (const [column, level, pattern] of [
    ['RW', 'rw', /\.rw0*(\d+)/i],
    ['RT', 'rt', /\.rt0*(\d+)/i],
  ] as const) {
    const inCode = pattern.exec(code)?.[1];
    const said = readNumbers(cell(column), level)?.[level];
    if (inCode !== undefined && said !== undefined && Number(inCode) !== said) return column;
  }
  return undefined;
}
