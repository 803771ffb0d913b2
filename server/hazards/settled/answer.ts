import type { SettledBasis } from '../../../data/contract/hazard.ts';
import type { Db } from '../../db/open.ts';
import type { Share } from '../shares.ts';
import { describeSettled } from './query.ts';

/** What shares are of, with whether a layer is made up. */
export interface ToldBasis {
  readonly basis: SettledBasis;
  readonly simulated: boolean;
}

/**
 * By how many areas are measured by what is settled of them and how many by their land; null: no layer says anything of
 * any of them. Asks nothing of the database then.
 * @param layers of each area whose share is known, the layer that counts there; null: its land
 */
export async function settledBasis(db: Db, layers: readonly (number | null)[]): Promise<ToldBasis | null> {
  const ids = [...new Set(layers.filter((layer) => layer !== null))];
  if (ids.length === 0) return null;
  const described = await describeSettled(db, ids);
  const areas = layers.filter((layer) => layer !== null).length;
  return {
    basis: {
      areas,
      byLand: layers.length - areas,
      layers: described.map(({ name, source, year }) => ({ name, source, year })),
    },
    simulated: described.some((layer) => layer.simulated),
  };
}

/** Of shares in zones the layers that they are by; those that are not known are left out. */
export function layersOf(shares: readonly (Share | null | undefined)[]): (number | null)[] {
  return shares.flatMap((share) => (share ? [share.settled?.layer ?? null] : []));
}
