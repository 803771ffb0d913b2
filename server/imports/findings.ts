import type { RowProblem } from '../../data/contract/import.ts';
import { findColumns } from '../../data/read/columns.ts';
import type { TableRow } from '../../data/read/csv.ts';
import { unpackSpot } from '../../data/read/line.ts';
import { PLACE_HEADINGS } from '../../data/read/place.ts';

const KEPT = 1000;
/** Rows whose findings are kept, and how many of each. */
const KEPT_ROWS = 20_000;
const KEPT_OF_ROW = 4;
const LONGEST_VALUE = 60;

export interface Finding {
  severity: RowProblem['severity'];
  line?: number | null;
  part?: string;
  column?: string | null;
  code: string;
  value?: unknown;
  hint?: Record<string, string | number>;
}

/** A value as shown in reports: shortened, and runs of 7 or more digits masked (they may be a NIK or a phone). */
function maskValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value).replace(/\d{7,}/g, (run) => `${run.slice(0, 2)}${'*'.repeat(run.length - 2)}`);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Collects what is found in a file: every finding is counted, the first 1,000 are kept whole (errors never give way to notes). */
export class Findings {
  readonly problems: RowProblem[] = [];
  readonly counts: Record<string, number> = {};
  errors = 0;
  warnings = 0;
  /** rows of the file as they stand in it, and those that were read of them */
  parts: readonly ReportPart[] = [];
  read: readonly TableRow[] = [];
  /** what was found of single rows, the first few of each, by part and line */
  readonly byRow = new Map<string, RowProblem[]>();
  private readonly ofRows = new Set<string>();
  /** where numbers stand that are told to nobody, by part and line; of a row with several figures their columns */
  private readonly quieted = new Map<string, Set<number> | 'all'>();

  /** The sheets or files that lines are of, when a table has several, or columns that became rows. */
  readFrom(parts: readonly ReportPart[], read: readonly TableRow[] = []): void {
    this.parts = parts;
    this.read = read;
  }

  add(f: Finding): void {
    if (this.isToldOfRow(f)) return;
    this.counts[f.code] = (this.counts[f.code] ?? 0) + 1;
    if (f.severity === 'error') this.errors += 1;
    if (f.severity === 'warning') this.warnings += 1;
    const problem: RowProblem = {
      severity: f.severity,
      ...this.locate(f.line ?? null, f.column ?? null),
      ...(f.part === undefined ? {} : { part: f.part }),
      code: f.code,
      value: maskValue(f.value),
      hint: this.withLines(f.hint ?? {}),
    };
    if (this.problems.length < KEPT) this.problems.push(problem);
    else if (f.severity === 'error') this.makeRoomFor(problem);
    this.keepByRow(f.line ?? null, problem);
  }

  /** The number there is finer than may be known: it is shown to nobody, not even to who brought it. */
  quiet(packed: number): void {
    const { part, line, column } = unpackSpot(packed);
    const key = rowKey(part, line);
    const known = this.quieted.get(key);
    if (column === undefined) this.quieted.set(key, 'all');
    else if (known === undefined) this.quieted.set(key, new Set([column]));
    else if (known !== 'all') known.add(column);
  }

  /** Columns of a row whose numbers are shown to nobody; 'all': whichever counts. */
  quietIn(part: number, line: number): ReadonlySet<number> | 'all' | undefined {
    return this.quieted.get(rowKey(part, line));
  }

  /** What is wrong with a row as a whole is told once, however many figures it holds. */
  private isToldOfRow({ line = null, column = null, code, value, severity }: Finding): boolean {
    if (line === null || severity !== 'error') return false;
    const spot = unpackSpot(line);
    if (spot.column === undefined || (column !== null && this.isMelted(spot.part, column))) return false;
    const key = `${rowKey(spot.part, spot.line)} ${column} ${code} ${value}`;
    if (this.ofRows.has(key)) return true;
    if (this.ofRows.size < KEPT_ROWS) this.ofRows.add(key);
    return false;
  }

  /** Does a column of the long table stand for those that became rows? One of the file itself may be called the same. */
  private isMelted(part: number, column: string): boolean {
    return MELTED.has(column) && !this.keeps(part, (heading) => heading.trim().toLowerCase() === column);
  }

  private keeps(part: number, is: (heading: string) => boolean): boolean {
    const { headings = [], uses = [] } = this.parts[part] ?? {};
    return headings.some((heading, i) => uses[i] === 'keep' && is(heading));
  }

  private keepByRow(packed: number | null, problem: RowProblem): void {
    if (packed === null) return;
    const { part, line } = unpackSpot(packed);
    const key = rowKey(part, line);
    const known = this.byRow.get(key);
    if (known === undefined) {
      if (this.byRow.size < KEPT_ROWS) this.byRow.set(key, [problem]);
    } else if (known.length < KEPT_OF_ROW) known.push(problem);
    else if (problem.severity === 'error') known[KEPT_OF_ROW - 1] = problem;
  }

  private makeRoomFor(problem: RowProblem): void {
    const least = this.problems.findLastIndex((p) => p.severity !== 'error');
    if (least >= 0) this.problems.splice(least, 1, problem);
  }

  /** Where a figure stands in its file: a column that became rows is named instead of the one its figure came to. */
  private locate(packed: number | null, column: string | null): Pick<RowProblem, 'line' | 'column' | 'part'> {
    if (packed === null) return { line: null, column };
    const { part, column: at, line } = unpackSpot(packed);
    const label = this.parts[part]?.label ?? '';
    const heading = at === undefined ? undefined : this.parts[part]?.headings[at];
    const isFigure = column === null || this.isMelted(part, column);
    return {
      line,
      column: isFigure ? (heading ?? column) : column === CODE ? this.placeColumn(part) : column,
      ...(label === '' ? {} : { part: label }),
    };
  }

  /** Where a table says its places: in names, if it has no codes. */
  private placeColumn(part: number): string {
    const headings = this.parts[part]?.headings ?? [];
    if (headings.some((heading) => /kode|code|bps/i.test(heading))) return CODE;
    const { at } = findColumns(headings, PLACE_HEADINGS, []);
    return headings[at.desa ?? at.name ?? at.kecamatan ?? at.kabupaten ?? -1] ?? CODE;
  }

  /** Other lines that a sentence speaks of. */
  private withLines(hint: Record<string, string | number>): Record<string, string | number> {
    const said = { ...hint };
    for (const key of LINES) {
      const value = said[key];
      if (typeof value === 'number') said[key] = this.sayLine(value);
      else if (key === 'lines' && value !== undefined) said[key] = this.sayLines(value);
    }
    return said;
  }

  private sayLines(text: string): string {
    return text.replace(/\d{9,}/g, (digits) => String(this.sayLine(Number(digits))));
  }

  private sayLine(packed: number): string | number {
    const { part, line } = unpackSpot(packed);
    const label = this.parts[part]?.label ?? '';
    return label === '' ? line : `${line} (${label})`;
  }
}

/** A sheet or a file of a table with several, by the name it goes by in a report. */
export interface ReportPart {
  readonly label: string;
  readonly headings: readonly string[];
  readonly uses?: readonly ('keep' | 'skip' | 'total' | 'value')[];
  /** its headings are those that were read, and no other */
  readonly isMapped?: true;
  readonly rows?: Iterable<TableRow>;
}

export function rowKey(part: number, line: number): string {
  return `${part} ${line}`;
}

/** What readers call the column of places. */
const CODE = 'kode';
/** Headings of the columns that figures come to when their own column becomes rows. */
const MELTED = new Set(['jenis', 'jk', 'periode', 'ukuran', 'jumlah']);
/** Parts of a hint that hold lines. */
const LINES = ['other', 'line', 'lines'] as const;
