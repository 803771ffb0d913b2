import type { Facility } from '../../data/contract/facility.ts';
import { holdsIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { HeldFacility } from './store/query.ts';

/** A facility as the asker sees it: the phone number stays behind, where it is read by itself. */
export function showFacility(scope: Scope, held: HeldFacility, on: string): Facility {
  const { id, kind, name, areaId, code, areaName, level, at, middle, phone, version, from, until } = held;
  return {
    id,
    kind,
    name,
    area: { id: areaId, code, name: areaName, level },
    at: at ?? middle,
    placed: at ? 'point' : middle ? 'area' : 'none',
    capacity: held.capacity,
    toilets: held.toilets,
    waterPoints: held.waterPoints,
    packsPerMeal: held.packsPerMeal,
    contactName: held.contactName,
    hasPhone: phone !== null,
    from,
    until,
    inUse: (from === null || from <= on) && (until === null || on <= until),
    items: held.items,
    managed: holdsIn(scope, 'facilities.manage', code),
    simulated: held.simulated,
    version,
  };
}
