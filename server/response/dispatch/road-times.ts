import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { loadedRoads, loadRoadGraph } from './query.ts';
import type { Point } from './rank.ts';
import { RoadTimes } from './roads.ts';

/** Roads made ready, by data folder and import: what an import holds never changes. */
const READY = new Map<string, RoadTimes>();
const MOST_READY = 4;

/** Minutes on roads to a scene from wherever is asked; null where no roads are loaded. Of several files the quickest. */
export async function roadsTowards(
  ctx: Context,
  scope: Scope,
  scene: Point,
): Promise<((from: Point) => number | null) | null> {
  const db = ctx.db.as(scope);
  const loaded = await loadedRoads(db);
  const times: ((from: Point) => number | null)[] = [];
  for (const { importId } of loaded.slice(0, MOST_READY)) {
    const key = `${ctx.folder.id} ${importId}`;
    let ready = READY.get(key);
    if (!ready) {
      const graph = await loadRoadGraph(db, importId);
      if (!graph) continue;
      ready = new RoadTimes(graph);
      const [oldest] = READY.keys();
      if (READY.size >= MOST_READY && oldest !== undefined) READY.delete(oldest);
      READY.set(key, ready);
    }
    times.push(ready.towards(scene));
  }
  if (times.length === 0) return null;
  return (from) => {
    const known = times.flatMap((time) => time(from) ?? []);
    return known.length === 0 ? null : Math.min(...known);
  };
}
