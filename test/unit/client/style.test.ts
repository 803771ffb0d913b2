import { expect, test } from 'vitest';
import { makeStyle, sourceOf } from '../../../client/map/style.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { TileSet } from '../../../data/contract/area.ts';

const set = (level: Level, hash: string): TileSet => ({
  hash,
  root: '63.71',
  level,
  minZoom: 4,
  maxZoom: 14,
  bounds: null,
});
const REGENCY = set('kabupaten', 'a'.repeat(16));
const DISTRICTS = set('kecamatan', 'b'.repeat(16));
const VILLAGES = set('desa', 'c'.repeat(16));
const RWS = set('rw', 'd'.repeat(16));

function picture(sets: TileSet[], outlines: TileSet[], within: Level) {
  return makeStyle({
    base: { hash: 'e'.repeat(16), maxZoom: 6 },
    sets,
    outlines,
    legend: undefined,
    within,
    origin: 'http://localhost',
  });
}

/** From the regency down to the RW of a village, as one drills. */
const WAY_DOWN = [
  picture([DISTRICTS], [REGENCY], 'kabupaten'),
  picture([VILLAGES], [REGENCY, DISTRICTS], 'kecamatan'),
  picture([RWS], [DISTRICTS, VILLAGES], 'desa'),
  picture([RWS], [REGENCY, DISTRICTS, VILLAGES], 'kabupaten'),
];

const namesOf = (style: (typeof WAY_DOWN)[number], source: string) =>
  style.layers.filter((layer) => layer.type === 'symbol' && layer.source === source);

test('names never leave the map while their source stays: MapLibre loses the frame when they come back', () => {
  for (const style of WAY_DOWN) {
    for (const one of [REGENCY, DISTRICTS, VILLAGES, RWS]) {
      const ids = namesOf(style, sourceOf(one)).map((layer) => layer.id);
      const isThere = sourceOf(one) in style.sources;
      expect(ids).toEqual(isThere ? [`outline-label-${one.hash}`, `label-${one.hash}`] : []);
    }
  }
});

test('the drawn level is named, and of the levels above only the next, unless it is what one looks into', () => {
  const shown = WAY_DOWN.map((style) =>
    style.layers
      .filter((layer) => layer.type === 'symbol' && layer.layout?.visibility === 'visible')
      .map((layer) => layer.id),
  );
  expect(shown).toEqual([
    [`label-${DISTRICTS.hash}`],
    [`outline-label-${DISTRICTS.hash}`, `label-${VILLAGES.hash}`],
    [`outline-label-${VILLAGES.hash}`, `label-${RWS.hash}`],
    [`outline-label-${VILLAGES.hash}`, `label-${RWS.hash}`],
  ]);
});
