import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { circleOf, type DrawnShape, type DrawTool, type MapDraw, type Position, ringOf } from './drawing.ts';

const COLOUR = '#8f2d0a';
const WHITE = '#ffffff';
const FINE = 8;

/** The library's names of what is drawn with each tool. */
const MODES: Record<DrawTool, string> = {
  polygon: 'polygon',
  circle: 'circle',
  line: 'linestring',
  point: 'point',
};
const SELECT = 'select';
const REST = 'static';

const AREA = {
  fillColor: COLOUR,
  fillOpacity: 0.18,
  outlineColor: COLOUR,
  outlineWidth: 3,
} as const;

const CORNER = {
  closingPointColor: WHITE,
  closingPointOutlineColor: COLOUR,
  closingPointOutlineWidth: 3,
  closingPointWidth: 7,
} as const;

const MOVED = {
  coordinates: { midpoints: true, draggable: true, deletable: true },
  draggable: true,
} as const;

/** Shapes that are drawn and changed by hand over the map. This file alone knows the drawing library; it is loaded when asked for. */
export class Draw {
  readonly #map: MapLibreMap;
  readonly #draw: TerraDraw;
  /** what was last said or heard */
  #told: DrawnShape | undefined;
  #tool: MapDraw['tool'] = null;
  #onShape: MapDraw['onShape'] = () => undefined;
  #isBusy = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: FINE }),
      modes: [
        new TerraDrawPolygonMode({ styles: { ...AREA, ...CORNER }, pointerDistance: 30 }),
        new TerraDrawCircleMode({ styles: AREA, projection: 'globe', drawInteraction: 'click-move-or-drag' }),
        new TerraDrawLineStringMode({
          styles: { lineStringColor: COLOUR, lineStringWidth: 4, ...CORNER },
          pointerDistance: 30,
        }),
        new TerraDrawPointMode({
          styles: { pointColor: COLOUR, pointWidth: 8, pointOutlineColor: WHITE, pointOutlineWidth: 2 },
        }),
        new TerraDrawSelectMode({
          styles: {
            selectedPolygonColor: COLOUR,
            selectedPolygonFillOpacity: 0.18,
            selectedPolygonOutlineColor: COLOUR,
            selectedPolygonOutlineWidth: 3,
            selectedLineStringColor: COLOUR,
            selectedLineStringWidth: 4,
            selectedPointColor: COLOUR,
            selectionPointColor: WHITE,
            selectionPointOutlineColor: COLOUR,
            selectionPointOutlineWidth: 3,
            selectionPointWidth: 7,
            midPointColor: COLOUR,
            midPointOutlineColor: WHITE,
            midPointWidth: 4,
          },
          flags: {
            polygon: { feature: MOVED },
            linestring: { feature: MOVED },
            circle: { feature: { draggable: true, coordinates: { resizable: 'center', draggable: false } } },
            point: { feature: { draggable: true } },
          },
        }),
      ],
    });
    this.#draw.start();
    this.#draw.on('finish', (id) => {
      this.#isBusy = false;
      this.#hear(id);
    });
    this.#draw.on('change', (_ids, type) => {
      if (type === 'delete' && this.#tool === 'edit' && !this.#isBusy) this.#hear(undefined);
    });
  }

  /** What is wanted now. */
  update({ tool, shape, onShape }: MapDraw): void {
    this.#onShape = onShape;
    if (shape !== this.#told) {
      this.#told = shape;
      this.#put(shape);
    }
    if (tool === this.#tool) return;
    this.#tool = tool;
    this.#draw.setMode(tool === null ? REST : tool === 'edit' ? SELECT : MODES[tool]);
    if (tool !== 'edit') return;
    const [first] = this.#finished();
    if (first?.id !== undefined) this.#draw.selectFeature(first.id);
  }

  remove(): void {
    // A map that is gone has taken its layers with it.
    if (this.#map.style) this.#draw.stop();
  }

  /** Something was finished: a second part is added to what has parts, anything else takes the place of what was. */
  #hear(id: string | number | undefined): void {
    const all = this.#finished();
    const made = all.find((feature) => feature.id === id) ?? all[0];
    const isPart = made?.properties.mode === MODES.polygon;
    const kept = all.filter((f) => f === made || (isPart && f.properties.mode === MODES.polygon));
    const left = all.filter((f) => !kept.includes(f)).flatMap((f) => (f.id === undefined ? [] : [f.id]));
    if (left.length > 0) {
      this.#isBusy = true;
      this.#draw.removeFeatures(left);
      this.#isBusy = false;
    }
    this.#told = shapeOf(kept);
    this.#onShape(this.#told);
  }

  #put(shape: DrawnShape | undefined): void {
    this.#isBusy = true;
    const selected = this.#draw.getSnapshot().filter((f) => f.properties.selected === true);
    for (const { id } of selected) if (id !== undefined) this.#draw.deselectFeature(id);
    this.#draw.clear();
    if (shape) this.#draw.addFeatures(featuresOf(shape));
    this.#isBusy = false;
  }

  /** All that is drawn to its end, without the marks of corners. */
  #finished(): GeoJSONStoreFeatures[] {
    const modes = Object.values(MODES);
    return this.#draw
      .getSnapshot()
      .filter(({ properties }) => modes.includes(String(properties.mode)))
      .filter(({ properties: p }) => !p.currentlyDrawing && !p.closingPoint && !p.coordinatePoint);
  }
}

function shapeOf(features: readonly GeoJSONStoreFeatures[]): DrawnShape | undefined {
  const first = features[0];
  if (!first) return undefined;
  const { geometry } = first;
  if (geometry.type === 'Point') return { kind: 'point', at: geometry.coordinates as unknown as Position };
  if (geometry.type === 'LineString') {
    return { kind: 'line', line: geometry.coordinates as unknown as Position[] };
  }
  if (first.properties.mode === MODES.circle) {
    return circleOf((geometry.coordinates[0] ?? []) as unknown as Position[]);
  }
  const rings = features.flatMap((f) =>
    f.geometry.type === 'Polygon' ? [(f.geometry.coordinates[0] ?? []) as unknown as Position[]] : [],
  );
  return { kind: 'polygon', rings };
}

function featuresOf(shape: DrawnShape): GeoJSONStoreFeatures[] {
  const of = (geometry: unknown) =>
    ({
      type: 'Feature',
      geometry,
      properties: { mode: MODES[shape.kind] },
    }) as unknown as GeoJSONStoreFeatures;
  const fine = ([lon, lat]: Position): number[] => [Number(lon.toFixed(FINE)), Number(lat.toFixed(FINE))];
  switch (shape.kind) {
    case 'polygon':
      return shape.rings.map((ring) => of({ type: 'Polygon', coordinates: [ring.map(fine)] }));
    case 'circle':
      return [of({ type: 'Polygon', coordinates: [ringOf(shape.centre, shape.radiusM).map(fine)] })];
    case 'line':
      return [of({ type: 'LineString', coordinates: shape.line.map(fine) })];
    case 'point':
      return [of({ type: 'Point', coordinates: fine(shape.at) })];
  }
}
