import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
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

/** What the names of the drawing library's sources and layers begin with. */
const DRAWN = 'td-';

/** A style with what is drawn on the map just now: another style of the map takes away what is no part of it. */
export function withDrawing(style: StyleSpecification, map: MapLibreMap): StyleSpecification {
  const now = map.getStyle();
  const layers = now.layers.filter((layer) => 'source' in layer && String(layer.source).startsWith(DRAWN));
  if (layers.length === 0) return style;
  const sources = Object.entries(now.sources).filter(([name]) => name.startsWith(DRAWN));
  return {
    ...style,
    sources: { ...style.sources, ...Object.fromEntries(sources) },
    layers: [...style.layers, ...layers],
  };
}
