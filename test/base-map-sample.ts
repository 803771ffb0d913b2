import type { Feature } from 'geojson';
import { vectorArchive } from './pmtiles-file.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

function lineOf(properties: Feature['properties'], ...coordinates: [number, number][]): Feature {
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
}

/** A base map of a grid of roads, a river and a park over a piece of the world, with layers named as OpenMapTiles does. */
export function sampleBaseMap([west, south, east, north]: Box, zooms: readonly number[]): Buffer {
  const [wide, high] = [east - west, north - south];
  const at = (x: number, y: number): [number, number] => [west + x * wide, south + y * high];
  const streets = Array.from({ length: 11 }, (_, i) => [
    lineOf({ class: i === 5 ? 'primary' : 'minor' }, at(i / 10, 0), at(i / 10, 1)),
    lineOf({ class: i === 5 ? 'trunk' : 'minor' }, at(0, i / 10), at(1, i / 10)),
  ]).flat();
  const area = (properties: Feature['properties'], ...corners: [number, number][]): Feature => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] },
  });
  return vectorArchive(
    {
      water: [area({ class: 'river' }, at(0.1, 0), at(0.22, 0), at(0.42, 1), at(0.3, 1))],
      waterway: [lineOf({ class: 'stream' }, at(0.36, 0.5), at(0.9, 0.42))],
      landuse: [area({ class: 'park' }, at(1, 0.6), at(1.3, 0.6), at(1.3, 0.9), at(1, 0.9))],
      transportation: streets,
    },
    [west, south, east, north],
    zooms,
    { name: 'Jalan dan sungai uji', attribution: '<a href="https://osm.org">&copy; OpenStreetMap</a>' },
  );
}
