import type { baseMap as source } from '../id/base-map.ts';
import { format } from './format.ts';

const { number } = format;

export const baseMap = {
  under: {
    label: 'Roads, rivers and places on the map',
    title: 'Show on every map',
  },
  settings: {
    title: 'Base map',
    under:
      'Land and sea are always there without the internet. A PMTiles file adds roads, rivers and buildings, or imagery, under every map.',
    how: 'Put a .pmtiles file (often hundreds of MB) into this folder on the server, then open this page again:',
    open: 'Tiles of the base map can be fetched by anybody who can open the address of this server, as borders can. Choose a map that may be shared.',
    none: 'There is no .pmtiles file in that folder yet.',
    list: 'Base map that is drawn',
    plain: 'Land and sea only',
    vector: 'drawn map',
    raster: 'picture map',
    zooms: (from, to) => `zoom ${from} to ${to}`,
    megabytes: (bytes) => `${number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`,
    name: 'Name of the map',
    attribution: 'Who made the map (stands in its corner)',
    attributionHint: 'for instance: © OpenStreetMap contributors',
    save: 'Use',
    saved: 'Saved. Maps that are open use it once they are loaded again.',
    missing: (file) => `The file ${file} is no longer in that folder, so only land and sea are drawn.`,
    changed: (file) => `The content of ${file} has changed. Choose it again to have it drawn.`,
    faults: {
      'not-pmtiles': 'Not a PMTiles file.',
      'old-version':
        'An old version of PMTiles. Make it version 3 with the program pmtiles (command convert), then copy it again.',
      truncated: 'The file is cut short: it is smaller than it says. Copy it again.',
      damaged: 'The content is damaged and cannot be read. Copy it again, or download it once more.',
      unsupported: 'Its kind of tiles is not known. What can be used: MVT, PNG, JPEG, WebP or AVIF.',
      empty: 'There are no tiles in it.',
    },
  },
} satisfies typeof source;
