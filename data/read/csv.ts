import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { decodeTable, type Encoding } from './encoding.ts';
import type { ReadProblem } from './problem.ts';
import { eachInSlices, othersFirst } from './slices.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Bounds of what is read: beyond them the file is refused, so that neither memory nor other users suffer. */
export const TABLE_LIMITS = { bytes: 64 * 1024 * 1024, rows: 300_000, columns: 400 } as const;

export interface TableRow {
  /** line of the file on which the row begins; the heading is line 1 unless blank lines stand before it */
  readonly line: number;
  /** as many as there are columns, trimmed */
  readonly cells: readonly string[];
}

export interface TextTable {
  /** headings as written, trimmed */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** rows below the heading, well-formed or not */
  readonly read: number;
  /** where columns stand in the file, where that is not where they stand here; undefined for one that was made */
  readonly positions?: readonly (number | undefined)[];
}

/** Columns of a table as somebody who looks at the file counts them: '3, 7'. */
export function sayPositions({ positions }: TextTable, columns: readonly number[]): string {
  const found = columns.map((at) => (positions ? positions[at] : at));
  return found.flatMap((at) => (at === undefined ? [] : [at + 1])).join(', ');
}

/** The cells of a separated text file, before anything is known of titles and headings. */
export interface SeparatedText {
  /** without blank lines */
  readonly records: readonly TableRow[];
  readonly separator: Separator;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

export interface TableAnswer {
  /** undefined: the file as a whole cannot be read, `problems` says why */
  readonly table: TextTable | undefined;
  /** of the file, and of single rows that were left out (too few or too many cells) */
  readonly problems: readonly ReadProblem[];
}

/**
 * The cells of a separated text file (comma, semicolon, tab or pipe) with their lines; undefined where it cannot be read
 * at all. Never throws for what is in the file. Works in slices and lets others run between them.
 */
export async function readSeparated(
  bytes: Uint8Array,
): Promise<{ text: SeparatedText | undefined; problems: readonly ReadProblem[] }> {
  const none = (code: string, hint: Record<string, string | number> = {}) => ({
    text: undefined,
    problems: whole(code, null, hint).problems,
  });
  if (bytes.byteLength > TABLE_LIMITS.bytes) {
    return none('file-too-large', { limit: `${TABLE_LIMITS.bytes / 1024 / 1024} MB` });
  }
  const { text: written, encoding, bom, problems } = decodeTable(bytes);
  if (written === undefined) return { text: undefined, problems };
  const text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
  if (!/\S/.test(text)) return none('file-empty');
  const separator = detectSeparator(text);
  const found = await readRecords(text, separator);
  if ('problem' in found) return { text: undefined, problems: [found.problem] };
  if (found.records.length === 0) return none('file-empty');
  return { text: { records: found.records, separator, encoding, bom }, problems };
}

/**
 * A separated text file whose first line is its heading, as columns and rows with their lines. Never throws for what is
 * in the file.
 */
export async function readTable(bytes: Uint8Array): Promise<TableAnswer> {
  const { text, problems: found } = await readSeparated(bytes);
  const [heading, second] = text?.records ?? [];
  if (!text || !heading) return { table: undefined, problems: found };
  const columns = dropTrailingBlanks(heading.cells);
  if (columns.length > TABLE_LIMITS.columns) {
    return whole('table-too-wide', heading.line, { limit: TABLE_LIMITS.columns });
  }
  if (!second) return whole('table-only-heading', heading.line);
  const read = text.records.length - 1;
  const problems: ReadProblem[] = [...found];
  const rows: TableRow[] = [];
  await eachInSlices(text.records, (row) => {
    const fitting = row === heading ? undefined : toWidth(row, columns.length, problems);
    if (fitting) rows.push(fitting);
  });
  return { table: { columns, rows, read }, problems };
}

function whole(code: string, line: number | null, hint: Record<string, string | number> = {}): TableAnswer {
  return { table: undefined, problems: [{ severity: 'error', line, column: null, code, hint }] };
}

/**
 * The separator that cuts the first lines into the same number of cells, the most of them. A title above the heading has
 * fewer cells than the rest: the number that most lines have is what counts.
 */
function detectSeparator(text: string): Separator {
  const sample = text.slice(0, Math.min(LONGEST, endOfRecords(text, 0, 64 * 1024)));
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const records = parseSlice(sample, separator)?.slice(0, 50) ?? [];
    const [cells = 1, alike = 0] = mostCommon(records.map((r) => r.record.length));
    if (cells < 2) continue;
    const score = (alike / records.length) * 1000 + cells;
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** The number that stands most often in a list, and how often; the larger of two that stand as often. */
function mostCommon(numbers: readonly number[]): [number, number] | [] {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return first ?? [];
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseSlice(slice: string, separator: Separator): Parsed[] | undefined {
  try {
    return parseOrThrow(slice, separator);
  } catch (reason) {
    if (reason instanceof CsvError) return undefined;
    throw reason;
  }
}

function parseOrThrow(slice: string, separator: Separator): Parsed[] {
  const options = {
    delimiter: separator,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  return parse(slice, options) as unknown as Parsed[];
}

type Records = { readonly records: TableRow[] } | { readonly problem: ReadProblem };

async function readRecords(text: string, separator: Separator): Promise<Records> {
  const records: TableRow[] = [];
  let line = 0;
  for (const slice of slices(text)) {
    // A quote that is never closed swallows the rest of a file as well.
    if (slice.length > LONGEST && count(slice, '"', 0, slice.length) % 2 === 0) {
      const hint = { limit: LONGEST };
      return { problem: { severity: 'error', line: line + 1, column: null, code: 'line-too-long', hint } };
    }
    try {
      for (const { record, info } of parseOrThrow(slice, separator)) {
        if (record.every((cell) => cell.trim() === '')) continue;
        const breaks = record.reduce((n, cell) => n + lineFeeds(cell), 0);
        records.push({ line: line + info.lines - breaks, cells: record.map((cell) => cell.trim()) });
      }
    } catch (reason) {
      if (!(reason instanceof CsvError)) throw reason;
      // The quote that is never closed is the last one: all before it were closed.
      const at = line + lineFeeds(slice.slice(0, slice.lastIndexOf('"'))) + 1;
      return { problem: { severity: 'error', line: at, column: null, code: 'quote-not-closed' } };
    }
    if (records.length > TABLE_LIMITS.rows + 1) {
      const hint = { limit: TABLE_LIMITS.rows };
      return { problem: { severity: 'error', line: null, column: null, code: 'table-too-long', hint } };
    }
    line += lineFeeds(slice);
    await othersFirst();
  }
  return { records };
}

const SLICE = 100_000;
/** Letters of one line with all its cells; no table has as many. */
const LONGEST = 4_000_000;

/** Cuts at line ends outside quotes, so that each slice holds whole records. */
function* slices(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const to = endOfRecords(text, from, SLICE);
    yield text.slice(from, to);
    from = to;
  }
}

/** Where the records that begin at `from` end, at least `least` characters later: after a line end outside quotes. */
function endOfRecords(text: string, from: number, least: number): number {
  let quotes = 0;
  let counted = from;
  for (;;) {
    const at = text.indexOf('\n', Math.max(counted, from + least));
    if (at < 0) return text.length;
    quotes += count(text, '"', counted, at);
    if (quotes % 2 === 0) return at + 1;
    counted = at + 1;
  }
}

function count(text: string, what: string, from: number, to: number): number {
  let n = 0;
  for (let at = text.indexOf(what, from); at >= 0 && at < to; at = text.indexOf(what, at + 1)) n += 1;
  return n;
}

function lineFeeds(text: string): number {
  return count(text, '\n', 0, text.length);
}

/** Cells beyond the heading are an error unless blank (a separator at the end of the line); missing ones always. */
export function toWidth(row: TableRow, width: number, problems: ReadProblem[]): TableRow | undefined {
  const cells = row.cells.length > width ? dropTrailingBlanks(row.cells, width) : row.cells;
  if (cells.length === width) return { line: row.line, cells };
  const code = cells.length < width ? 'row-too-short' : 'row-too-long';
  problems.push({
    severity: 'error',
    line: row.line,
    column: null,
    code,
    hint: { cells: cells.length, columns: width },
  });
  return undefined;
}

function dropTrailingBlanks(cells: readonly string[], least = 1): readonly string[] {
  let n = cells.length;
  while (n > least && cells[n - 1] === '') n -= 1;
  return cells.slice(0, n);
}
