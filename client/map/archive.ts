import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { DrawnBaseMap } from '../../data/contract/base-map.ts';
import { tileAddress } from '../api.ts';

/** A base map of the office's own as the map library draws it. It is fetched where there is one. */
export interface Archive {
  readonly source: SourceSpecification;
  /** beneath the colours of figures */
  readonly below: readonly LayerSpecification[];
  /** over them, so that somebody finds the way: thin, beneath borders and names */
  readonly above: readonly LayerSpecification[];
  /** how much of the colours of figures lies over it */
  readonly fill: number;
}

const SOURCE = 'base-archive';

const WATER = '#c4d6df';
const WATER_LINE = '#7fa3b5';
const GREEN = '#dfe6d6';
const BUILT = '#e3dfd8';
const BUILDING = '#d3cdc4';
const ROAD = '#54626a';

type Role = 'water' | 'river' | 'ground' | 'road' | 'rail' | 'building' | 'other';

/** What a layer is, by the names that OpenMapTiles, Protomaps, Shortbread and maps of this country give theirs. */
const ROLES: readonly (readonly [RegExp, Role | undefined])[] = [
  // Names of places are this map's own; borders too.
  [/(label|name|poi|place|housenum|address|aerodrome|peak|bound|admin|batas|site)/i, undefined],
  [/^(earth|land_polygons|background)$/i, undefined],
  [/(waterway|water_line|river|sungai|stream|kanal|irigasi)/i, 'river'],
  [/(water|ocean|sea|lake|laut|danau|waduk|perairan|tubuh_air)/i, 'water'],
  [/(rail|kereta|^rel$)/i, 'rail'],
  [/(transport|road|street|highway|jalan|bridge)/i, 'road'],
  [/(building|bangunan|gedung)/i, 'building'],
  [/(land|natural|park|green|forest|wood|vegetation|lahan|hutan|sawah|kebun|ladang|permukiman)/i, 'ground'],
];

function roleOf(layer: string): Role | undefined {
  const known = ROLES.find(([pattern]) => pattern.test(layer));
  return known ? known[1] : 'other';
}

/** How each archive says what a road or a piece of land is. */
const CLASS = [
  'downcase',
  [
    'to-string',
    [
      'coalesce',
      ['get', 'class'],
      ['get', 'kind'],
      ['get', 'highway'],
      ['get', 'fclass'],
      ['get', 'type'],
      '',
    ],
  ],
] as never;
const MAIN_ROADS = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'highway',
  'major_road',
  'arteri',
  'kolektor',
];
const NO_ROADS = ['rail', 'transit', 'ferry', 'path', 'aerialway', 'footway', 'steps', 'cycleway', 'runway'];
const GREENS = [
  'wood',
  'forest',
  'grass',
  'park',
  'nature_reserve',
  'national_park',
  'protected_area',
  'farmland',
  'farm',
  'orchard',
  'meadow',
  'scrub',
  'wetland',
  'cemetery',
  'recreation_ground',
  'garden',
  'plantation',
];
const BUILT_UP = [
  'residential',
  'commercial',
  'industrial',
  'retail',
  'school',
  'hospital',
  'university',
  'pedestrian',
];

const isClass = (names: readonly string[]) => ['in', CLASS, ['literal', names]] as never;

/** The layers of an archive, quiet enough that figures speak and that it prints. No letters are drawn from it. */
export function archiveOf(map: DrawnBaseMap, origin: string): Archive {
  const { hash, kind, minZoom, maxZoom, bounds, layers } = map;
  const tiles = {
    tiles: [tileAddress('baseTile', hash, origin)],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds: [...bounds] as [number, number, number, number],
  };
  if (kind === 'raster') {
    return {
      source: { type: 'raster', tileSize: 256, ...tiles },
      below: [
        {
          id: `${SOURCE}-picture`,
          type: 'raster',
          source: SOURCE,
          paint: {
            'raster-saturation': -0.45,
            'raster-contrast': -0.1,
            'raster-brightness-min': 0.25,
            'raster-fade-duration': 0,
          },
        },
      ],
      above: [],
      fill: 0.72,
    };
  }
  const of = (wanted: Role, draw: (layer: string) => LayerSpecification[]) =>
    layers.filter((layer) => roleOf(layer) === wanted).flatMap(draw);
  return {
    source: { type: 'vector', ...tiles },
    below: [...of('ground', ground), ...of('water', water), ...of('building', building)],
    above: [
      ...of('water', waterOver),
      ...of('river', river),
      ...of('rail', line),
      ...of('road', road),
      ...of('other', line),
    ],
    fill: 1,
  };
}

const on = (layer: string) => ({ source: SOURCE, 'source-layer': layer });
const POLYGON = ['==', ['geometry-type'], 'Polygon'] as never;
const LINE = ['==', ['geometry-type'], 'LineString'] as never;

function ground(layer: string): LayerSpecification[] {
  const fill = (name: string, colour: string, classes: readonly string[]): LayerSpecification => ({
    id: `${SOURCE}-${name}-${layer}`,
    type: 'fill',
    ...on(layer),
    filter: ['all', POLYGON, isClass(classes)],
    paint: { 'fill-color': colour, 'fill-antialias': false },
  });
  return [fill('green', GREEN, GREENS), fill('built', BUILT, BUILT_UP)];
}

function water(layer: string): LayerSpecification[] {
  return [
    {
      id: `${SOURCE}-water-${layer}`,
      type: 'fill',
      ...on(layer),
      filter: POLYGON,
      paint: { 'fill-color': WATER, 'fill-antialias': false },
    },
  ];
}

/** Nobody lives on a river: it lies over the colour of the area that it runs through, and is nobody's class. */
function waterOver(layer: string): LayerSpecification[] {
  return [
    {
      id: `${SOURCE}-water-over-${layer}`,
      type: 'fill',
      ...on(layer),
      filter: POLYGON,
      paint: { 'fill-color': WATER, 'fill-outline-color': WATER_LINE },
    },
    ...river(layer),
  ];
}

function river(layer: string): LayerSpecification[] {
  return [
    {
      id: `${SOURCE}-river-${layer}`,
      type: 'line',
      ...on(layer),
      filter: LINE,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': WATER_LINE,
        'line-opacity': 0.8,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.4, 14, 1.6],
      },
    },
  ];
}

function building(layer: string): LayerSpecification[] {
  return [
    {
      id: `${SOURCE}-building-${layer}`,
      type: 'fill',
      ...on(layer),
      minzoom: 14,
      filter: POLYGON,
      paint: { 'fill-color': BUILDING },
    },
  ];
}

/** Main roads at every zoom, the others where there is room. */
function road(layer: string): LayerSpecification[] {
  const stroke = (name: string, filter: unknown, minzoom: number, width: number): LayerSpecification => ({
    id: `${SOURCE}-${name}-${layer}`,
    type: 'line',
    ...on(layer),
    minzoom,
    filter: ['all', LINE, filter] as never,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': ROAD,
      'line-opacity': 0.55,
      'line-width': [
        'interpolate',
        ['exponential', 1.4],
        ['zoom'],
        8,
        width * 0.25,
        13,
        width,
        17,
        width * 4,
      ],
    },
  });
  return [
    stroke('minor', ['!', isClass([...MAIN_ROADS, ...NO_ROADS])], 12, 0.5),
    stroke('main', isClass(MAIN_ROADS), 6, 1.4),
  ];
}

/** Of a kind that nobody knows: a thin line. */
function line(layer: string): LayerSpecification[] {
  return [
    {
      id: `${SOURCE}-line-${layer}`,
      type: 'line',
      ...on(layer),
      filter: ['!=', ['geometry-type'], 'Point'] as never,
      paint: { 'line-color': ROAD, 'line-opacity': 0.35, 'line-width': 0.6 },
    },
  ];
}
