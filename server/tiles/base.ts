import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate as pause } from 'node:timers/promises';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { SEAS } from '../../data/catalogue/seas.ts';
import { TILE_BUFFER, TILE_EXTENT } from '../../data/catalogue/tiles.ts';
import { encodeLayers, type TileFeatures, tidyPolygons } from './encode.ts';
import { boxOf, HALF_WORLD_M, holdsPoint, type TileAddress } from './grid.ts';

/** Highest zoom of the base map; coastlines at 1:10 million say no more beyond. */
export const BASE_MAX_ZOOM = 8;
/** Up to this zoom the whole world is drawn, from the coarser set; beyond, the region round Indonesia. */
const WORLD_MAX_ZOOM = 4;
/** West, south, east, north in degrees. */
const REGION = [85, -20, 155, 20] as const;
/** ISO 3166-1 numeric code of Indonesia. */
const HOME = '360';
/** Part of the hash: raise it when the same data give other tiles. */
const ENCODER_VERSION = '1';

type Country = Feature<Polygon | MultiPolygon, { name: string }>;
type Shape = Feature<MultiPolygon, { name: string }>;
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/**
 * The offline base map: layer `land` (countries; properties iso, name, home) and layer `label` (seas), made from the
 * package world-atlas (Natural Earth, public domain). Made on first use, in slices, and kept.
 */
export class BaseMap {
  #hash: Promise<string> | undefined;
  #world: Promise<GeoJSONVT> | undefined;
  #region: Promise<GeoJSONVT> | undefined;

  /** Names the content: the package's data and the way tiles are made of it. About 10 ms, without reading a shape. */
  hash(): Promise<string> {
    this.#hash ??= hashOfAtlas();
    return this.#hash;
  }

  /** The bytes of a tile, of no length where there is neither land nor a name. */
  async tile(address: TileAddress): Promise<Uint8Array> {
    const index = await (address.z <= WORLD_MAX_ZOOM ? this.#openWorld() : this.#openRegion());
    const tile = index.getTile(address.z, address.x, address.y);
    return encodeLayers({ land: tidyPolygons(tile?.features ?? []), label: seaLabels(address) });
  }

  #openWorld(): Promise<GeoJSONVT> {
    this.#world ??= readCountries('countries-50m.json').then((all) => indexOf(all, WORLD_MAX_ZOOM));
    return this.#world;
  }

  #openRegion(): Promise<GeoJSONVT> {
    this.#region ??= readCountries('countries-10m.json').then((all) =>
      indexOf(all.flatMap(partsInRegion), BASE_MAX_ZOOM),
    );
    return this.#region;
  }
}

const require = createRequire(import.meta.url);

function readAtlas(file: string): Promise<Buffer> {
  return readFile(require.resolve(`world-atlas/${file}`));
}

async function hashOfAtlas(): Promise<string> {
  const hash = createHash('sha256').update(ENCODER_VERSION).update(JSON.stringify(SEAS));
  for (const file of ['countries-50m.json', 'countries-10m.json']) hash.update(await readAtlas(file));
  return hash.digest('hex').slice(0, 32);
}

async function readCountries(file: string): Promise<Shape[]> {
  const atlas = JSON.parse((await readAtlas(file)).toString('utf8')) as Atlas;
  const countries: Shape[] = [];
  let slice = 0;
  for (const geometry of atlas.objects.countries.geometries as GeometryObject<{ name: string }>[]) {
    // Other requests wait while this runs: give way every few countries.
    if (++slice % 40 === 0) await pause();
    const country = feature(atlas, geometry) as Country;
    countries.push({ ...country, geometry: { type: 'MultiPolygon', coordinates: polygonsOf(country) } });
  }
  return countries;
}

function polygonsOf({ geometry }: Country): Position[][][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map(acrossDateLine));
}

/** Fiji crosses the date line: unless its western half is put beyond 180 degrees it is a belt round the world. */
function acrossDateLine(ring: Position[]): Position[] {
  const [west, south, east] = boxOfRing(ring);
  const crosses = east - west > 180 && south > -85;
  return crosses ? ring.map(([x = 0, y = 0]) => [x < 0 ? x + 360 : x, y]) : ring;
}

/** The polygons of a country that touch the region; nothing for a country elsewhere. */
function partsInRegion(country: Shape): Shape[] {
  const [west, south, east, north] = REGION;
  const near = country.geometry.coordinates.filter((rings) => {
    const box = boxOfRing(rings[0] ?? []);
    return box[2] >= west && box[0] <= east && box[3] >= south && box[1] <= north;
  });
  return near.length === 0 ? [] : [{ ...country, geometry: { type: 'MultiPolygon', coordinates: near } }];
}

/** West, south, east, north. */
function boxOfRing(ring: readonly Position[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function indexOf(countries: readonly Shape[], maxZoom: number): GeoJSONVT {
  const features = countries.map((country) => ({
    ...country,
    properties: { iso: String(country.id ?? ''), name: country.properties.name, home: country.id === HOME },
  }));
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    // The first tile cuts its way down to its zoom; nothing is cut before it is asked for.
    { maxZoom, indexMaxZoom: 0, extent: TILE_EXTENT, buffer: TILE_BUFFER },
  );
}

function seaLabels(address: TileAddress): TileFeatures {
  const box = boxOf(address);
  const scale = TILE_EXTENT / (box.east - box.west);
  return SEAS.flatMap((sea) => {
    const x = (sea.lon / 180) * HALF_WORLD_M;
    const y = Math.log(Math.tan(Math.PI / 4 + (sea.lat * Math.PI) / 360)) * (HALF_WORLD_M / Math.PI);
    if (address.z < sea.minZoom || !holdsPoint(box, x, y)) return [];
    const at: [number, number] = [Math.round((x - box.west) * scale), Math.round((box.north - y) * scale)];
    return [
      { type: 1, tags: { name: sea.id, nameEn: sea.en, kind: 'sea', minZoom: sea.minZoom }, geometry: [at] },
    ];
  });
}
