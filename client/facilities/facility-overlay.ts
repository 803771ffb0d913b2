import type { Facility } from '../../data/contract/facility.ts';
import type { MapOverlay } from '../map/overlays.ts';

/** Facilities whose place is known, as points over a map. */
export function facilityOverlay(
  facilities: readonly Pick<Facility, 'id' | 'kind' | 'name' | 'at'>[],
): MapOverlay {
  return {
    id: 'facilities',
    look: 'facilities',
    source: {
      data: {
        type: 'FeatureCollection',
        features: facilities.flatMap(({ id, kind, name, at }) =>
          at
            ? [
                {
                  type: 'Feature' as const,
                  id,
                  properties: { kind, name },
                  geometry: { type: 'Point' as const, coordinates: [...at] },
                },
              ]
            : [],
        ),
      },
    },
  };
}
