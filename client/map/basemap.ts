import type { LayerSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { tileAddress } from '../api.ts';

export const BASE_SOURCE = 'base';
const SEA = '#d3dfe5';
export const LAND = '#eeece7';
const ABROAD = '#e4e2dd';

/** Sea, land and neighbours, drawn from this server's own tiles: no key, no internet. */
export function baseSource(
  base: RouteAnswer<'places'>['baseTiles'],
  origin: string,
): VectorSourceSpecification {
  return {
    type: 'vector',
    tiles: [tileAddress('baseTile', base.hash, origin)],
    minzoom: 0,
    maxzoom: base.maxZoom,
  };
}

export const baseLayers: readonly LayerSpecification[] = [
  { id: 'sea', type: 'background', paint: { 'background-color': SEA } },
  {
    id: 'land',
    type: 'fill',
    source: BASE_SOURCE,
    'source-layer': 'land',
    paint: {
      'fill-color': ['case', ['boolean', ['get', 'home'], false], LAND, ABROAD],
      'fill-outline-color': '#c9cfcf',
    },
  },
];

export const baseLabels: LayerSpecification = {
  id: 'base-label',
  type: 'symbol',
  source: BASE_SOURCE,
  'source-layer': 'label',
  layout: {
    'text-field': ['get', 'name'],
    'text-font': ['Noto Sans Italic', 'Noto Sans'],
    'text-size': 12,
    'text-letter-spacing': 0.08,
    'text-max-width': 7,
  },
  paint: { 'text-color': '#6d8a97', 'text-halo-color': SEA, 'text-halo-width': 1 },
};
