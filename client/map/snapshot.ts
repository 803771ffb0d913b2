import type { Map as MapLibreMap, MapOptions, StyleSpecification } from 'maplibre-gl';
import type { AreaTable, BBox } from '../../data/contract/area.ts';
import type { ValueTable } from '../../data/contract/values.ts';
import { AreaStates } from './area-states.ts';

/** A map drawn once, apart from the one on the screen. */
export interface MapDrawing {
  readonly canvas: HTMLCanvasElement;
  /** on the ground, for a pixel of the size asked for, in the middle of the picture */
  readonly metresPerPixel: number;
}

export interface DrawingSize {
  /** pixels of a page, and how many of the canvas each has */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

interface Drawing extends DrawingSize {
  readonly bounds: BBox;
  /** a style to begin with, and the one that shows the areas: patterns are needed between the two */
  readonly firstStyle: StyleSpecification;
  readonly style: StyleSpecification;
  readonly areas: AreaTable;
  readonly values: ValueTable | undefined;
  readonly selected: number | null;
}

/** A tile that never comes does not hold up the picture for ever. */
const PATIENCE_MS = 30_000;
const EARTH_METRES = 40_075_016.686;

/**
 * Draws the map in a size of its own, whatever the window: what is read from the screen would be cut by panels and as
 * coarse as the screen. `make` and `prepare` are the map library's, given by the one file that knows it.
 */
export async function drawMap(
  make: (options: MapOptions) => MapLibreMap,
  prepare: (map: MapLibreMap) => void,
  drawing: Drawing,
): Promise<MapDrawing> {
  const { width, height, pixelRatio, bounds } = drawing;
  const frame = document.createElement('div');
  frame.setAttribute('aria-hidden', 'true');
  frame.inert = true;
  Object.assign(frame.style, {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(frame);
  const map = make({
    container: frame,
    style: drawing.firstStyle,
    bounds,
    fitBoundsOptions: { padding: 12 },
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio,
    // The picture is read after the frame is done.
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  try {
    await happened(map, 'load');
    prepare(map);
    map.setStyle(drawing.style);
    const states = new AreaStates(map);
    states.show(drawing.areas);
    states.colour(drawing.areas, drawing.values);
    states.emphasise('selected', drawing.selected);
    await happened(map, 'idle');
    const copy = document.createElement('canvas');
    const source = map.getCanvas();
    copy.width = source.width;
    copy.height = source.height;
    copy.getContext('2d')?.drawImage(source, 0, 0);
    const { lat } = map.getCenter();
    const metresPerPixel = (EARTH_METRES * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
    return { canvas: copy, metresPerPixel };
  } finally {
    map.remove();
    frame.remove();
  }
}

function happened(map: MapLibreMap, event: 'load' | 'idle'): Promise<void> {
  return new Promise((done, fail) => {
    const timer = window.setTimeout(() => fail(new Error(`the map did not come to '${event}'`)), PATIENCE_MS);
    map.once(event, () => {
      window.clearTimeout(timer);
      done();
    });
    map.triggerRepaint();
  });
}
