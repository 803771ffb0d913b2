import { LEVELS, type Level } from '../catalogue/levels.ts';
import { readAges } from './age-band.ts';
import { readAreaCode } from './area-code.ts';
import type { ColumnUse } from './column-use.ts';
import { findColumns } from './columns.ts';
import { type TableRow, toWidth } from './csv.ts';
import { packSpot } from './line.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { NEED_HEADINGS } from './need.ts';
import { POPULATION_HEADINGS } from './population.ts';
import type { ReadProblem } from './problem.ts';
import { type SaidAbove, sectionOf } from './said-above.ts';
import type { Merge } from './sheet.ts';
import { eachInSlices } from './slices.ts';
import { checkTotalColumn, isTotalRow, numberIn, sharedFacets, TotalRows, totalColumns } from './sums.ts';
import type { ReadPart } from './table-parts.ts';

export interface SheetRows {
  /** rows of the table, with what holds for each beside its cells */
  readonly rows: readonly { readonly row: TableRow; readonly said: SaidAbove }[];
  /** rows left out for an error that `problems` name */
  readonly refused: number;
  readonly problems: readonly ReadProblem[];
}

const SHOWN_LINES = 10;

/**
 * The rows of a sheet that tell something: totals are checked and left out, rows that name the place of those below are
 * taken as that, signatures and notes below the table left out. What is left out is said with its lines.
 */
export async function readRows(part: ReadPart, isFigures: boolean): Promise<SheetRows> {
  const { cut, source, uses, headings } = part;
  const width = cut.columns.length;
  const problems: ReadProblem[] = [];
  const rows: { row: TableRow; said: SaidAbove }[] = [];
  const spot = (line: number, column?: number) => packSpot({ part: part.number, column, line });
  const counted = countedColumns(uses, headings);
  const sums = new TotalRows(counted);
  const totals = totalColumns(uses).map((total) => ({
    total,
    isOfOne: sharedFacets(uses, total) !== undefined,
  }));
  const named = namedColumns(uses, counted);
  const fill = new FillDown(part, isFigures);
  const textLines: number[] = [];
  let said = part.said;
  let refused = 0;
  let differing = 0;
  const last = isFigures ? lastTelling(cut.rows, counted) : cut.rows.length;
  let index = -1;
  await eachInSlices(cut.rows, (given) => {
    index += 1;
    if (isFigures) {
      if (isTotalRow(given.cells, named) && !hasCode(given.cells, named)) {
        for (const problem of sums.check(given.line, given.cells, headings)) {
          problems.push({ ...problem, line: spot(given.line) });
        }
        return;
      }
      const section = sectionOf(given.cells, width);
      if (part.added.some(({ key }) => section[key] !== undefined)) {
        said = { ...said, ...section };
        return;
      }
      if (width > 3 && isText(given.cells, index > last)) {
        textLines.push(given.line);
        return;
      }
    }
    const row = source.isWorkbook ? toSheetWidth(given, width) : fitting(given);
    if (!row) return;
    const full = fill.fill(row);
    const cells = [...full.cells];
    for (const { total, isOfOne } of totals) {
      const found = checkTotalColumn(total, cells);
      if (found.kind === 'fits') continue;
      if (found.kind === 'alone' && isOfOne) {
        // For the totals of totals it stands in place of its parts.
        cells[total.parts[0] ?? total.at] = cells[total.at] ?? '';
        continue;
      }
      differing += 1;
      const value = numberIn(cells[total.at] ?? '') ?? 0;
      const sum = found.kind === 'differs' ? found.sum : 0;
      const hint = { sum, difference: value - sum };
      const line = spot(row.line);
      const column = headings[total.at] ?? null;
      problems.push({ severity: 'warning', line, column, code: 'total-column-differs', value, hint });
    }
    sums.add(full.cells);
    rows.push({ row: full, said });
  });

  const note = (code: string, lines: readonly number[], hint: Record<string, string | number> = {}) => {
    if (lines.length === 0) return;
    const shown = lines.slice(0, SHOWN_LINES).join(', ');
    const line = lines[0] === undefined ? null : spot(lines[0]);
    problems.push({
      severity: 'note',
      line,
      column: null,
      code,
      hint: { n: lines.length, lines: shown, ...hint },
    });
  };
  note('total-rows-checked', sums.lines, { columns: counted.length });
  note('text-rows-left-out', textLines);
  note('cells-filled-down', fill.lines);
  if (totals.length > 0) {
    const columns = totals.map(({ total }) => total.at + 1).join(', ');
    problems.push({
      severity: 'note',
      line: null,
      column: null,
      code: 'total-columns-checked',
      hint: { n: totals.length, columns, differing },
    });
  }
  return { rows, refused, problems };

  /** A line of text with too few or too many cells is an error of its own. */
  function fitting(row: TableRow): TableRow | undefined {
    const found: ReadProblem[] = [];
    const fits = toWidth(row, width, found);
    if (!fits) refused += 1;
    problems.push(...found.map((problem) => ({ ...problem, line: spot(row.line) })));
    return fits;
  }
}

function toSheetWidth(row: TableRow, width: number): TableRow {
  if (row.cells.length === width) return row;
  return { line: row.line, cells: Array.from({ length: width }, (_, i) => row.cells[i] ?? '') };
}

/** Positions of the columns that hold figures: those that become rows, or the counts of a table that stays as it is. */
function countedColumns(uses: readonly ColumnUse[], headings: readonly string[]): number[] {
  const values = uses.flatMap((use, i) => (use.as === 'value' || use.as === 'total' ? [i] : []));
  if (uses.some((use) => use.as === 'value')) return values;
  const need = findColumns(headings, NEED_HEADINGS, []).at;
  const people = findColumns(headings, POPULATION_HEADINGS, []).at;
  const counts = [need.count, people.persons, people.households, people.male, people.female];
  const ages = headings.flatMap((heading, i) => (readAges(heading) ? [i] : []));
  return [...new Set([...counts.filter((i) => i !== undefined), ...ages])].sort((a, b) => a - b);
}

/** Positions of the columns that say which row it is: a total says it there. */
function namedColumns(uses: readonly ColumnUse[], counted: readonly number[]): number[] {
  return uses.flatMap((use, i) => {
    if (use.as !== 'keep' || counted.includes(i)) return [];
    const key = plainKey(use.heading);
    // In a long table "jumlah" may stand in the column of types or sexes: that is a row of its own kind.
    return /^(jenis|kodejenis|jk|lp|sex|gender|kelamin|jeniskelamin|p[pm]ks|type|indikator)/.test(key)
      ? []
      : [i];
  });
}

function hasCode(cells: readonly string[], named: readonly number[]): boolean {
  return named.some((at) => (readAreaCode(cells[at] ?? '')?.code.length ?? 0) > 5);
}

/** Longer than any figure, right or wrong: the date and the number of an official below the table. */
const LONGEST_FIGURE = 15;

/** The last row that has a figure: what stands below it in a cell or two is a note or a signature. */
function lastTelling(rows: readonly TableRow[], counted: readonly number[]): number {
  const isFigure = (cell: string) => /\d/.test(cell) && cell.length <= LONGEST_FIGURE;
  return rows.findLastIndex((row) => counted.some((at) => isFigure(row.cells[at] ?? '')));
}

function isText(cells: readonly string[], isBelow: boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.some((cell) => readAreaCode(cell) !== undefined && /\d{4}/.test(cell))) return false;
  return isBelow ? filled.length <= 3 : filled.length === 1 && !/\d/.test(filled[0] ?? '');
}

/**
 * Names of places that stand once for several rows: merged cells, and a kecamatan written in its first row only. Figures
 * are never filled: one figure for several rows is not the figure of each.
 */
class FillDown {
  readonly lines: number[] = [];
  private readonly columns: readonly { readonly at: number; readonly level: Level | undefined }[];
  private readonly merges: readonly Merge[];
  private readonly above = new Map<number, { text: string; line: number }>();
  private readonly isFigures: boolean;

  constructor(part: ReadPart, isFigures: boolean) {
    this.isFigures = isFigures;
    this.columns = part.uses.flatMap((use, at) =>
      use.as === 'keep'
        ? [{ at, level: NAME_HEADINGS.get(plainKey(use.heading)) ?? belowOf(use.heading) }]
        : [],
    );
    this.merges = part.sheet.merges.filter((m) => m.toLine > m.fromLine && m.fromLine > part.cut.heading[1]);
  }

  fill(row: TableRow): TableRow {
    let cells: string[] | undefined;
    const own = this.finestOf(row);
    for (const { at, level } of this.columns) {
      const text = row.cells[at] ?? '';
      if (text !== '') {
        this.above.set(at, { text, line: row.line });
        continue;
      }
      const above = this.above.get(at);
      if (above === undefined || !(this.isCoarse(level, own) || this.isMerged(at, above.line, row.line)))
        continue;
      cells ??= [...row.cells];
      cells[at] = above.text;
    }
    if (!cells) return row;
    this.lines.push(row.line);
    return { line: row.line, cells };
  }

  /** Left blank under a name, a kecamatan is that above where the row names a desa: a row of the kecamatan itself does not. */
  private isCoarse(level: Level | undefined, own: number): boolean {
    return this.isFigures && level !== undefined && NAMED.has(level) && LEVELS.indexOf(level) < own;
  }

  private finestOf(row: TableRow): number {
    return this.columns.reduce((finest, { at, level }) => {
      const said = level !== undefined && (row.cells[at] ?? '') !== '';
      return said ? Math.max(finest, LEVELS.indexOf(level)) : finest;
    }, -1);
  }

  private isMerged(at: number, from: number, to: number): boolean {
    return this.merges.some(
      (m) => m.fromColumn === at && m.toColumn === at && m.fromLine === from && to <= m.toLine,
    );
  }
}

const NAMED: ReadonlySet<Level> = new Set(['provinsi', 'kabupaten', 'kecamatan', 'desa']);

function belowOf(heading: string): Level | undefined {
  const key = plainKey(heading).replace(/^(no|nomor)/, '');
  return key === 'rt' || key === 'rw' || key === 'dusun' ? key : undefined;
}
