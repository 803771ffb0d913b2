import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { depthOf, isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { TileSet } from '../../data/contract/area.ts';
import type { Legend } from '../../data/contract/legend.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { tileAddress } from '../api.ts';
import type { Archive } from './archive.ts';
import { BASE_SOURCE, baseLabels, baseLayers, baseSource, LAND } from './basemap.ts';
import { layersAbove, layersBelow, type MapOverlay, overlaySource, overlaySourceName } from './overlays.ts';
import {
  borderOpacity,
  emphasisOpacity,
  emphasisWidth,
  fillColour,
  labelOpacity,
  outlineOpacity,
  PATTERNS,
  type PatternName,
  patternOpacity,
  selectedOpacity,
} from './paint.ts';

export interface MapPicture {
  readonly base: RouteAnswer<'places'>['baseTiles'];
  readonly sets: readonly TileSet[];
  /** coarse to fine */
  readonly outlines: readonly TileSet[];
  readonly legend: Legend | undefined;
  /** level of the area looked into: its own name need not stand on it */
  readonly within: Level | undefined;
  /** what lies over the areas */
  readonly overlays?: readonly MapOverlay[] | undefined;
  /** the office's own base map */
  readonly archive?: Archive | undefined;
  /** scheme and host that tiles come from */
  readonly origin: string;
}

const INK = '#17242c';

/** One source a tile set, named by its content: going up or down a level reuses what is loaded. */
export function sourceOf(set: TileSet): string {
  return `set-${set.hash}`;
}

export function fillLayerOf(set: TileSet): string {
  return `fill-${set.hash}`;
}

export function patternImage(name: PatternName): string {
  return `pattern-${name}`;
}

/** The whole map as a style: a pure function of what is to be seen. Values come by feature-state, never by style. */
export function makeStyle(picture: MapPicture): StyleSpecification {
  const { base, sets, outlines, legend, within, overlays = [], archive, origin } = picture;
  const all = [...new Map([...sets, ...outlines].map((set) => [sourceOf(set), set])).values()];
  const sources = Object.fromEntries(
    all.map((set) => [
      sourceOf(set),
      {
        type: 'vector' as const,
        tiles: [tileAddress('tile', set.hash, origin)],
        minzoom: set.minZoom,
        maxzoom: set.maxZoom,
        ...(set.bounds ? { bounds: set.bounds } : {}),
      },
    ]),
  );
  return {
    version: 8,
    sources: {
      [BASE_SOURCE]: baseSource(base, origin),
      ...(archive ? { 'base-archive': archive.source } : {}),
      ...sources,
      ...Object.fromEntries(overlays.map((overlay) => [overlaySourceName(overlay), overlaySource(overlay)])),
    },
    // Nothing fades: a colour on the screen is the figure, at once.
    transition: { duration: 0, delay: 0 },
    layers: [
      ...baseLayers,
      ...outlines.filter((set) => set.level === outlines[0]?.level).map(groundLayer),
      ...(archive?.below ?? []),
      ...sets.map((set) => fillLayer(set, legend, archive?.fill)),
      ...sets.flatMap((set) => patternsFor(legend).map((name) => patternLayer(set, name))),
      ...(archive?.above ?? []),
      ...overlays.flatMap(layersBelow),
      ...sets.map(borderLayer),
      ...sets.map(sketchLayer),
      ...outlines.flatMap((set) => outlineLayers(set, finerThan(set, outlines))),
      ...overlays.flatMap(layersAbove),
      ...sets.map((set) => emphasisLayer(set, 'halo')),
      ...sets.map((set) => emphasisLayer(set, 'emphasis')),
      baseLabels,
      ...all.map((set) => outlineLabelLayer(set, isNamedAbove(set, outlines, within))),
      ...all.map((set) => labelLayer(set, isAmong(set, sets))),
    ],
  };
}

function isAmong(set: TileSet, sets: readonly TileSet[]): boolean {
  return sets.some((other) => other.hash === set.hash);
}

/** What the boundaries call land is land, though the coast of the base map is coarser. */
function groundLayer(set: TileSet): LayerSpecification {
  return {
    id: `ground-${set.hash}`,
    type: 'fill',
    ...onAreas(set),
    paint: { 'fill-color': LAND, 'fill-antialias': false },
  };
}

function onAreas(set: TileSet) {
  return { source: sourceOf(set), 'source-layer': 'area' };
}

function fillLayer(set: TileSet, legend: Legend | undefined, opacity = 1): LayerSpecification {
  return {
    id: fillLayerOf(set),
    type: 'fill',
    ...onAreas(set),
    paint: { 'fill-color': fillColour(legend), 'fill-antialias': false, 'fill-opacity': opacity },
  };
}

/** Hidden figures are of published scopes only: where there are none, no layer waits for them. */
function patternsFor(legend: Legend | undefined): readonly PatternName[] {
  return (legend?.hidden.areas ?? 0) > 0 ? PATTERNS : PATTERNS.filter((name) => name !== 'hidden');
}

function patternLayer(set: TileSet, name: PatternName): LayerSpecification {
  return {
    id: `${name}-${set.hash}`,
    type: 'fill',
    ...onAreas(set),
    // Borders are lines of their own: smoothed edges would draw every pattern a second time.
    paint: {
      'fill-pattern': patternImage(name),
      'fill-opacity': patternOpacity(name),
      'fill-antialias': false,
    },
  };
}

/** Borders of the drawn level: fine and light, so that colour speaks. */
function borderLayer(set: TileSet): LayerSpecification {
  return {
    id: `border-${set.hash}`,
    type: 'line',
    ...onAreas(set),
    filter: ['!=', ['get', 'quality'], 'sketsa'],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': '#5f6f77',
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.25, 12, 0.5, 15, 1],
      'line-opacity': borderOpacity,
    },
  };
}

/** How many levels of outlines are finer than this one. */
function finerThan(set: TileSet, outlines: readonly TileSet[]): number {
  return new Set(outlines.map((o) => o.level).filter((level) => isFiner(level, set.level))).size;
}

/**
 * A sketched border is dashed. A layer of its own, since a dash takes no feature-state. Neighbours both draw the border
 * between them, each from another end: with gaps longer than dashes the two never make a whole line.
 */
const SKETCH_DASH = [2, 3.5];

function sketchLayer(set: TileSet): LayerSpecification {
  return {
    id: `sketch-${set.hash}`,
    type: 'line',
    ...onAreas(set),
    filter: ['==', ['get', 'quality'], 'sketsa'],
    paint: {
      'line-color': '#7a4b00',
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 15, 1.8],
      'line-dasharray': SKETCH_DASH,
      'line-opacity': borderOpacity,
    },
  };
}

/** Outlines of coarser levels, the sketched ones dashed; `finer` counts the levels of outlines below. */
function outlineLayers(set: TileSet, finer: number): LayerSpecification[] {
  const heavier = 1 + Math.min(finer, 2) * 0.55;
  const paint = {
    'line-opacity': outlineOpacity,
    'line-width': [
      'interpolate',
      ['linear'],
      ['zoom'],
      8,
      0.5 * heavier,
      12,
      0.95 * heavier,
      15,
      1.6 * heavier,
    ] as ['interpolate', ['linear'], ['zoom'], ...number[]],
  };
  return [
    {
      id: `outline-${set.hash}`,
      type: 'line',
      ...onAreas(set),
      filter: ['!=', ['get', 'quality'], 'sketsa'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': INK, ...paint },
    },
    {
      id: `outline-sketch-${set.hash}`,
      type: 'line',
      ...onAreas(set),
      filter: ['==', ['get', 'quality'], 'sketsa'],
      paint: { 'line-color': INK, 'line-dasharray': SKETCH_DASH, ...paint },
    },
  ];
}

const EMPHASIS = {
  halo: { colour: '#ffffff', width: 6, opacity: selectedOpacity },
  emphasis: { colour: INK, width: emphasisWidth, opacity: emphasisOpacity },
} as const;

function emphasisLayer(set: TileSet, kind: keyof typeof EMPHASIS): LayerSpecification {
  const { colour, width, opacity } = EMPHASIS[kind];
  return {
    id: `${kind}-${set.hash}`,
    type: 'line',
    ...onAreas(set),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, 'line-opacity': opacity },
  };
}

const HALO = { 'text-halo-color': 'rgba(255,255,255,0.92)', 'text-halo-width': 1.4 } as const;

/**
 * Names are hidden, never taken out, while their source is on the map: MapLibre 6.17 throws ("Length of new data ...")
 * when a layer of names comes back to tiles that were first drawn without it, and the frame is lost.
 */
function visibility(shown: boolean) {
  return { visibility: shown ? ('visible' as const) : ('none' as const) };
}

/** Names of the drawn level; larger areas first where there is no room for all. No glyph server: drawn here. */
function labelLayer(set: TileSet, shown: boolean): LayerSpecification {
  return {
    id: `label-${set.hash}`,
    type: 'symbol',
    source: sourceOf(set),
    'source-layer': 'label',
    layout: {
      ...visibility(shown),
      'text-field': ['get', 'name'],
      'text-font': ['Noto Sans'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11, 15, 14],
      'text-max-width': 7,
      'text-line-height': 1.1,
      'text-padding': 3,
      'symbol-sort-key': ['-', ['coalesce', ['get', 'size'], 0]],
    },
    paint: { 'text-color': INK, 'text-opacity': labelOpacity, ...HALO },
  };
}

/** The level above the drawn one is named too: RW alone say nothing of where one is. A country or city above is known. */
function isNamedAbove(set: TileSet, outlines: readonly TileSet[], within: Level | undefined): boolean {
  const level = outlines.at(-1)?.level;
  if (level === within && depthOf(level ?? 'rt') < depthOf('kecamatan')) return false;
  return set.level === level && isAmong(set, outlines);
}

/** Names of the level above the drawn one, where its own names leave room. */
function outlineLabelLayer(set: TileSet, shown: boolean): LayerSpecification {
  return {
    id: `outline-label-${set.hash}`,
    type: 'symbol',
    source: sourceOf(set),
    'source-layer': 'label',
    layout: {
      ...visibility(shown),
      'text-field': ['upcase', ['get', 'name']],
      'text-font': ['Noto Sans SemiBold', 'Noto Sans'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 9, 10, 15, 13],
      'text-letter-spacing': 0.06,
      'text-max-width': 8,
      'text-padding': 6,
      'symbol-sort-key': ['-', ['coalesce', ['get', 'size'], 0]],
    },
    paint: { 'text-color': '#2c3a42', ...HALO },
  };
}
