import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RATE_SCALE } from '../../../data/catalogue/own.ts';
import { readRate } from '../../../data/read/rate.ts';
import { rateOf } from '../../../server/indicators/rate.ts';

describe('a count made into a rate', () => {
  const count = fc.option(fc.integer({ min: 0, max: 2_147_483_647 }), { nil: null });
  const by = fc.option(fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1e9, noNaN: true })), {
    nil: null,
  });

  test('is a number or none, never Infinity or NaN, and without a number there is a reason', () => {
    fc.assert(
      fc.property(count, by, fc.constantFrom(100, 1000, 1_000_000), (c, b, times) => {
        const { value, reason } = rateOf(c, b, times);
        if (value !== null) expect(Number.isFinite(value)).toBe(true);
        expect(reason !== null).toBe(value === null && c !== null);
      }),
    );
  });

  test('of nobody is nihil among however many, and nothing among nobody', () => {
    expect(rateOf(0, 500, 1000)).toEqual({ value: 0, reason: null });
    expect(rateOf(0, null, 1000)).toEqual({ value: 0, reason: null });
    expect(rateOf(0, 0, 1000)).toEqual({ value: null, reason: 'zero' });
    expect(rateOf(3, 0, 1000)).toEqual({ value: null, reason: 'zero' });
    expect(rateOf(3, null, 1000)).toEqual({ value: null, reason: 'unknown' });
  });
});

describe('a rate as files write it', () => {
  test('is read to the thousandth, however the decimals are marked', () => {
    const thousandths = fc.integer({ min: 0, max: 2_000_000_000 });
    const writings = [
      (whole: string, rest: string) => `${whole},${rest}`,
      (whole: string, rest: string) => `${whole}.${rest}`,
      (whole: string, rest: string) => ` ${whole},${rest} %`,
      (whole: string, rest: string) => `${Number(whole).toLocaleString('id-ID')},${rest}`,
    ];
    fc.assert(
      fc.property(thousandths, fc.constantFrom(...writings), (n, write) => {
        const text = write(String(Math.floor(n / RATE_SCALE)), String(n % RATE_SCALE).padStart(3, '0'));
        expect(readRate(text)).toEqual({ kind: 'number', value: n });
      }),
    );
  });

  test.each([
    ['-', 'none'],
    ['', 'none'],
    ['belum ada data', 'none'],
    ['nihil', 0],
    ['7', 7000],
    ['4.62', 4620],
    ['-3', 'rate-negative'],
    ['banyak', 'rate-not-number'],
    ['1,2,3', 'rate-not-number'],
    [',', 'rate-not-number'],
    ['99999999', 'rate-too-large'],
  ])('%j is %s', (text, expected) => {
    const read = readRate(text);
    expect(read.kind === 'number' ? read.value : read.kind === 'wrong' ? read.code : read.kind).toBe(
      expected,
    );
  });
});
