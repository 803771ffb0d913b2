import { loadState } from '../access/query.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { loadHitTree, loadWholeTree } from './place/query.ts';
import { type HitTree, prunedTree, type RootedTree, rootedTree } from './tree.ts';

/** So many areas that reading the whole regency takes less time than looking each of them up. */
const MANY = 1000;

/**
 * Whole regencies read last, by database, version of its borders, regency and day: a sheet is made again with every change
 * of a footprint, and borders change seldom.
 */
const KEPT = new Map<string, Promise<RootedTree>>();
const MOST_KEPT = 3;

/** The desa (or what is finer without one) of some areas with all that lies in them, and their ancestors to the regency. */
export async function hitTree(db: Db, ids: readonly number[], root: Within, on: string): Promise<HitTree> {
  const { instance, boundaryVersion } = await loadState(db);
  const key = `${instance} ${boundaryVersion} ${root.id} ${on}`;
  const whole = KEPT.get(key) ?? (ids.length > MANY ? keep(key, loadWholeTree(db, root, on)) : undefined);
  return whole === undefined ? loadHitTree(db, ids, root, on) : prunedTree(await whole, ids);
}

function keep(key: string, loaded: Promise<HitTree>): Promise<RootedTree> {
  const whole = loaded.then(rootedTree);
  KEPT.set(key, whole);
  const [oldest] = KEPT.keys();
  if (KEPT.size > MOST_KEPT && oldest !== undefined) KEPT.delete(oldest);
  whole.catch(() => KEPT.delete(key));
  return whole;
}
