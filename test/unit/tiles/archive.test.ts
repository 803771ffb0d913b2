import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { TileType } from 'pmtiles';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../../server/tiles/archive.ts';
import { sampleBaseMap } from '../../base-map-sample.ts';
import { pmtilesFile, tilesOver } from '../../pmtiles-file.ts';

const BOX = [114.5, -3.4, 114.62, -3.32] as const;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petasos-archive-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function opened(path: string) {
  const archive = await openArchive(path);
  if ('fault' in archive) throw new Error(`refused: ${archive.fault}`);
  return archive;
}

async function faultOf(bytes: Uint8Array): Promise<string | undefined> {
  const archive = await openArchive(write('faulty.pmtiles', bytes));
  return 'fault' in archive ? archive.fault : undefined;
}

test('an archive of vector tiles says what it holds, and gives each tile as it was put in', async () => {
  const archive = await opened(write('vector.pmtiles', sampleBaseMap(BOX, [10, 11, 12, 13])));
  expect(archive.map).toMatchObject({
    kind: 'vector',
    minZoom: 10,
    maxZoom: 13,
    bounds: BOX,
    layers: ['water', 'waterway', 'landuse', 'transportation'],
    attribution: '© OpenStreetMap',
  });
  expect(archive.name).toBe('Jalan dan sungai uji');
  const [at] = tilesOver(BOX, 12);
  if (!at) throw new Error('no tile');
  const tile = new VectorTile(new PbfReader((await archive.tile(at)) ?? new Uint8Array()));
  expect(Object.keys(tile.layers)).toContain('transportation');
  expect(await archive.tile({ z: 12, x: 0, y: 0 })).toBeUndefined();
});

test('an archive of pictures gives them with their kind', async () => {
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#88aa66' } })
    .png()
    .toBuffer();
  const tiles = tilesOver(BOX, 12).map((at) => ({ ...at, bytes: picture }));
  const bytes = pmtilesFile({ type: TileType.Png, tiles, bounds: BOX, metadata: {} });
  const archive = await opened(write('raster.pmtiles', bytes));
  expect([archive.map.kind, archive.type]).toEqual(['raster', 'image/png']);
  const [at] = tiles;
  if (!at) throw new Error('no tile');
  expect(Buffer.from((await archive.tile(at)) ?? []).equals(picture)).toBe(true);
});

test('what is no archive, of an old version, cut short, damaged, empty or of unknown tiles is told apart', async () => {
  const good = sampleBaseMap(BOX, [11, 12]);
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(good);
    change(bytes);
    return bytes;
  };
  expect(await faultOf(good)).toBeUndefined();
  expect(await faultOf(Buffer.from('PK\x03\x04 a zip'))).toBe('not-pmtiles');
  expect(await faultOf(Buffer.alloc(0))).toBe('not-pmtiles');
  expect(await faultOf(Buffer.from('PM\x02\x00 an old one'))).toBe('old-version');
  expect(await faultOf(changed((b) => b.writeUInt8(2, 7)))).toBe('old-version');
  expect(await faultOf(good.subarray(0, 60))).toBe('truncated');
  expect(await faultOf(good.subarray(0, good.length - 10))).toBe('truncated');
  expect(await faultOf(changed((b) => b.fill(7, 127, 160)))).toBe('damaged');
  expect(await faultOf(changed((b) => b.fill(7, b.readUInt32LE(56))))).toBe('damaged');
  expect(await faultOf(changed((b) => b.writeUInt8(6, 99)))).toBe('unsupported');
  const empty = { type: TileType.Mvt, tiles: [], bounds: BOX, metadata: {} };
  expect(await faultOf(pmtilesFile({ ...empty, bounds: [0, 0, 0, 0] }))).toBe('empty');
});

test('two archives that differ in one road have two names, and one that is copied keeps its own', async () => {
  const first = await opened(write('one.pmtiles', sampleBaseMap(BOX, [12])));
  const copy = await opened(write('copy.pmtiles', sampleBaseMap(BOX, [12])));
  const other = await opened(
    write('other.pmtiles', sampleBaseMap([...BOX.slice(0, 3), -3.31] as never, [12])),
  );
  expect(copy.map.hash).toBe(first.map.hash);
  expect(other.map.hash).not.toBe(first.map.hash);
});
