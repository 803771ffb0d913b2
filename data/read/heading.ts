import type { TableRow } from './csv.ts';
import { isDataCell, isHeadingWord } from './heading-words.ts';
import type { Merge, Sheet } from './sheet.ts';

/** A column of a sheet: where it stands, and what stands over it from top to bottom. */
export interface SheetColumn {
  readonly position: number;
  /** without repetitions; empty for a column without a heading */
  readonly parts: readonly string[];
}

/** A sheet cut into what stands above the table, its heading, and the rows below. */
export interface CutSheet {
  readonly titles: readonly TableRow[];
  /** lines of the heading, first and last */
  readonly heading: readonly [number, number];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly TableRow[];
}

/** A heading is looked for in so many rows with anything in them. */
const LOOKED_AT = 60;
/** Rows that one heading may take. */
const TALLEST = 6;

/**
 * Where the heading of a sheet is: the row in which most cells are words that stand over columns, with the rows above
 * and below that belong to it (merged cells, L and P under a type, a row of column numbers). Where no such words are
 * known it is the first row that is as wide as the table.
 * @param said lines of the heading where somebody said them
 */
export function cutSheet(sheet: Sheet, said?: readonly [number, number]): CutSheet | undefined {
  const { rows } = sheet;
  if (rows.length === 0) return undefined;
  const [from, to] = (said && indexesOf(rows, said)) ?? findHeading(rows, sheet.merges);
  const headingRows = rows.slice(from, to + 1);
  const below = rows[to + 1];
  const numbered = below !== undefined && isNumbering(below) ? 1 : 0;
  return {
    titles: rows.slice(0, from),
    heading: [headingRows[0]?.line ?? 1, headingRows.at(-1)?.line ?? 1],
    columns: readColumns(headingRows, sheet.merges),
    rows: rows.slice(to + 1 + numbered),
  };
}

function indexesOf(
  rows: readonly TableRow[],
  [first, last]: readonly [number, number],
): [number, number] | undefined {
  const from = rows.findIndex((row) => row.line >= first);
  const to = rows.findLastIndex((row) => row.line <= last);
  return from < 0 || to < from ? undefined : [from, Math.min(to, from + TALLEST - 1)];
}

function findHeading(rows: readonly TableRow[], merges: readonly Merge[]): [number, number] {
  const looked = rows.slice(0, LOOKED_AT);
  const known = looked.map((row) => (hasData(row) ? 0 : row.cells.filter(isHeadingWord).length));
  const most = Math.max(...known);
  const width = Math.max(...looked.map((row) => filled(row)));
  let at = most >= 2 ? known.indexOf(most) : -1;
  if (at < 0) at = looked.findIndex((row) => !hasData(row) && filled(row) >= Math.max(2, width / 2));
  if (at < 0) at = looked.findIndex((row) => filled(row) >= Math.min(2, width));
  let [from, to] = [at, at];
  while (from > 0 && to - from + 1 < TALLEST && belongsAbove(looked, from - 1, known, merges)) from -= 1;
  while (to + 1 < looked.length && to - from + 1 < TALLEST && belongsBelow(looked, to + 1, merges)) to += 1;
  return [from, to];
}

function filled(row: TableRow): number {
  return row.cells.reduce((n, cell) => (cell === '' ? n : n + 1), 0);
}

function hasData(row: TableRow): boolean {
  return row.cells.some((cell) => cell !== '' && isDataCell(cell));
}

/** A row right above a heading is part of it where its cells are merged into it, or are headings themselves. */
function belongsAbove(
  rows: readonly TableRow[],
  at: number,
  known: readonly number[],
  merges: readonly Merge[],
): boolean {
  const [row, next] = [rows[at], rows[at + 1]];
  if (!row || !next || hasData(row)) return false;
  const starting = merges.filter((m) => m.fromLine === row.line);
  const isPair = filled(row) === 2 && row.cells.some((cell) => /:\s*$|^\s*:/.test(cell));
  if (isPair) return false;
  if (starting.some((m) => m.toLine >= next.line && filled(row) > 1)) return true;
  if (starting.filter((m) => m.toColumn > m.fromColumn).length > 1) return true;
  if (next.line !== row.line + 1) return false;
  const n = filled(row);
  const words = known[at] ?? 0;
  if (n === 1) return words === 1 && row.cells[0] === '';
  return words > n / 2 || (words === n / 2 && n > 2);
}

/** L and P, a year, a type under a type: words only, and nothing that could be a row of the table. */
function belongsBelow(rows: readonly TableRow[], at: number, merges: readonly Merge[]): boolean {
  const [row, before] = [rows[at], rows[at - 1]];
  if (!row || !before || row.line !== before.line + 1 || hasData(row)) return false;
  if (merges.some((m) => m.fromLine <= before.line && row.line <= m.toLine && m.fromColumn === m.toColumn))
    return true;
  const cells = row.cells.filter((cell) => cell !== '');
  // A row of a table begins with what it is about; what stands under a heading leaves those columns blank.
  return cells.length > 1 && row.cells[0] === '' && cells.filter(isHeadingWord).length * 2 > cells.length;
}

/** '1 2 3 4 5' or '(1) (2) (3)': the numbers of the columns, as tables of the government have them. */
function isNumbering(row: TableRow): boolean {
  const cells = row.cells.filter((cell) => cell !== '');
  if (cells.length < 3) return false;
  const numbers = cells.map((cell) =>
    Number(/^\(?(\d{1,3})[a-z]?\)?(?:\s*=.*)?$/i.exec(cell)?.[1] ?? Number.NaN),
  );
  return numbers[0] === 1 && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
}

function readColumns(heading: readonly TableRow[], merges: readonly Merge[]): SheetColumn[] {
  const width = Math.max(0, ...heading.map((row) => lastFilled(row) + 1), ...spans(heading, merges));
  const isFilled = (row: number, column: number) => (heading[row]?.cells[column] ?? '') !== '';
  const below = (row: number, column: number) => heading.some((_, r) => r > row && isFilled(r, column));
  return Array.from({ length: width }, (_, position) => {
    const parts: string[] = [];
    for (const [r, row] of heading.entries()) {
      const text =
        row.cells[position] || coveredBy(heading, r, position, merges) || fromLeft(row, r, position);
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    return { position, parts };
  });

  /** Unmerged, a type stands over L only and means P too: both have something below. */
  function fromLeft(row: TableRow, r: number, position: number): string {
    if (r === heading.length - 1 || !below(r, position)) return '';
    for (let column = position - 1; column >= 0 && below(r, column); column -= 1) {
      const text = row.cells[column] ?? '';
      if (text === '') continue;
      const own = merges.find((m) => m.fromLine === row.line && m.fromColumn === column);
      return own && own.toColumn < position ? '' : text;
    }
    return '';
  }
}

function coveredBy(
  heading: readonly TableRow[],
  r: number,
  column: number,
  merges: readonly Merge[],
): string {
  const line = heading[r]?.line ?? 0;
  const merge = merges.find(
    (m) => m.fromLine <= line && line <= m.toLine && m.fromColumn <= column && column <= m.toColumn,
  );
  if (!merge) return '';
  return heading.find((row) => row.line === merge.fromLine)?.cells[merge.fromColumn] ?? '';
}

function spans(heading: readonly TableRow[], merges: readonly Merge[]): number[] {
  const lines = new Set(heading.map((row) => row.line));
  // A title merged over a whole page makes no columns; a heading's cells are merged over a few.
  return merges
    .filter((m) => lines.has(m.fromLine) && m.toColumn < 400 && m.fromColumn > 0)
    .map((m) => m.toColumn + 1);
}

function lastFilled(row: TableRow): number {
  return row.cells.findLastIndex((cell) => cell !== '');
}
