import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { SEAS } from '../../../data/catalogue/seas.ts';
import { BaseMap } from '../../../server/tiles/base.ts';

const base = new BaseMap();

async function layersOf(z: number, x: number, y: number) {
  const bytes = await base.tile({ z, x, y });
  return bytes.length === 0 ? {} : new VectorTile(new PbfReader(bytes)).layers;
}

test('the hash of the base map stays the same and is made without its shapes', async () => {
  const hash = await base.hash();
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(await new BaseMap().hash()).toBe(hash);
});

test('the whole world is there at zoom 0, and Indonesia is home', async () => {
  const { land } = await layersOf(0, 0, 0);
  if (!land) throw new Error('no land');
  const countries = Array.from({ length: land.length }, (_, i) => land.feature(i).properties);
  expect(countries.length).toBeGreaterThan(150);
  expect(countries.filter((c) => c.home)).toEqual([{ iso: '360', name: 'Indonesia', home: true }]);
});

test('the neighbours are drawn beside Indonesia at zoom 6', async () => {
  const { land } = await layersOf(6, 51, 31); // the middle of Borneo
  const names = Array.from({ length: land?.length ?? 0 }, (_, i) => land?.feature(i).properties.name);
  expect(names).toEqual(expect.arrayContaining(['Indonesia', 'Malaysia']));
});

test('a name of a sea stands in the water, in one tile', async () => {
  const z = 8;
  for (const sea of SEAS) {
    const x = ((sea.lon + 180) / 360) * 2 ** z;
    const y = ((1 - Math.asinh(Math.tan((sea.lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z;
    const { land, label } = await layersOf(z, Math.floor(x), Math.floor(y));
    const names = Array.from({ length: label?.length ?? 0 }, (_, i) => label?.feature(i).properties.name);
    expect(names).toContain(sea.id);
    const at: [number, number] = [(x % 1) * 4096, (y % 1) * 4096];
    for (let i = 0; i < (land?.length ?? 0); i++) {
      const rings = land?.feature(i).loadGeometry() ?? [];
      expect(isInside(rings, at), `${sea.id} stands on land`).toBe(false);
    }
  }
});

test('open sea without a name is an empty tile', async () => {
  expect(await base.tile({ z: 8, x: 190, y: 140 })).toHaveLength(0);
});

/** Even-odd rule over all rings. */
function isInside(rings: { x: number; y: number }[][], [px, py]: [number, number]): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] ?? a;
      if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    });
  }
  return inside;
}
