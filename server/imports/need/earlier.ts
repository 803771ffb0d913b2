import { loadNeeds } from '../../rollup/query.ts';
import type { ImportEnv } from '../kind.ts';
import { APPLIED } from '../view.ts';
import type { Cell } from './cells.ts';
import { cellKey, type EarlierCounts } from './compare.ts';

const AREAS_AT_ONCE = 400;

/** What holds now for the areas and periods of some cells. */
export async function loadEarlier(env: ImportEnv, cells: readonly Cell[]): Promise<EarlierCounts> {
  const db = env.ctx.db.as(env.scope);
  const earlier = new Map<string, { count: number; importIds: number[] }>();
  for (const period of new Set(cells.map((c) => c.period))) {
    const areas = [...new Set(cells.filter((c) => c.period === period).map((c) => c.area.id))];
    for (let from = 0; from < areas.length; from += AREAS_AT_ONCE) {
      const areaIds = areas.slice(from, from + AREAS_AT_ONCE);
      for (const fact of await loadNeeds(db, { areaIds, period, view: APPLIED })) {
        const { areaId, series, measure } = fact;
        const key = cellKey({ area: { id: areaId }, series, period, measure });
        const before = earlier.get(key) ?? { count: 0, importIds: [] };
        earlier.set(key, {
          count: before.count + fact.count,
          importIds: [...before.importIds, fact.importId],
        });
      }
    }
  }
  return earlier;
}
