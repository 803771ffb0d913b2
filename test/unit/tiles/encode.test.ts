import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeAreas, type TileArea } from '../../../server/tiles/encode.ts';
import { boxOf, HALF_WORLD_M } from '../../../server/tiles/grid.ts';
import { unitShapeOf } from '../../../server/tiles/unit-shape.ts';
import { areaOf, decode } from '../../tiles/decode.ts';

const CENTRE = [12_700_000, -400_000] as const;

/** A star-shaped polygon round a point near the centre: crooked, sometimes thin, sometimes smaller than a tile unit. */
const star = fc
  .record({
    x: fc.double({ min: -20_000, max: 20_000, noNaN: true }),
    y: fc.double({ min: -20_000, max: 20_000, noNaN: true }),
    size: fc.double({ min: 0.5, max: 30_000, noNaN: true }),
    spikes: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ x, y, size, spikes }) => {
    const ring = spikes.map((spike, i): [number, number] => {
      const angle = (i / spikes.length) * 2 * Math.PI;
      return [CENTRE[0] + x + Math.cos(angle) * size * spike, CENTRE[1] + y + Math.sin(angle) * size * spike];
    });
    return [[...ring, ring[0] ?? [0, 0]]] as [number, number][][];
  });

function areaOfShape(id: number, shape: [number, number][][]): TileArea {
  const [labelX, labelY] = shape[0]?.[0] ?? [0, 0];
  const words = { code: `99.${id}`, name: `Area ${id}`, level: 'rw', quality: 'indikatif' };
  return { id, ...words, sizeM: 100_000, labelX, labelY, shape: unitShapeOf([shape]) };
}

test('whatever the shapes, a tile holds closed rings inside its margin, wound as the format asks, each area once', () => {
  fc.assert(
    fc.property(
      fc.array(star, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 6, max: 14 }),
      (stars, z) => {
        const side = (2 * HALF_WORLD_M) / 2 ** z;
        const address = {
          z,
          x: Math.floor((CENTRE[0] + HALF_WORLD_M) / side),
          y: Math.floor((HALF_WORLD_M - CENTRE[1]) / side),
        };
        const areas = stars.map((shape, i) => areaOfShape(i + 1, shape));
        const tile = decode(encodeAreas(areas, address));
        const ids = tile.area?.features.map((f) => f.id) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
        for (const { rings } of tile.area?.features ?? []) {
          expect(areaOf(rings.slice(0, 1))).toBeGreaterThan(0);
          for (const ring of rings) {
            expect(ring.at(-1)).toEqual(ring[0]);
            expect(Math.min(...ring.flat())).toBeGreaterThanOrEqual(-64);
            expect(Math.max(...ring.flat())).toBeLessThanOrEqual(4160);
          }
        }
        const box = boxOf(address);
        const inside = areas.filter(
          (a) => a.labelX >= box.west && a.labelX < box.east && a.labelY <= box.north && a.labelY > box.south,
        );
        expect(tile.label?.features.map((f) => f.id) ?? []).toEqual(inside.map((a) => a.id));
      },
    ),
    { numRuns: 200 },
  );
});
