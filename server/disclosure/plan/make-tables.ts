import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { DISTINCT_SERIES, NEED_TYPES, TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import { addRelations } from './relations.ts';
import type { PlanFamily, PlanSettings } from './settings.ts';
import { type Cell, keyOf, type MakeTables, type PlanRow, type Relation } from './tables.ts';

/** Which family a series belongs to; null: it is in no plan (people, families, reported rates, sums of other use). */
export function familyOf(series: string, settings: PlanSettings): PlanFamily | null {
  if (series === TOTAL_SERIES) return 'total';
  if (series === DISTINCT_SERIES) return 'distinct';
  if (settings.sums.some((sum) => sum.series === series)) return 'group';
  const type = NEED_TYPES.find((t) => t.code === series);
  if (type) return type.access === 'open' ? 'type' : type.access;
  const own = settings.own.find((o) => o.series === series);
  if (own) return own.access === 'closed' ? 'closed' : 'own';
  return null;
}

/** The finest level at which a series is published. */
function finestOf(series: string, family: PlanFamily, settings: PlanSettings): Level {
  const own = settings.own.find((o) => o.series === series)?.finest;
  return settings.finestOf[series] ?? own ?? settings.finest[family];
}

function isPublished(row: PlanRow, family: PlanFamily, settings: PlanSettings): boolean {
  // What was carried across a change of areas is nobody's count.
  if (row.basis === 'estimated') return false;
  if (isFiner(row.level, finestOf(row.series, family, settings))) return false;
  if (row.measure === 'terlayani' && isFiner(row.level, settings.finestServed)) return false;
  return row.sex === 'A' || !isFiner(row.level, settings.finestSex);
}

/**
 * Which figures of a build are published, and every way in which they hang together. Where it is not sure whether a
 * reader knows what a reported area has beyond its parts, it is taken as known: that can only hide more.
 */
export const makeTables: MakeTables = ({ areas, rows, settings }) => {
  const cells: Cell[] = [];
  const known = new Map<string, PlanFamily | null>();
  const byKey = new Map<string, PlanRow>();
  for (const row of rows) {
    byKey.set(keyOf({ ...row, areaId: row.area_id }), row);
    let family = known.get(row.series);
    if (family === undefined) {
      family = familyOf(row.series, settings);
      known.set(row.series, family);
    }
    if (family === null || !isPublished(row, family, settings)) continue;
    const closed = family === 'closed';
    cells.push({
      areaId: row.area_id,
      series: row.series,
      sex: row.sex,
      measure: row.measure,
      level: row.level,
      family,
      value: row.count,
      k: closed ? settings.kClosed : settings.k,
      // A zero of an open type is published, so that a hidden one is at least 1; of a closed type both look alike.
      least: closed ? 0 : 1,
      most: Number.POSITIVE_INFINITY,
      virtual: null,
    });
  }
  const relations: Relation[] = [];
  addRelations({ areas, settings, rows: byKey, cells, relations });
  return { settings, areas, cells, relations, rows: byKey };
};
