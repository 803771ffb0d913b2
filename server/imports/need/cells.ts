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
}

/** All rows of one file about the same area, type, period and measure. */
export interface Cell {
  readonly area: KnownArea;
  readonly series: string;
  readonly period: string;
  readonly measure: 'tercatat' | 'terlayani';
  readonly bySex: Map<Sex, PlacedRow>;
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
    const { area, series, settledPeriod: period, measure } = first;
    gathered.push({ area, series, period, measure, bySex });
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

const WOMEN_ONLY = 'PMKS-23';

export function sexOf(row: PlacedRow): Sex {
  return row.sex === 'L' || row.sex === 'P' ? row.sex : 'T';
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
    const hint = { other: before.line, otherCount: before.count };
    findings.add({
      severity: 'error',
      line: row.line,
      column: 'kode',
      code: 'row-twice',
      value: row.count,
      hint,
    });
    if (!same && !disputed.has(before)) {
      disputed.add(before);
      findings.add({
        severity: 'error',
        line: before.line,
        column: 'kode',
        code: 'row-twice',
        value: before.count,
        hint: { other: row.line, otherCount: row.count },
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
    findings.add({ severity: 'error', line: rest.line, code, value: rest.count, hint: { lines, sum } });
    return told;
  }
  if (rest.count > 0) {
    findings.add({
      severity: 'warning',
      line: rest.line,
      code: 'sex-rest',
      value: rest.count,
      hint: { lines },
    });
  }
  return [...rows];
}
