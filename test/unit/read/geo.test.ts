import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readGeo } from '../../../data/read/geo.ts';
import { readShape } from '../../../data/read/shape.ts';
import { unpack } from '../../../data/read/unpack.ts';

const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const ring = [
  [114.6, -3.3],
  [114.61, -3.3],
  [114.61, -3.29],
  [114.6, -3.3],
];
const polygon = { type: 'Polygon', coordinates: [ring] };

describe('map files', () => {
  test('with more features than one import may have are refused', async () => {
    const blank = '{"type":"Feature","properties":{},"geometry":null}';
    const text = `{"type":"FeatureCollection","features":[${Array.from({ length: 200_001 }, () => blank).join()}]}`;
    expect(await readGeo(new TextEncoder().encode(text))).toMatchObject({
      problem: { code: 'too-many-features', hint: { found: 200_001, most: 200_000 } },
    });
  });

  test('that unpack to more than the bound are given up on the way', async () => {
    const packed = gzipSync(new Uint8Array(4 * 1024 * 1024));
    expect(await unpack(packed, 1024 * 1024)).toBe('too-large');
  });

  test('a TopoJSON file gives the same shapes as the GeoJSON it stands for, packed or not', async () => {
    // two squares that share the arc 1
    const topology = {
      type: 'Topology',
      transform: { scale: [0.01, 0.01], translate: [114, -4] },
      arcs: [
        [
          [1, 1],
          [-1, 0],
          [0, -1],
          [1, 0],
        ],
        [
          [1, 0],
          [0, 1],
        ],
        [
          [1, 0],
          [1, 0],
          [0, 1],
          [-1, 0],
        ],
      ],
      objects: {
        small: { type: 'Polygon', arcs: [[1, 0]], properties: null },
        desa: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Polygon', arcs: [[0, 1]], properties: { kode: '1' } },
            { type: 'MultiPolygon', arcs: [[[2, -2]]], properties: { kode: '2' } },
            { type: null, properties: { kode: '3' } },
          ],
        },
      },
    };
    for (const file of [bytes(topology), gzipSync(bytes(topology))]) {
      const read = await readGeo(file);
      if (!('file' in read)) throw new Error(JSON.stringify(read));
      expect(read.file).toMatchObject({
        format: 'TopoJSON',
        layer: 'desa',
        otherLayers: ['small'],
        columns: ['kode'],
      });
      const [a, b, c] = read.file.features.map((f) => readShape(f.geometry()));
      expect(a?.polygons).toEqual([
        [
          [
            [114.01, -3.99],
            [114, -3.99],
            [114, -4],
            [114.01, -4],
            [114.01, -3.99],
          ],
        ],
      ]);
      expect(b?.polygons).toEqual([
        [
          [
            [114.01, -4],
            [114.02, -4],
            [114.02, -3.99],
            [114.01, -3.99],
            [114.01, -4],
          ],
        ],
      ]);
      expect(c?.problems).toEqual([{ severity: 'error', code: 'no-geometry' }]);
    }
  });

  test('properties that are missing, null or no object leave a feature without columns', async () => {
    const features = [
      { geometry: polygon },
      { properties: null, geometry: polygon },
      null,
      5,
      { properties: { a: 1 } },
    ];
    const read = await readGeo(bytes({ type: 'FeatureCollection', features }));
    if (!('file' in read)) throw new Error(JSON.stringify(read));
    expect(read.file.columns).toEqual(['a']);
    expect(read.file.features.map((f) => readShape(f.geometry()).polygons?.length)).toEqual([
      1,
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a file that unpacks to more than the limit is stopped while it is unpacked', async () => {
    expect(await unpack(gzipSync(new Uint8Array(1_000_000)), 10_000)).toBe('too-large');
    expect(await unpack(new Uint8Array(10_001), 10_000)).toBe('too-large');
    expect(await unpack(gzipSync(bytes('x')).subarray(0, 12), 10_000)).toBe('broken');
  });

  test('the system that a file names is handed on', async () => {
    const named = (name: string) =>
      bytes({ type: 'FeatureCollection', crs: { properties: { name } }, features: [{ geometry: polygon }] });
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326']) {
      expect(await readGeo(named(name))).toMatchObject({ file: { crs: name } });
    }
  });
});

describe('shapes', () => {
  test('heights are left out, repeated corners are one, polygons of a collection are gathered', () => {
    const tall = ring.flatMap(([x, y]) => [
      [x, y, 12],
      [x, y, 12],
    ]);
    expect(readShape({ type: 'Polygon', coordinates: [tall] }).polygons).toEqual([[ring]]);
    const collection = {
      type: 'GeometryCollection',
      geometries: [{ type: 'Point', coordinates: [1, 2] }, polygon],
    };
    expect(readShape(collection)).toMatchObject({
      polygons: [[ring]],
      problems: [{ code: 'parts-not-polygons', hint: { count: 1 } }],
    });
  });

  test('a hole or part that is too short is left out, the rest is kept with a word', () => {
    const short = [
      [114.6, -3.3],
      [114.61, -3.3],
      [114.6, -3.3],
    ];
    const read = readShape({ type: 'MultiPolygon', coordinates: [[ring, short], [short]] });
    expect(read.polygons).toEqual([[ring]]);
    expect(read.problems).toEqual([{ severity: 'warning', code: 'ring-too-short', hint: { points: 2 } }]);
  });

  test('anything at all is read without a throw', () => {
    for (const odd of [
      1,
      'x',
      [],
      {},
      { type: 'Polygon' },
      { type: 'Polygon', coordinates: [1] },
      { type: 'MultiPolygon', coordinates: [[[1]]] },
      { type: 'Polygon', coordinates: [[[null, 1]]] },
    ]) {
      expect(readShape(odd).polygons).toBeUndefined();
    }
  });
});
