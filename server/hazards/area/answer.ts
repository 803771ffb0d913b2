import type { HazardCode } from '../../../data/catalogue/hazards.ts';
import type { Within } from '../../areas/browse/query.ts';
import type { Db } from '../../db/open.ts';
import { openHazards } from '../open.ts';
import { loadPresent } from '../query.ts';

/** How much of one area lies in zones of a hazard, in percent by class; null: nothing is known, or no share inside. */
export interface HazardHere {
  readonly hazard: HazardCode;
  readonly shares: { readonly rendah: number; readonly sedang: number; readonly tinggi: number } | null;
}

/** Every hazard that is known of here, over one area. */
export async function hazardsOfArea(db: Db, area: Within, on: string): Promise<HazardHere[]> {
  const present = await loadPresent(db);
  if (present.length === 0) return [];
  const read = await openHazards(db, { within: area, level: area.level, on, hazards: present });
  const percent = (share: number) => Math.round(share * 1000) / 10;
  return present.map((hazard) => {
    const share = read.shares.get(hazard)?.[read.whole];
    if (!share) return { hazard, shares: null };
    const { low, medium, high } = share;
    return { hazard, shares: { rendah: percent(low), sedang: percent(medium), tinggi: percent(high) } };
  });
}
