import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEQUENTIAL, STATE_COLOURS } from '../../../data/catalogue/palettes.ts';
import type { Basis } from '../../../data/contract/values.ts';
import { makeLegend } from '../../../server/indicators/legend.ts';

const area = fc.oneof(
  fc.record({
    count: fc.integer({ min: 0, max: 900 }),
    basis: fc.constantFrom<Basis>('reported', 'rolledUp', 'partial'),
  }),
  fc.constant({ count: null, basis: 'none' as Basis }),
);

describe('the legend', () => {
  test('counts every area exactly once', () => {
    fc.assert(
      fc.property(fc.array(area, { maxLength: 120 }), fc.integer({ min: 2, max: 7 }), (areas, wanted) => {
        const count = areas.map((a) => a.count);
        const { legend, class: index } = makeLegend(
          { value: count, count, basis: areas.map((a) => a.basis), isRate: wanted % 2 === 0 },
          'ckmeans',
          wanted,
        );
        const inClasses = legend.classes.reduce((n, c) => n + c.areas, 0);
        const { zero, noData, partial, hidden } = legend;
        expect(inClasses + zero.areas + noData.areas + partial.areas + hidden.areas).toBe(areas.length);
        expect(index).toHaveLength(areas.length);
      }),
    );
  });

  test('never puts zero, no data and a partial sum in a class', () => {
    const { legend, class: index } = makeLegend(
      {
        value: [0, null, 7, 5, 9],
        count: [0, null, 7, 5, 9],
        basis: ['reported', 'none', 'partial', 'reported', 'reported'],
        isRate: false,
      },
      'ckmeans',
      5,
    );
    expect(index).toEqual([-2, -1, -3, 0, 1]);
    expect(legend.zero.areas).toBe(1);
    expect(legend.partial.areas).toBe(1);
    expect(legend.noData.areas).toBe(1);
  });

  test('gives a rate over the part that reported its class, and says how many such there are', () => {
    const { legend, class: index } = makeLegend(
      {
        value: [3.5, 7.25, null, 0],
        count: [10, 20, 30, 0],
        basis: ['reported', 'partial', 'partial', 'partial'],
        isRate: true,
      },
      'ckmeans',
      5,
    );
    expect(index).toEqual([0, 1, -3, -3]);
    expect(legend.partOf.areas).toBe(1);
    expect(legend.partial.areas).toBe(2);
  });

  test('calls a rate without denominator no data, but a surveyed zero stays zero', () => {
    const { class: index } = makeLegend(
      { value: [null, 0], count: [4, 0], basis: ['reported', 'reported'], isRate: true },
      'ckmeans',
      5,
    );
    expect(index).toEqual([-1, -2]);
  });
});

describe('its colours', () => {
  test.each(SEQUENTIAL.map((colours) => [colours.length, colours] as const))(
    'of %i classes fall in lightness so that they can be told apart in grey',
    (_, colours) => {
      const light = colours.map(luminance);
      for (let i = 1; i < light.length; i += 1) {
        const contrast = ((light[i - 1] as number) + 0.05) / ((light[i] as number) + 0.05);
        expect(contrast).toBeGreaterThan(1.25);
      }
    },
  );

  test('of zero is paler than the lightest class', () => {
    expect(luminance(STATE_COLOURS.zero)).toBeGreaterThan(luminance(SEQUENTIAL[6]?.[0] ?? ''));
  });
});

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
