import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyMovement, movementFaults } from '../../client/facilities/movement-draft.ts';
import { circleOf, distanceM, type Position, ringOf } from '../../client/map/drawing.ts';

const inIndonesia: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: 95, max: 141, noNaN: true }),
  fc.double({ min: -11, max: 6, noNaN: true }),
);

test('a circle that is drawn as a ring is the same circle again', () => {
  fc.assert(
    fc.property(inIndonesia, fc.double({ min: 10, max: 20_000, noNaN: true }), (centre, radiusM) => {
      const again = circleOf(ringOf(centre, radiusM));
      expect(again && distanceM(again.centre, centre)).toBeLessThan(radiusM / 1000);
      expect(again?.radiusM).toBeCloseTo(radiusM, -Math.log10(radiusM / 100));
    }),
  );
});

test('more than lies in a place does not leave it, and what is counted is never less than nothing', () => {
  const at = {
    facility: 1,
    name: 'Lumbung',
    area: { id: 1, code: '63.71', name: 'Kota', level: 'kabupaten' },
  };
  const stock = {
    items: [{ item: 'beras', count: 10, decree: false, at: [{ ...at, count: 10, managed: true }] }],
    asOf: null,
    simulated: true,
  } as unknown as Parameters<typeof movementFaults>[1];
  const faultOf = (kind: 'masuk' | 'keluar' | 'koreksi' | 'hitung', count: string) =>
    movementFaults(
      { ...emptyMovement('2026-01-01'), kind, facility: '1', lines: [{ key: 1, item: 'beras', count }] },
      stock,
      '2026-01-01',
    ).of.get(1);
  expect(faultOf('keluar', '10')).toBeUndefined();
  expect(faultOf('keluar', '11')).toBe('short');
  expect(faultOf('koreksi', '-10')).toBeUndefined();
  expect(faultOf('koreksi', '-11')).toBe('short');
  expect(faultOf('koreksi', '0')).toBe('difference');
  expect(faultOf('hitung', '0')).toBeUndefined();
  expect(faultOf('hitung', '-1')).toBe('counted');
  expect(faultOf('masuk', '1,5')).toBe('count');
});
