import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { Feature } from 'geojson';
import { TileType, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { encodeLayers } from '../server/tiles/encode.ts';

const HEADER_BYTES = 127;
const [NONE, GZIP] = [1, 2];

interface Address {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export interface ArchiveTile extends Address {
  readonly bytes: Uint8Array;
}

interface Archived {
  readonly type: TileType;
  readonly tiles: readonly ArchiveTile[];
  readonly bounds: readonly [number, number, number, number];
  readonly metadata: object;
}

/** The bytes of a PMTiles archive (version 3) of these tiles, with one directory; vector tiles are packed as they are given. */
export function pmtilesFile({ type, tiles, bounds, metadata }: Archived): Buffer {
  const sorted = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), bytes: tile.bytes }))
    .sort((a, b) => a.id - b.id);
  const numbers = [sorted.length];
  let before = 0;
  for (const { id } of sorted) {
    numbers.push(id - before);
    before = id;
  }
  for (const _ of sorted) numbers.push(1);
  for (const { bytes } of sorted) numbers.push(bytes.byteLength);
  // Each lies behind the one before.
  for (const [i] of sorted.entries()) numbers.push(i === 0 ? 1 : 0);
  const directory = gzipSync(Buffer.from(numbers.flatMap(varint)));
  const described = gzipSync(JSON.stringify(metadata));
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  const [rootAt, describedAt] = [HEADER_BYTES, HEADER_BYTES + directory.length];
  const dataAt = describedAt + described.length;
  const parts = [rootAt, directory.length, describedAt, described.length, dataAt, 0, dataAt, data.length];
  parts.forEach((n, i) => void header.writeBigUInt64LE(BigInt(n), 8 + 8 * i));
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(sorted.length), at);
  const zooms = sorted.map(({ id }) => tileIdToZxy(id)[0]);
  header.set(
    [1, GZIP, type === TileType.Mvt ? GZIP : NONE, type, Math.min(...zooms), Math.max(...zooms)],
    96,
  );
  bounds.forEach((degree, i) => void header.writeInt32LE(Math.round(degree * 1e7), 102 + 4 * i));
  return Buffer.concat([header, directory, described, data]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** An archive of vector tiles with these layers, at some zooms. */
export function vectorArchive(
  layers: Readonly<Record<string, readonly Feature[]>>,
  bounds: readonly [number, number, number, number],
  zooms: readonly number[],
  about: object,
): Buffer {
  const indexes = Object.entries(layers).map(
    ([name, features]) =>
      [
        name,
        new GeoJSONVT({ type: 'FeatureCollection', features: [...features] }, { maxZoom: 16, extent: 4096 }),
      ] as const,
  );
  const tiles = zooms.flatMap((z) =>
    tilesOver(bounds, z).flatMap((at) => {
      const drawn = indexes.map(([name, index]) => [name, index.getTile(at.z, at.x, at.y)?.features ?? []]);
      const bytes = encodeLayers(Object.fromEntries(drawn));
      return bytes.byteLength === 0 ? [] : [{ ...at, bytes: gzipSync(bytes) }];
    }),
  );
  const metadata = { ...about, vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })) };
  return pmtilesFile({ type: TileType.Mvt, tiles, bounds, metadata });
}

/** Addresses of the tiles over a piece of the world (west, south, east, north). */
export function tilesOver(
  [west, south, east, north]: readonly [number, number, number, number],
  z: number,
): Address[] {
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z);
  const row = (lat: number) => {
    const angle = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z);
  };
  const found: Address[] = [];
  for (let x = column(west); x <= column(east); x += 1) {
    for (let y = row(north); y <= row(south); y += 1) found.push({ z, x, y });
  }
  return found;
}
