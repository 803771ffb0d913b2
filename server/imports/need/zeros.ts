import { isFiner } from '../../../data/catalogue/levels.ts';
import { DISTINCT_SERIES, NEED_TYPES } from '../../../data/catalogue/needs.ts';
import type { KnownArea } from '../lookup/query.ts';
import { type Cell, sexOf } from './cells.ts';
import { cellKey } from './compare.ts';
import type { NeedFact } from './query.ts';

const FINEST = new Map(NEED_TYPES.map((t) => [t.code, t.finest]));

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
 * anywhere but not there. Types that the file never names stay unknown, and so does the number of distinct persons.
 */
export function missingZeros(cells: readonly Cell[]): NeedFact[] {
  const told = new Set(cells.map(cellKey));
  const types = [...new Set(cells.map((c) => c.series))].filter((s) => s !== DISTINCT_SERIES);
  const places = new Map<string, { area: KnownArea; cell: Cell }>();
  for (const cell of cells) {
    places.set(`${cell.area.id} ${cell.period} ${cell.measure}`, { area: cell.area, cell });
  }
  return [...places.values()].flatMap(({ area, cell }) =>
    types.flatMap((series): NeedFact[] => {
      const finest = FINEST.get(series);
      if (finest && isFiner(area.level, finest)) return [];
      if (told.has(cellKey({ ...cell, series }))) return [];
      const { period, measure } = cell;
      return [{ areaId: area.id, series, sex: 'T', period, measure, count: 0, asOf: null }];
    }),
  );
}
