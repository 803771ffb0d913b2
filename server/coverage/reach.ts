import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { NormReach } from '../../data/contract/norm.ts';
import { kmBetween } from '../../data/read/distance.ts';
import type { CoverTree } from './cover.ts';

/** A place as longitude and latitude. */
export type Place = readonly [number, number];

/** Longer than this no degree of latitude is, kilometres. */
const KM_PER_DEGREE = 110.5;

/** How far somebody comes along a straight line. */
export function kmOfReach({ minutes, speedKmh, detour }: NormReach): number {
  return (minutes / 60) * (speedKmh / detour);
}

/**
 * Distinct officers from whom each area is near enough, by row: on roads where these say it, else no further than `km`. An
 * area down from `level` is measured by itself; one above it has those who reach any of its parts of the level. null: the
 * area has no place, or is not measured.
 * @param at by row of the tree, where an area is
 * @param from of each officer, where one lives and serves
 * @param byRoad is a row reached from a place of an officer? null: roads do not say it
 */
export function reachedBy(
  tree: CoverTree,
  level: Level,
  {
    at,
    from,
    km,
    byRoad = () => null,
  }: {
    readonly at: readonly (Place | null)[];
    readonly from: readonly (readonly (Place | null)[])[];
    readonly km: number;
    readonly byRoad?: (from: Place, row: number) => boolean | null;
  },
): (number | null)[] {
  const isAbove = tree.level.map((own) => isFiner(level, own));
  const reached = tree.id.map((_, row): number | null => (isAbove[row] || at[row] ? 0 : null));
  const seen = new Int32Array(tree.id.length).fill(-1);
  const see = (row: number, who: number) => {
    if (seen[row] === who) return false;
    seen[row] = who;
    reached[row] = (reached[row] ?? 0) + 1;
    return true;
  };
  for (const [who, spots] of from.entries()) {
    for (const spot of spots) {
      if (spot === null) continue;
      for (const [row, place] of at.entries()) {
        if (place === null || isAbove[row]) continue;
        const isNear = byRoad(spot, row) ?? isWithin(spot, place, km);
        if (!isNear || !see(row, who) || tree.level[row] !== level) continue;
        for (let up = tree.parent[row] ?? -1; up >= 0 && see(up, who); up = tree.parent[up] ?? -1);
      }
    }
  }
  return reached;
}

function isWithin(a: Place, b: Place, km: number): boolean {
  return Math.abs(a[1] - b[1]) * KM_PER_DEGREE <= km && kmBetween(a, b) <= km;
}
