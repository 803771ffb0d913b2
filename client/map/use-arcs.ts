import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { Arc } from './arcs.ts';
import type { ArcOverlay } from './overlay.ts';

/** Set each time arcs have been given to the map. */
const ARCS_MARK = 'petasos:arcs';

/** Draws arcs over the map while there are any; their program is fetched for the first. Where it cannot come, the list says the same. */
export function useArcs(map: MapLibreMap | undefined, arcs: readonly Arc[] | undefined): void {
  const [overlay, setOverlay] = useState<ArcOverlay>();
  const isWanted = (arcs?.length ?? 0) > 0;
  useEffect(() => {
    if (!map || !isWanted) return;
    let isHere = true;
    let made: ArcOverlay | undefined;
    import('./overlay.ts').then(
      ({ ArcOverlay: Overlay }) => {
        if (!isHere) return;
        made = new Overlay(map);
        setOverlay(made);
      },
      () => undefined,
    );
    return () => {
      isHere = false;
      setOverlay(undefined);
      made?.remove();
    };
  }, [map, isWanted]);
  useEffect(() => {
    if (!overlay || !arcs) return;
    overlay.show(arcs);
    performance.mark(ARCS_MARK);
  }, [overlay, arcs]);
}
