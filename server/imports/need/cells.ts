import type { NeedRow } from '../../../data/read/need.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Sex } from '../../db/tables/figure.ts';
import type { Findings } from '../findings.ts';
import type { KnownArea } from '../lookup/query.ts';

/** A row whose area and period are settled, of whatever series. */
export interface PlacedRow extends Omit<NeedRow, 'need'> {
  readonly area: KnownArea;
  readonly series: string;
  readonly settledPeriod: string;
  /** of a closed type: its number is quoted nowhere */
  readonly isClosed: boolean;
  /** what a closed count is added up for, where its own area is finer than it may be kept for */
  readonly into?: KnownArea | undefined;
}

/** What a cell keeps of a row; a sum of rows has no line. */
type CellRow = Pick<PlacedRow, 'sex' | 'count' | 'asOf' | 'isClosed'> & { readonly line: number | null };

/** All rows of one file about the same area, type, period and measure. */
export interface Cell {
  readonly area: KnownArea;
  readonly series: string;
  readonly period: string;
  readonly measure: 'tercatat' | 'terlayani';
  readonly bySex: Map<Sex, CellRow>;
  readonly into?: KnownArea | undefined;
  /** rows of the file that were added up to it */
  readonly addedUp?: number;
}

/** What one cell may not hold: told for everybody and by sex at once, or twice. Bad rows are left out of the cells. */
export async function gatherCells(rows: readonly PlacedRow[], findings: Findings): Promise<Cell[]> {
  const cells = new Map<string, PlacedRow[]>();
  await eachInSlices(rows, (row) => {
    const key = `${row.area.id} ${row.series} ${row.settledPeriod} ${row.measure}`;
    const same = cells.get(key);
    if (same) same.push(row);
    else cells.set(key, [row]);
  });
  const half: PlacedRow[] = [];
  const gathered: Cell[] = [];
  await eachInSlices(cells.values(), (same) => {
    const good = settleSexes(dropDoubles(same, findings), findings);
    const [first] = good;
    if (!first) return;
    const bySex = new Map(good.map((row) => [sexOf(row), row]));
    if (bySex.size === 1 && !bySex.has('T')) half.push(first);
    const { area, into, series, settledPeriod: period, measure } = first;
    gathered.push({ area, into, series, period, measure, bySex });
  });
  // A type of women only is told by P alone in every cell: nothing is missing there.
  const missing = half.filter((row) => row.series !== WOMEN_ONLY);
  if (missing[0]) {
    findings.add({
      severity: 'warning',
      line: missing[0].line,
      code: 'sex-one-only',
      hint: { cells: missing.length },
    });
  }
  return gathered;
}

/** Rows of the file that cells stand on. */
export function usedRows(cells: readonly Cell[]): number {
  return cells.reduce((n, cell) => n + (cell.addedUp ?? cell.bySex.size), 0);
}

const WOMEN_ONLY = 'PMKS-23';

export function sexOf(row: Pick<PlacedRow, 'sex'>): Sex {
  return row.sex === 'L' || row.sex === 'P' ? row.sex : 'T';
}

/** A number as a finding may quote it: of a closed type none. */
export function quoted(row: Pick<PlacedRow, 'isClosed'>, count: number): number | undefined {
  return row.isClosed ? undefined : count;
}

/** The second row about the same is refused; where it says another number, nobody knows which is right: both are. */
function dropDoubles(rows: readonly PlacedRow[], findings: Findings): PlacedRow[] {
  const first = new Map<string, PlacedRow>();
  const disputed = new Set<PlacedRow>();
  const again: PlacedRow[] = [];
  for (const row of rows) {
    const sex = row.sex === 'blank' || row.sex === 'all' ? 'T' : row.sex;
    const before = first.get(sex);
    if (!before) {
      first.set(sex, row);
      continue;
    }
    again.push(row);
    const same = before.count === row.count;
    const hint = { other: before.line, ...(row.isClosed ? {} : { otherCount: before.count }) };
    findings.add({
      severity: 'error',
      line: row.line,
      column: 'kode',
      code: 'row-twice',
      value: quoted(row, row.count),
      hint,
    });
    if (!same && !disputed.has(before)) {
      disputed.add(before);
      findings.add({
        severity: 'error',
        line: before.line,
        column: 'kode',
        code: 'row-twice',
        value: quoted(before, before.count),
        hint: { other: row.line, ...(row.isClosed ? {} : { otherCount: row.count }) },
      });
    }
  }
  return rows.filter((row) => !again.includes(row) && !disputed.has(row));
}

/** 'All' beside L and P would count people twice; a blank beside them is the rest, unless it is just their sum. */
function settleSexes(rows: readonly PlacedRow[], findings: Findings): PlacedRow[] {
  const told = rows.filter((r) => r.sex === 'L' || r.sex === 'P');
  const rest = rows.find((r) => r.sex === 'all' || r.sex === 'blank');
  if (told.length === 0 || !rest) return [...rows];
  const sum = told.reduce((n, r) => n + r.count, 0);
  const lines = told.map((r) => r.line).join(', ');
  if (rest.sex === 'all' || (rest.count === sum && sum > 0)) {
    const code = 'sex-all-and-parts';
    const hint = { lines, ...(rest.isClosed ? {} : { sum }) };
    findings.add({ severity: 'error', line: rest.line, code, value: quoted(rest, rest.count), hint });
    return told;
  }
  if (rest.count > 0) {
    findings.add({
      severity: 'warning',
      line: rest.line,
      code: 'sex-rest',
      value: quoted(rest, rest.count),
      hint: { lines },
    });
  }
  return [...rows];
}
