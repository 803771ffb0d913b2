import { roleRule } from '../../data/catalogue/roles.ts';
import type { ExactGrant } from './store/query.ts';

/** What accounts were given beyond one area and the series of their role. */
export interface Granted {
  /** slugs that each account reads by name in more than one kecamatan; accounts that read the same are one */
  readonly readers: readonly (readonly string[])[];
  /** area.id that each account holds with all open types, at least two; accounts that hold the same are one */
  readonly holders: readonly (readonly number[])[];
}

/** Sorts grants by what an account knows at once: several series, several areas. */
export function grantedTo(grants: readonly ExactGrant[]): Granted {
  const accounts = [...Map.groupBy(grants, ({ account }) => account).values()];
  return {
    readers: distinct(accounts.map(seriesRead).filter((slugs) => slugs.length > 0)),
    holders: distinct(accounts.map(areasHeld).filter((ids) => ids.length > 1)),
  };
}

/** By name, or by a role that reads some series alone; of one kecamatan alone it is less than that area holds. */
function seriesRead(grants: readonly ExactGrant[]): string[] {
  const named = grants.filter((grant) => seriesOf(grant) !== 'open');
  const kecamatan = new Set(named.map(({ area }) => area.split('.').slice(0, 3).join('.')));
  const isWide = kecamatan.size > 1 || named.some(({ area }) => area === '*' || area.split('.').length < 3);
  // What a role reads by itself is guarded against in any case; beside what was named it is known as well.
  if (!isWide || named.every(({ series }) => series === null)) return [];
  return [...new Set(named.flatMap((grant) => seriesOf(grant)))].sort();
}

function areasHeld(grants: readonly ExactGrant[]): number[] {
  const open = grants.filter((grant) => seriesOf(grant) === 'open');
  // Nothing is hidden from whoever reads all there is.
  if (open.some(({ area }) => area === '*')) return [];
  return [...new Set(open.flatMap(({ areaId }) => areaId ?? []))].sort((a, b) => a - b);
}

function seriesOf({ role, series }: ExactGrant): 'open' | readonly string[] {
  return series ?? roleRule(role).series;
}

function distinct<T>(lists: readonly (readonly T[])[]): (readonly T[])[] {
  return [...new Map(lists.map((list) => [list.join(' '), list])).values()];
}
