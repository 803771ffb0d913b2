import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification,
} from 'maplibre-gl';
import { ZONE_CLASSES, ZONE_COLOURS } from './zone-pattern.ts';

/**
 * Something that lies over the areas, by what it is. zones: polygons with a `class` (rendah, sedang, tinggi). context:
 * lines and points of a file. footprint: where something happened. facilities: points with a `kind` and a `name`.
 */
export interface MapOverlay {
  /** stays the same as long as it is the same thing */
  readonly id: string;
  readonly look: 'zones' | 'context' | 'footprint' | 'facilities';
  readonly source:
    | { readonly data: GeoJSONSourceSpecification['data'] }
    | { readonly tiles: string; readonly maxZoom: number; readonly layer: string };
}

const FOOTPRINT = '#8f2d0a';
const CONTEXT = '#4a6572';

/** Colours of kinds of facilities; the first letter of the kind stands beside them in lists. */
export const FACILITY_COLOURS: Record<string, string> = {
  posko: '#1f4e79',
  'titik-pengungsian': '#1d6b3a',
  'lumbung-sosial': '#7a4b00',
  'dapur-umum': '#8a3d00',
  puskesmas: '#a3176b',
  lainnya: '#4a5560',
};

export function overlaySource({ source }: MapOverlay): SourceSpecification {
  if ('data' in source) return { type: 'geojson', data: source.data, tolerance: 0.2 };
  return { type: 'vector', tiles: [source.tiles], minzoom: 0, maxzoom: source.maxZoom };
}

export function overlaySourceName({ id }: MapOverlay): string {
  return `over-${id}`;
}

export function zoneImage(name: string): string {
  return `zone-${name}`;
}

const byClass = (of: (name: (typeof ZONE_CLASSES)[number]) => string, other: string) =>
  [
    'match',
    ['get', 'class'],
    ...ZONE_CLASSES.flatMap((name) => [name, of(name)]),
    other,
  ] as unknown as ExpressionSpecification;

/** Layers of an overlay that lie beneath the borders of areas. */
export function layersBelow(overlay: MapOverlay): LayerSpecification[] {
  const on = placeOf(overlay);
  const key = overlaySourceName(overlay);
  if (overlay.look !== 'zones') return [];
  return [
    {
      id: `${key}-fill`,
      type: 'fill',
      ...on,
      paint: { 'fill-color': byClass((name) => ZONE_COLOURS[name], '#5f6f77'), 'fill-opacity': 0.42 },
    },
    {
      id: `${key}-pattern`,
      type: 'fill',
      ...on,
      filter: ['in', ['get', 'class'], ['literal', [...ZONE_CLASSES]]],
      paint: { 'fill-pattern': byClass(zoneImage, zoneImage('rendah')), 'fill-antialias': false },
    },
    {
      id: `${key}-edge`,
      type: 'line',
      ...on,
      paint: { 'line-color': byClass((name) => ZONE_COLOURS[name], '#5f6f77'), 'line-width': 1 },
    },
  ];
}

/** Layers of an overlay that lie over the borders of areas, beneath their names. */
export function layersAbove(overlay: MapOverlay): LayerSpecification[] {
  const on = placeOf(overlay);
  const key = overlaySourceName(overlay);
  switch (overlay.look) {
    case 'zones':
      return [];
    case 'footprint':
      return [
        {
          id: `${key}-fill`,
          type: 'fill',
          ...on,
          paint: { 'fill-color': FOOTPRINT, 'fill-opacity': 0.2 },
        },
        {
          id: `${key}-edge`,
          type: 'line',
          ...on,
          layout: { 'line-join': 'round' },
          paint: { 'line-color': FOOTPRINT, 'line-width': 2.5 },
        },
      ];
    case 'context':
      return [
        {
          id: `${key}-line`,
          type: 'line',
          ...on,
          filter: ['!=', ['geometry-type'], 'Point'],
          layout: { 'line-join': 'round', 'line-cap': 'round' },
          paint: {
            'line-color': CONTEXT,
            'line-opacity': 0.75,
            'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.5, 15, 2],
          },
        },
        {
          id: `${key}-point`,
          type: 'circle',
          ...on,
          filter: ['==', ['geometry-type'], 'Point'],
          paint: {
            'circle-color': CONTEXT,
            'circle-radius': 3,
            'circle-stroke-color': '#fff',
            'circle-stroke-width': 1,
          },
        },
      ];
    case 'facilities':
      return [
        {
          id: `${key}-point`,
          type: 'circle',
          ...on,
          paint: {
            'circle-color': [
              'match',
              ['get', 'kind'],
              ...Object.entries(FACILITY_COLOURS).flat(),
              '#4a5560',
            ] as unknown as ExpressionSpecification,
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 4, 14, 7],
            'circle-stroke-color': '#ffffff',
            'circle-stroke-width': 2,
          },
        },
        {
          id: `${key}-name`,
          type: 'symbol',
          ...on,
          minzoom: 12,
          layout: {
            'text-field': ['get', 'name'],
            'text-font': ['Noto Sans'],
            'text-size': 12,
            'text-anchor': 'top',
            'text-offset': [0, 0.8],
            'text-max-width': 9,
          },
          paint: {
            'text-color': '#17242c',
            'text-halo-color': 'rgba(255,255,255,0.92)',
            'text-halo-width': 1.4,
          },
        },
      ];
  }
}

function placeOf(overlay: MapOverlay) {
  const source = overlaySourceName(overlay);
  return 'data' in overlay.source ? { source } : { source, 'source-layer': overlay.source.layer };
}
