import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { Draw } from './draw.ts';
import type { MapDraw } from './drawing.ts';

/** Set each time what is drawn with has been given to the map. */
const DRAW_MARK = 'petasos:draw';

/** Lets draw on the map as long as that is wanted; the program for it is fetched for the first time. */
export function useDraw(map: MapLibreMap | undefined, isStyled: boolean, draw: MapDraw | undefined): void {
  const [drawer, setDrawer] = useState<Draw>();
  const isWanted = draw !== undefined && isStyled;
  useEffect(() => {
    if (!map || !isWanted) return;
    let isHere = true;
    let made: Draw | undefined;
    import('./draw.ts').then(
      ({ Draw: Made }) => {
        if (!isHere) return;
        made = new Made(map);
        setDrawer(made);
      },
      () => undefined,
    );
    return () => {
      isHere = false;
      setDrawer(undefined);
      made?.remove();
    };
  }, [map, isWanted]);
  useEffect(() => {
    if (!drawer || !draw) return;
    drawer.update(draw);
    performance.mark(DRAW_MARK);
  }, [drawer, draw]);
}
