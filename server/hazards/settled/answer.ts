import type { SettledBasis } from '../../../data/contract/hazard.ts';
import type { Db } from '../../db/open.ts';
import type { Exposed } from '../expose.ts';
import type { Share } from '../shares.ts';
import { describeSettled } from './query.ts';

/** What shares are of, with whether a layer is made up. */
export interface ToldBasis {
  readonly basis: SettledBasis;
  readonly simulated: boolean;
}

/**
 * By what those in zones were counted, of some of the areas of a tree: by what is settled of the areas that they were added
 * up from, or by land. Null: nothing of it is by a layer.
 */
export async function exposedBasis(
  db: Db,
  exposed: readonly Exposed[],
  shares: readonly (Share | null | undefined)[],
): Promise<ToldBasis | null> {
  const sum = (of: 'settled' | 'land') => exposed.reduce((n, { by }) => n + by[of], 0);
  const areas = sum('settled');
  if (areas === 0) return null;
  const { layers, simulated } = await described(db, layersOf(shares));
  return { basis: { areas, byLand: sum('land'), layers }, simulated };
}

/**
 * By how many areas are measured by what is settled of them and how many by their land; null: no layer says anything of
 * any of them. Asks nothing of the database then.
 * @param layers of each area whose share is known, the layer that counts there; null: its land
 */
export async function settledBasis(db: Db, layers: readonly (number | null)[]): Promise<ToldBasis | null> {
  const areas = layers.filter((layer) => layer !== null).length;
  if (areas === 0) return null;
  const { layers: told, simulated } = await described(db, layers);
  return { basis: { areas, byLand: layers.length - areas, layers: told }, simulated };
}

async function described(
  db: Db,
  layers: readonly (number | null)[],
): Promise<{ layers: SettledBasis['layers']; simulated: boolean }> {
  const found = await describeSettled(db, [...new Set(layers.filter((layer) => layer !== null))]);
  return {
    layers: found.map(({ name, source, year }) => ({ name, source, year })),
    simulated: found.some((layer) => layer.simulated),
  };
}

/** Of shares in zones the layers that they are by; those that are not known are left out. */
function layersOf(shares: readonly (Share | null | undefined)[]): (number | null)[] {
  return shares.flatMap((share) => (share ? [share.settled?.layer ?? null] : []));
}
