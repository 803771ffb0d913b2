import type { Map as MapLibreMap, MapOptions, StyleSpecification } from 'maplibre-gl';
import type { AreaTable, BBox } from '../../data/contract/area.ts';
import type { Camera } from '../../data/contract/view.ts';
import { AreaStates } from './area-states.ts';
import type { ColumnPicture } from './columns.ts';
import type { MapValues } from './paint.ts';

/** A map drawn once, apart from the one on the screen. */
export interface MapDrawing {
  readonly canvas: HTMLCanvasElement;
  /** on the ground, for a pixel of the size asked for, in the middle of the picture; null: tilted, so it differs */
  readonly metresPerPixel: number | null;
  /** degrees by which the top of the picture lies clockwise of north */
  readonly bearing: number;
}

export interface DrawingSize {
  /** pixels of a page, and how many of the canvas each has */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

interface Drawing extends DrawingSize {
  /** what is looked at: from straight above, or as a tilted map shows it */
  readonly look: { readonly bounds: BBox } | { readonly camera: Camera };
  readonly columns: ColumnPicture | undefined;
  /** a style to begin with, and the one that shows the areas: patterns are needed between the two */
  readonly firstStyle: StyleSpecification;
  readonly style: StyleSpecification;
  readonly areas: AreaTable;
  readonly values: MapValues | undefined;
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
  const { width, height, pixelRatio, look, columns } = drawing;
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
    ...('bounds' in look
      ? { bounds: look.bounds, fitBoundsOptions: { padding: 12 } }
      : { ...look.camera, center: [look.camera.longitude, look.camera.latitude] }),
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
    const pen = copy.getContext('2d');
    pen?.drawImage(source, 0, 0);
    if (columns && columns.columns.length > 0) {
      const { drawColumns } = await import('./overlay.ts');
      const drawn = await inTime(drawColumns(map, columns, pixelRatio), 'columns');
      pen?.drawImage(drawn, 0, 0, copy.width, copy.height);
    }
    return { canvas: copy, metresPerPixel: metresPerPixelOf(map), bearing: map.getBearing() };
  } finally {
    map.remove();
    frame.remove();
  }
}

function metresPerPixelOf(map: MapLibreMap): number | null {
  if (map.getPitch() > 0) return null;
  const { lat } = map.getCenter();
  return (EARTH_METRES * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
}

function happened(map: MapLibreMap, event: 'load' | 'idle'): Promise<void> {
  const coming = new Promise<void>((done) => {
    map.once(event, () => done());
    map.triggerRepaint();
  });
  return inTime(coming, event);
}

function inTime<T>(coming: Promise<T>, what: string): Promise<T> {
  let timer: number | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = window.setTimeout(() => fail(new Error(`the map did not come to '${what}'`)), PATIENCE_MS);
  });
  return Promise.race([coming, late]).finally(() => window.clearTimeout(timer));
}
