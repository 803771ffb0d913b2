import { ArcLayer, ColumnLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Arc } from './arcs.ts';
import type { Column, ColumnPicture } from './columns.ts';

/** Nearly flat light, so that a column bears the colour of the legend, and its sides can still be told apart. */
const MATERIAL = {
  ambient: 0.82,
  diffuse: 0.28,
  shininess: 1,
  specularColor: [0, 0, 0] satisfies [number, number, number],
};

function layerOf({ columns, radiusM }: ColumnPicture): ColumnLayer<Column> {
  return new ColumnLayer<Column>({
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
  });
}

/**
 * Draws columns once over a map that stands still; gives them on a canvas of their own, with `pixelRatio` of its pixels
 * for one of the page. They go with the map.
 */
export function drawColumns(
  map: MapLibreMap,
  picture: ColumnPicture,
  pixelRatio: number,
): Promise<HTMLCanvasElement> {
  const width = map.getContainer().clientWidth * pixelRatio;
  let rightFrames = 0;
  return new Promise((done, fail) => {
    const overlay = new MapLibreOverlay({
      interleaved: false,
      useDevicePixels: pixelRatio,
      layers: [layerOf(picture)],
      onError: fail,
      onAfterRender: () => {
        const canvas = overlay.getCanvas();
        // It learns its size in the first frames, and draws by it in the next.
        if (canvas?.width === width) rightFrames += 1;
        // What a canvas shows can be read in the frame in which it was drawn only.
        const copy = rightFrames > 1 ? copied(canvas) : undefined;
        if (copy) done(copy);
        else requestAnimationFrame(again);
      },
    });
    // The same in a new list: else nothing has changed, and nothing is drawn.
    const again = () =>
      overlay.setProps({ layers: [layerOf({ ...picture, columns: [...picture.columns] })] });
    map.addControl(overlay);
  });
}

/** A canvas as it is now; undefined while nothing is on it. */
function copied(source: HTMLCanvasElement | null): HTMLCanvasElement | undefined {
  if (!source || source.width === 0) return undefined;
  const copy = document.createElement('canvas');
  copy.width = source.width;
  copy.height = source.height;
  const pen = copy.getContext('2d');
  pen?.drawImage(source, 0, 0);
  const pixels = pen?.getImageData(0, 0, copy.width, copy.height).data;
  for (let alpha = 3; pixels && alpha < pixels.length; alpha += 4) if (pixels[alpha]) return copy;
  return undefined;
}

/**
 * From where somebody would come (grey), and to where: burnt orange as long as it is a proposal, green once it holds, grey where it
 * was refused. The sign at its end says the same to who does not see colours apart.
 */
const FROM: Rgba = [82, 97, 106, 150];
const TO: Readonly<Record<Arc['state'], Rgba>> = {
  proposed: [148, 63, 21, 235],
  submitted: [148, 63, 21, 235],
  accepted: [30, 97, 54, 245],
  refused: [82, 97, 106, 235],
};
const SIGNS: Readonly<Record<Arc['state'], string>> = {
  proposed: '',
  submitted: '?',
  accepted: '✓',
  refused: '×',
};
/** Under each arc, so that it is seen on the darkest state as on the lightest. */
const CASING: Rgba = [255, 255, 255, 215];
type Rgba = [number, number, number, number];

/** Over the arcs, which stand above the ground and end in them. */
const ON_TOP = { depthCompare: 'always', depthWriteEnabled: false } as const;

interface ArcLook {
  readonly from: Rgba;
  readonly to: (arc: Arc) => Rgba;
  /** pixels */
  readonly wider: number;
}

function arcLayer(id: string, arcs: readonly Arc[], { from, to, wider }: ArcLook): ArcLayer<Arc> {
  return new ArcLayer<Arc>({
    id,
    data: [...arcs],
    getSourcePosition: (a) => [...a.from],
    getTargetPosition: (a) => [...a.to],
    getSourceColor: () => from,
    getTargetColor: to,
    getWidth: (a) => (a.isHovered ? 6 : 3) + wider,
    // Seen from straight above a standing arc is a line: it leans to one side, so that ways there and back differ.
    getTilt: 35,
    getHeight: 0.6,
  });
}

/** Arcs over the map, on a canvas of their own. A browser that cannot draw them shows the map without. */
export class ArcOverlay {
  readonly #overlay: MapLibreOverlay;
  readonly #map: MapLibreMap;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#overlay = new MapLibreOverlay({ interleaved: false, layers: [], onError: () => undefined });
    map.addControl(this.#overlay);
    // The list of moves tells the same to a screen reader.
    this.#overlay.getCanvas()?.parentElement?.setAttribute('aria-hidden', 'true');
  }

  show(arcs: readonly Arc[]): void {
    const colourOf = (arc: Arc): Rgba => TO[arc.state];
    this.#overlay.setProps({
      layers: [
        arcLayer('casing', arcs, { from: CASING, to: () => CASING, wider: 3 }),
        arcLayer('arcs', arcs, { from: FROM, to: colourOf, wider: 0 }),
        new ScatterplotLayer<Arc>({
          id: 'ends',
          parameters: ON_TOP,
          data: [...arcs],
          getPosition: (a) => [...a.to],
          getFillColor: colourOf,
          getRadius: (a) => (SIGNS[a.state] === '' ? 5 : 8) + (a.isHovered ? 2 : 0),
          radiusUnits: 'pixels',
          stroked: true,
          getLineColor: [255, 255, 255, 255],
          lineWidthUnits: 'pixels',
          getLineWidth: 1.5,
        }),
        new TextLayer<Arc>({
          id: 'signs',
          parameters: ON_TOP,
          data: arcs.filter(({ state }) => SIGNS[state] !== ''),
          characterSet: Object.values(SIGNS).filter((sign) => sign !== ''),
          getPosition: (a) => [...a.to],
          getText: (a) => SIGNS[a.state],
          getColor: [255, 255, 255, 255],
          getSize: 12,
          fontWeight: 700,
        }),
      ],
    });
  }

  remove(): void {
    this.#map.removeControl(this.#overlay);
  }
}

/** Columns over the map, on a canvas of their own. This file alone knows deck.gl; it is loaded when first asked for. */
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

  show(picture: ColumnPicture): void {
    this.#overlay.setProps({ layers: [layerOf(picture)] });
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
