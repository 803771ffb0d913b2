import type { Db } from '../db/open.ts';
import type { Insiders, PlannedCell } from './plan/plan.ts';
import type { PlanSettings } from './plan/settings.ts';
import type { PartOrder } from './plan-part.ts';
import { plannedSums } from './plan-settings.ts';
import {
  type BuildToPublish,
  loadBuildTree,
  loadExactThen,
  loadHistory,
  loadPastGroups,
  loadPublished,
  mostOfRtQuery,
  rowsQuery,
} from './store/query.ts';

/** Series read by one statement: the embedded database answers nobody else meanwhile. */
const SERIES_AT_ONCE = 4;
const RT_SERIES_AT_ONCE = 2;

export interface PartBasis {
  readonly settings: PlanSettings;
  readonly insiders: Insiders;
  /** the part of the current release; undefined: it has none of this root and period */
  readonly last: { readonly id: number; readonly madeAt: Date } | undefined;
  readonly below?: readonly (readonly PlannedCell[])[] | undefined;
}

/** Reads what a part is planned from, in short statements. */
export async function orderPart(
  db: Db,
  build: BuildToPublish,
  { settings, insiders, last, below }: PartBasis,
): Promise<PartOrder> {
  const tree = await loadBuildTree(db, build);
  const rows: string[] = [];
  for (const series of inGroups(build.series, SERIES_AT_ONCE)) {
    const found = await rowsQuery(build.id, series).execute(db);
    rows.push(...found.rows.map((r) => r.text));
  }
  const mostOfRt: string[] = [];
  if (tree.rt.id.length > 0) {
    for (const series of inGroups(build.series, RT_SERIES_AT_ONCE)) {
      const found = await mostOfRtQuery(build.id, series, tree.rt).execute(db);
      mostOfRt.push(...found.rows.map((r) => r.text));
    }
  }
  return {
    settings,
    insiders: { ...insiders, holders: holdersIn(tree.areas, insiders.holders ?? []) },
    areas: tree.areas,
    rows,
    mostOfRt,
    history: await loadHistory(db, build),
    exactThen: await loadExactThen(db, build),
    pastSums: (await loadPastGroups(db, build)).map(plannedSums),
    last: last ? { rows: await loadPublished(db, last.id), madeAt: last.madeAt.toISOString() } : null,
    ...(below ? { below } : {}),
  };
}

/** Those who hold several areas of a part; whoever holds all of it learns nothing from what is published. */
function holdersIn(areas: PartOrder['areas'], holders: readonly (readonly number[])[]): number[][] {
  const parentOf = new Map(areas.map((area) => [area.id, area.parentId]));
  const liesIn = (id: number) => parentOf.has(parentOf.get(id) ?? -1);
  return holders
    .map((ids) => ids.filter((id) => parentOf.has(id)))
    .filter((ids) => ids.length > 1 && ids.every(liesIn));
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
