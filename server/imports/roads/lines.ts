import type { GeoFeature } from '../../../data/read/geo-file.ts';
import { plainKey } from '../../../data/read/names.ts';
import { inIndonesia, type Position } from '../../../data/read/shape.ts';
import type { RoadLine } from './graph.ts';

/** Columns that say what a road is, in the order in which they are believed. */
const CLASS_COLUMNS = [
  'highway',
  'fclass',
  'fungsi',
  'kelas',
  'kelasjalan',
  'jenis',
  'jenisjalan',
  'remark',
  'type',
];
const ONE_WAY_COLUMNS = ['oneway', 'satuarah'];

/**
 * Kilometres an hour by class: assumptions for a loaded car in a town and its villages, by the classes of OpenStreetMap and
 * of Indonesian topographic maps.
 */
const SPEED: Readonly<Record<string, number>> = {
  motorway: 60,
  motorwaylink: 40,
  jalantol: 60,
  trunk: 45,
  trunklink: 35,
  primary: 40,
  primarylink: 30,
  jalanarteri: 40,
  arteri: 40,
  secondary: 35,
  secondarylink: 30,
  jalankolektor: 35,
  kolektor: 35,
  tertiary: 30,
  tertiarylink: 25,
  jalanlokal: 25,
  lokal: 25,
  unclassified: 25,
  residential: 20,
  livingstreet: 15,
  jalanlingkungan: 15,
  lingkungan: 15,
  jalanlain: 15,
  service: 15,
  track: 12,
  path: 8,
  jalansetapak: 5,
  setapak: 5,
  footway: 5,
  pedestrian: 5,
  steps: 3,
  cycleway: 10,
};
const UNKNOWN_SPEED = 20;

/** Does a line say that it is a road? */
export function isOfRoads({ properties }: Pick<GeoFeature, 'properties'>): boolean {
  const found = columnsOf(properties);
  return CLASS_COLUMNS.some((column) => Object.hasOwn(SPEED, plainKey(found.get(column) ?? '')));
}

/** The lines of one road, with its speed and direction; empty where it is no line. */
export function roadLines({ properties, geometry }: GeoFeature): RoadLine[] {
  const found = columnsOf(properties);
  const kmPerHour = CLASS_COLUMNS.map((c) => SPEED[plainKey(found.get(c) ?? '')]).find(
    (s) => s !== undefined,
  );
  const way = ONE_WAY_COLUMNS.map((c) => (found.get(c) ?? '').toLowerCase()).find((w) => w !== '') ?? '';
  const isBack = way === '-1' || way === 't';
  const oneWay = isBack || ['yes', 'true', '1', 'f', 'ya'].includes(way);
  return linesOf(geometry()).flatMap((points) => {
    const here = points.filter(([x, y]) => inIndonesia(x, y));
    if (here.length < 2) return [];
    return [{ points: isBack ? here.toReversed() : here, kmPerHour: kmPerHour ?? UNKNOWN_SPEED, oneWay }];
  });
}

function columnsOf(properties: GeoFeature['properties']): Map<string, string> {
  return new Map(
    Object.entries(properties).map(([name, value]) => [
      plainKey(name),
      value === null || value === undefined ? '' : String(value),
    ]),
  );
}

function linesOf(geometry: unknown): Position[][] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return [];
  const lines: unknown[] =
    type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : [];
  return lines.map((line) => (Array.isArray(line) ? line.filter(isPosition) : []));
}

function isPosition(p: unknown): p is Position {
  return Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]) && typeof p[0] === 'number';
}
