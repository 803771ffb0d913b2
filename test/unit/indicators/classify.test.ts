import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify, classOf, type Method } from '../../../server/indicators/classify.ts';

const methods: Method[] = ['ckmeans', 'quantile', 'equal'];
const counts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 80 });
const rates = fc.array(
  fc.double({ min: 1e-6, max: 5000, noNaN: true }).map((v) => Number(v.toPrecision(6))),
  { minLength: 1, maxLength: 80 },
);

describe('classes', () => {
  test.each(methods)('by %s hold every value in exactly one class, whatever the values', (method) => {
    fc.assert(
      fc.property(fc.oneof(counts, rates), fc.integer({ min: 2, max: 7 }), (values, wanted) => {
        const { bounds } = classify(values, method, wanted);
        const classes = bounds.length - 1;
        expect(classes).toBeGreaterThanOrEqual(1);
        expect(classes).toBeLessThanOrEqual(wanted);
        for (const value of values) {
          const inside = Array.from({ length: classes }, (_, i) => i).filter((i) => {
            const [lower, upper] = [bounds[i] as number, bounds[i + 1] as number];
            return lower <= value && (value < upper || (i === classes - 1 && value === upper));
          });
          expect(inside).toEqual([classOf(bounds, value)]);
        }
      }),
    );
  });

  test.each(methods)('by %s: none is empty', (method) => {
    fc.assert(
      fc.property(fc.oneof(counts, rates), fc.integer({ min: 2, max: 7 }), (values, wanted) => {
        const { bounds } = classify(values, method, wanted);
        const used = new Set(values.map((v) => classOf(bounds, v)));
        expect(used.size).toBe(bounds.length - 1);
      }),
    );
  });

  test.each(methods)('by %s: the bounds can be written with the decimals that are said', (method) => {
    fc.assert(
      fc.property(fc.oneof(counts, rates), fc.integer({ min: 2, max: 7 }), (values, wanted) => {
        const { bounds, decimals } = classify(values, method, wanted);
        for (const bound of bounds) expect(Number(bound.toFixed(decimals))).toBe(bound);
      }),
    );
  });

  test('the bounds are round where the data leave room', () => {
    expect(classify([3, 4, 5, 101, 104, 890, 950], 'ckmeans', 3).bounds).toEqual([3, 100, 800, 950]);
  });

  test('a bound is never rounded past a value', () => {
    expect(classify([99, 100, 101, 102], 'equal', 2).bounds).toEqual([99, 101, 102]);
  });

  test('a highest value that is alone in its class needs no decimals that nobody gave', () => {
    expect(classify([12, 30, 39], 'ckmeans', 5)).toMatchObject({ bounds: [12, 30, 39, 39], decimals: 0 });
  });

  test.each(methods)('by %s: values that nobody can tell apart on a legend are one class', (method) => {
    const rates = [4.126, 4.1261, 4.4, 4.4705, 4.4706, 5.2, 7.9];
    const { bounds, decimals } = classify(rates, method, 5);
    expect(decimals).toBe(2);
    expect(classOf(bounds, 4.126)).toBe(classOf(bounds, 4.1261));
    expect(classOf(bounds, 4.4705)).toBe(classOf(bounds, 4.4706));
  });

  test('small rates keep about three digits that say something', () => {
    expect(classify([0.00412, 0.00523, 0.0089], 'ckmeans', 5)).toMatchObject({
      bounds: [0.00412, 0.005, 0.008, 0.0089],
      decimals: 5,
    });
  });

  test('no class of need begins at zero, which has a class of its own', () => {
    expect(classify([0.4, 12.3, 150.7], 'ckmeans', 5)).toMatchObject({
      bounds: [0.4, 10, 100, 150.7],
      decimals: 1,
    });
  });

  test('as many distinct values as classes, or fewer, are a class each', () => {
    expect(classify([2, 2, 7, 7, 7], 'ckmeans', 5).bounds).toHaveLength(3);
  });

  test('one distinct value is a single class that says just that value', () => {
    expect(classify([12, 12, 12], 'quantile', 5)).toEqual({
      method: 'single',
      bounds: [12, 12],
      decimals: 0,
    });
    expect(classOf([12, 12], 12)).toBe(0);
  });

  test('no value makes no class', () => {
    expect(classify([], 'ckmeans', 5)).toEqual({ method: 'none', bounds: [], decimals: 0 });
  });

  test('quantiles give about the same number of areas each', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i + 1) ** 2);
    const { bounds } = classify(values, 'quantile', 5);
    const sizes = [0, 1, 2, 3, 4].map((c) => values.filter((v) => classOf(bounds, v) === c).length);
    expect(sizes).toEqual([20, 20, 20, 20, 20]);
  });
});
