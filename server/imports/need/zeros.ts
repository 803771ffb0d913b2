import { isFiner } from '../../../data/catalogue/levels.ts';
import { DISTINCT_SERIES } from '../../../data/catalogue/needs.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import type { KnownArea } from '../lookup/query.ts';
import { type Cell, sexOf } from './cells.ts';
import type { ClosedLevels } from './closed-levels.ts';
import { cellKey } from './compare.ts';
import type { NeedFact } from './query.ts';

/** Bound of what one import may write for types that its rows do not name. */
const MOST_ZEROS = 2_000_000;

export function factsOf(cells: readonly Cell[]): NeedFact[] {
  return cells.flatMap((cell) =>
    [...cell.bySex.values()].map((row) => ({
      areaId: cell.area.id,
      series: cell.series,
      sex: sexOf(row),
      period: cell.period,
      measure: cell.measure,
      count: row.count,
      asOf: row.asOf ?? null,
    })),
  );
}

/**
 * `--missing zero`: for each area, period and measure in the file a surveyed zero for every type that the file tells
 * anywhere but not there. Types that the file never names stay unknown, and so does the number of distinct persons. What
 * was added up speaks for no other type: its area is none of the file's.
 */
export async function missingZeros(
  cells: readonly Cell[],
  levels: ClosedLevels,
  findings: Findings,
): Promise<NeedFact[]> {
  const told = new Set<string>();
  await eachInSlices(cells, (cell) => told.add(cellKey(cell)));
  const types = [...new Set(cells.map((c) => c.series))].filter((s) => s !== DISTINCT_SERIES);
  const places = new Map<string, { area: KnownArea; cell: Cell }>();
  await eachInSlices(cells, (cell) => {
    if (cell.addedUp !== undefined) return;
    places.set(`${cell.area.id} ${cell.period} ${cell.measure}`, { area: cell.area, cell });
  });
  if (places.size * types.length > MOST_ZEROS) {
    findings.add({ severity: 'error', code: 'zeros-too-many', hint: { most: MOST_ZEROS } });
    return [];
  }
  const zeros: NeedFact[] = [];
  await eachInSlices(places.values(), ({ area, cell }) => {
    const { period, measure } = cell;
    for (const series of types) {
      const finest = levels.get(series);
      if (finest && isFiner(area.level, finest)) continue;
      if (told.has(cellKey({ area, series, period, measure }))) continue;
      zeros.push({ areaId: area.id, series, sex: 'T', period, measure, count: 0, asOf: null });
    }
  });
  return zeros;
}
