import { ColumnLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Column, ColumnPicture } from './columns.ts';

/** Nearly flat light, so that a column bears the colour of the legend, and its sides can still be told apart. */
const MATERIAL = {
  ambient: 0.82,
  diffuse: 0.28,
  shininess: 1,
  specularColor: [0, 0, 0] satisfies [number, number, number],
};

/** Columns over the map, on a canvas of their own. The only place that knows deck.gl; loaded when first asked for. */
export class ColumnOverlay {
  readonly #overlay: MapLibreOverlay;
  readonly #map: MapLibreMap;
  #isReady = false;

  /** @param onFailed this browser cannot draw them */
  constructor(map: MapLibreMap, onFailed: () => void) {
    this.#map = map;
    this.#overlay = new MapLibreOverlay({
      // Sharing the map's canvas fails with this map library (deck.gl issue 10700).
      interleaved: false,
      layers: [],
      onError: onFailed,
      onLoad: () => {
        this.#isReady = true;
      },
    });
    map.addControl(this.#overlay);
    // The list of areas tells the same to a screen reader.
    this.#overlay.getCanvas()?.parentElement?.setAttribute('aria-hidden', 'true');
  }

  show({ columns, radiusM }: ColumnPicture): void {
    this.#overlay.setProps({
      layers: [
        new ColumnLayer<Column>({
          id: 'columns',
          data: columns,
          diskResolution: 4,
          angle: 45,
          radius: radiusM,
          extruded: true,
          wireframe: true,
          pickable: true,
          material: MATERIAL,
          getPosition: (c) => [...c.at],
          getElevation: (c) => c.heightM,
          getFillColor: (c) => [...c.colour],
          getLineColor: [23, 36, 44, 150],
        }),
      ],
    });
  }

  /** Which area's column is at a point of the map; null: none. */
  pick({ x, y }: { readonly x: number; readonly y: number }): number | null {
    if (!this.#isReady) return null;
    const found = this.#overlay.pickObject({ x, y, layerIds: ['columns'] });
    return (found?.object as Column | undefined)?.id ?? null;
  }

  remove(): void {
    this.#map.removeControl(this.#overlay);
  }
}
