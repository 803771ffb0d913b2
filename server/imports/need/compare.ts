import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import type { PeopleThen } from '../lookup/people.ts';
import { type Cell, quoted } from './cells.ts';

const IN_FAMILIES = new Set(NEED_TYPES.filter((t) => t.unit === 'keluarga').map((t) => t.code));

/** What one count of a series is; things (houses, places) may be more than there are people. */
export type Counted = 'persons' | 'families' | 'things';

function needCounted(series: string): Counted {
  return IN_FAMILIES.has(series) ? 'families' : 'persons';
}

/** More cases than people is an error; more families than registered families only a warning. Bad cells are left out. */
export async function refuseOverPopulation(
  cells: readonly Cell[],
  peopleOf: (cell: Cell) => PeopleThen | undefined,
  findings: Findings,
  countedAs: (series: string) => Counted = needCounted,
): Promise<Cell[]> {
  const kept: Cell[] = [];
  await eachInSlices(cells, (cell) => {
    if (fits(cell, countedAs(cell.series), peopleOf, findings)) kept.push(cell);
  });
  return kept;
}

function fits(
  cell: Cell,
  counted: Counted,
  peopleOf: (cell: Cell) => PeopleThen | undefined,
  findings: Findings,
): boolean {
  if (counted === 'things') return true;
  const known = peopleOf(cell);
  if (!known) return true;
  const rows = [...cell.bySex.values()];
  const count = rows.reduce((n, r) => n + r.count, 0);
  const inFamilies = counted === 'families';
  const most = inFamilies ? known.people.households : known.people.persons;
  if (most === null || count <= most) return true;
  for (const row of rows) {
    findings.add({
      severity: inFamilies ? 'warning' : 'error',
      line: row.line,
      column: 'jumlah',
      code: inFamilies ? 'count-over-families' : 'count-over-population',
      value: quoted(row, count),
      hint: {
        most,
        period: known.period,
        source: known.source,
        name: cell.area.name,
        area: cell.area.code,
      },
    });
  }
  return inFamilies;
}

/** A count that held before, by area, series, period, measure: the sum over the sexes. */
export type EarlierCounts = ReadonlyMap<
  string,
  { readonly count: number; readonly importIds: readonly number[] }
>;

export function cellKey(cell: {
  readonly area: { readonly id: number };
  readonly series: string;
  readonly period: string;
  readonly measure: string;
}): string {
  return `${cell.area.id} ${cell.series} ${cell.period} ${cell.measure}`;
}

/** How many figures of earlier imports give way, how many of them change, and which imports these are. */
export interface Replaced {
  readonly replaced: number;
  readonly changed: number;
  readonly imports: readonly number[];
}

export function noteReplaced(cells: readonly Cell[], earlier: EarlierCounts, findings: Findings): void {
  tellReplaced([replacedAmong(cells, earlier)], findings);
}

export function replacedAmong(cells: readonly Cell[], earlier: EarlierCounts): Replaced {
  let replaced = 0;
  let changed = 0;
  const imports = new Set<number>();
  for (const cell of cells) {
    const before = earlier.get(cellKey(cell));
    if (!before) continue;
    replaced += 1;
    const count = [...cell.bySex.values()].reduce((n, r) => n + r.count, 0);
    if (count !== before.count) changed += 1;
    for (const id of before.importIds) imports.add(id);
  }
  return { replaced, changed, imports: [...imports] };
}

export function tellReplaced(parts: readonly Replaced[], findings: Findings): void {
  const replaced = parts.reduce((n, part) => n + part.replaced, 0);
  if (replaced === 0) return;
  const changed = parts.reduce((n, part) => n + part.changed, 0);
  const imports = [...new Set(parts.flatMap((part) => part.imports))].sort((a, b) => a - b).join(', ');
  findings.add({ severity: 'note', code: 'replaces-earlier', hint: { replaced, changed, imports } });
}
