import { type GeoJSONVTFeature, type GeoJSONVTTile, geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, MultiPolygon } from 'geojson';
import { TILE_BUFFER, TILE_EXTENT } from '../../data/catalogue/tiles.ts';
import { boxOf, boxWithMargin, HALF_WORLD_M, holdsPoint, leastLabelledM, type TileAddress } from './grid.ts';
import { type TileRing, tidyRings } from './tidy.ts';
import type { UnitShape } from './unit-shape.ts';

/** One area of a boundary set as a tile shows it. */
export interface TileArea {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly quality: string;
  /** square root of the area in EPSG:3857 metres, rounded */
  readonly sizeM: number;
  /** label point, EPSG:3857 metres */
  readonly labelX: number;
  readonly labelY: number;
  readonly shape: UnitShape;
}

/** What one layer of a tile is made of, in tile units. */
export type TileFeatures = GeoJSONVTFeature[];

/** The vector tile of these areas (layers `area` and `label`); of no length where nothing lies in the tile. */
export function encodeAreas(areas: readonly TileArea[], address: TileAddress): Uint8Array {
  const near = areas.filter((area) => touches(area.shape, address));
  return encodeLayers({ area: areaLayer(near, address), label: labelLayer(near, address) });
}

/** Vector tile bytes of named layers; layers without features are left out. */
export function encodeLayers(layers: Record<string, TileFeatures>): Uint8Array {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return new Uint8Array();
  // The writer reads nothing of a tile but its features.
  const tiles = Object.fromEntries(
    filled.map(([name, features]) => [name, { features } as unknown as GeoJSONVTTile]),
  );
  return fromGeojsonVt(tiles, { version: 2, extent: TILE_EXTENT });
}

/** Polygons of a tile, tidied; those too small for it are dropped. */
export function tidyPolygons(features: TileFeatures): TileFeatures {
  return features.flatMap((feature) => {
    if (feature.type !== 3) return [];
    const geometry = tidyRings(feature.geometry as TileRing[]);
    return geometry.length === 0 ? [] : [{ ...feature, geometry }];
  });
}

function touches(shape: UnitShape, address: TileAddress): boolean {
  const box = boxWithMargin(address);
  const unit = (metres: number) => metres / (2 * HALF_WORLD_M);
  return (
    shape.maxX >= unit(box.west) + 0.5 &&
    shape.minX <= unit(box.east) + 0.5 &&
    shape.maxY >= 0.5 - unit(box.north) &&
    shape.minY <= 0.5 - unit(box.south)
  );
}

function areaLayer(areas: readonly TileArea[], { z, x, y }: TileAddress): TileFeatures {
  const features = areas.map(
    ({ id, code, name, level, quality, shape }): Feature<MultiPolygon> => ({
      type: 'Feature',
      id,
      properties: { code, name, level, quality },
      geometry: { type: 'MultiPolygon', coordinates: shape.polygons },
    }),
  );
  const tile = geoJSONToTile({ type: 'FeatureCollection', features }, z, x, y, {
    coordinates: 'unitSquare',
    // Shapes come simplified with their neighbours; to simplify them one by one would open gaps.
    tolerance: 0,
    extent: TILE_EXTENT,
    buffer: TILE_BUFFER,
    wrap: false,
    clip: true,
  });
  return tidyPolygons(tile.features);
}

function labelLayer(areas: readonly TileArea[], address: TileAddress): TileFeatures {
  const box = boxOf(address);
  const least = leastLabelledM(address.z);
  const scale = TILE_EXTENT / (box.east - box.west);
  return areas
    .filter((a) => a.sizeM >= least && holdsPoint(box, a.labelX, a.labelY))
    .map((a) => ({
      type: 1,
      id: a.id,
      tags: { name: a.name, level: a.level, size: a.sizeM },
      geometry: [[Math.round((a.labelX - box.west) * scale), Math.round((box.north - a.labelY) * scale)]],
    }));
}
