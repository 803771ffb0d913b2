import { othersFirst } from '../../data/read/slices.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { loadedRoads, loadRoadGraph } from './query.ts';
import { type Point, RoadTimes } from './times.ts';

/** Roads made ready, by data folder and import: what an import holds never changes. */
const READY = new Map<string, RoadTimes>();
const MOST_READY = 4;

/** Minutes on roads to a scene from wherever is asked; null where no roads are loaded. Of several files the quickest. */
export async function roadsTowards(
  ctx: Context,
  scope: Scope,
  scene: Point,
): Promise<((from: Point) => number | null) | null> {
  const times = (await readyRoads(ctx, scope)).roads.map((roads) => roads.towards(scene));
  if (times.length === 0) return null;
  return (from) => {
    const known = times.flatMap((time) => time(from) ?? []);
    return known.length === 0 ? null : Math.min(...known);
  };
}

/** By place one comes from and place one goes to, as numbers of their lists: near enough; null: roads do not say it. */
export type NearByRoad = (from: number, to: number) => boolean | null;

/** What was found last, by what was asked: a map, its list and its sentence ask the same. */
const FOUND = new Map<string, Promise<NearByRoad>>();
const MOST_FOUND = 8;

/**
 * From which places others are reached on roads within some minutes; null where no roads are loaded. Searches from the
 * side that has fewer places, and lets others run in between.
 */
export async function roadsWithin(
  ctx: Context,
  scope: Scope,
  asked: { readonly from: readonly Point[]; readonly to: readonly Point[]; readonly minutes: number },
): Promise<NearByRoad | null> {
  const { roads, key } = await readyRoads(ctx, scope);
  if (roads.length === 0) return null;
  const question = JSON.stringify([key, asked]);
  const known = FOUND.get(question);
  if (known) return known;
  const [oldest] = FOUND.keys();
  if (FOUND.size >= MOST_FOUND && oldest !== undefined) FOUND.delete(oldest);
  const found = findNear(roads, asked);
  FOUND.set(question, found);
  found.catch(() => FOUND.delete(question));
  return found;
}

const [UNSAID, FAR, NEAR] = [0, 1, 2];

async function findNear(
  roads: readonly RoadTimes[],
  {
    from,
    to,
    minutes,
  }: { readonly from: readonly Point[]; readonly to: readonly Point[]; readonly minutes: number },
): Promise<NearByRoad> {
  const isFrom = from.length <= to.length;
  const [starts, ends] = isFrom ? [from, to] : [to, from];
  const said = new Uint8Array(starts.length * ends.length);
  for (const [i, start] of starts.entries()) {
    for (const road of roads) {
      await othersFirst();
      const isWithin = road.within(start, isFrom ? 'from' : 'to', minutes);
      for (const [k, end] of ends.entries()) {
        const near = isWithin(end);
        const at = i * ends.length + k;
        if (near !== null) said[at] = Math.max(said[at] ?? UNSAID, near ? NEAR : FAR);
      }
    }
  }
  return (f, t) => {
    const of = said[isFrom ? f * ends.length + t : t * ends.length + f] ?? UNSAID;
    return of === UNSAID ? null : of === NEAR;
  };
}

async function readyRoads(
  ctx: Context,
  scope: Scope,
): Promise<{ readonly roads: readonly RoadTimes[]; readonly key: string }> {
  const db = ctx.db.as(scope);
  const loaded = (await loadedRoads(db)).slice(0, MOST_READY);
  const roads: RoadTimes[] = [];
  for (const { importId } of loaded) {
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
    roads.push(ready);
  }
  return { roads, key: `${ctx.folder.id} ${loaded.map(({ importId }) => importId).join(',')}` };
}
