import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_PATTERN, levelOfCode } from '../../../data/catalogue/codes.ts';
import {
  codeBelow,
  type Numbers,
  partNumber,
  readNumbers,
  romanNumber,
  unnumberedPart,
} from '../../../data/read/rt-rw.ts';

const number = fc.integer({ min: 1, max: 999 });
const width = fc.constantFrom(1, 2, 3);
const written = (n: number, w: number) => String(n).padStart(w, '0');

describe('numbers of RT, RW and dusun', () => {
  test.each([
    ['RW 010', 'rw', { rw: 10 }],
    ['RW13', 'rw', { rw: 13 }],
    ['RW 1', 'rw', { rw: 1 }],
    ['RT 003/RW 05', 'rt', { rt: 3, rw: 5 }],
    ['RT.03 RW.05', 'rt', { rt: 3, rw: 5 }],
    ['003/005', 'rt', { rt: 3, rw: 5 }],
    ['003', 'rt', { rt: 3 }],
    [5, 'rt', { rt: 5 }],
    ['Dukuh 1', 'dusun', { dusun: 1 }],
    ['Padukuhan III', 'dusun', { dusun: 3 }],
    ['RW IV', 'rw', { rw: 4 }],
    ['Rukun Warga 7', 'rw', { rw: 7 }],
    ['', 'rw', {}],
    ['-', 'rw', {}],
    ['0', 'rw', {}],
    ['000', 'rw', {}],
    [null, 'rw', {}],
  ] as const)('%j in a column of %s', (value, column, expected) => {
    expect(readNumbers(value, column)).toEqual(expected);
  });

  test.each(['Kawasan Industri Pulogadung', 'RW', 'RT 3A', 'RW 1000', '31.72.02.1005.001', 'Blok RW 3'])(
    '"%s" is no number',
    (value) => {
      expect(readNumbers(value, 'rw')).toBeUndefined();
    },
  );

  test('are read however they are padded, spaced and marked', () => {
    const mark = fc.constantFrom(' ', '', '.', '. ', '-', ': ', ' no. ');
    const prefix = fc.constantFrom('RW', 'rw', 'Rw');
    fc.assert(
      fc.property(number, width, prefix, mark, (n, w, p, m) => {
        expect(readNumbers(`${p}${m}${written(n, w)}`, 'rw')).toEqual({ rw: n });
        expect(readNumbers(written(n, w), 'rw')).toEqual({ rw: n });
      }),
    );
    const between = fc.constantFrom('/', ' / ', ' ', ', ');
    fc.assert(
      fc.property(number, number, width, between, (rt, rw, w, b) => {
        expect(readNumbers(`RT ${written(rt, w)}${b}RW ${written(rw, w)}`, 'rt')).toEqual({ rt, rw });
        expect(readNumbers(`RW ${written(rw, w)}${b}RT ${written(rt, w)}`, 'rt')).toEqual({ rt, rw });
      }),
    );
  });

  test('any text gives numbers from 1 to 999, nothing, or undefined', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'RTWrtw0123456789 /.-ivx') }), (text) => {
        for (const n of Object.values(readNumbers(text, 'rt') ?? {})) {
          expect(n >= 1 && n <= 999 && Number.isInteger(n)).toBe(true);
        }
      }),
    );
  });

  test('Roman numbers are read up to 89 and nothing else is one', () => {
    const known: [string, number][] = [
      ['I', 1],
      ['iv', 4],
      ['IX', 9],
      ['xiv', 14],
      ['XL', 40],
      ['LXXXIX', 89],
    ];
    for (const [text, n] of known) expect(romanNumber(text)).toBe(n);
    for (const text of ['', 'IIII', 'VX', 'IC', 'A']) expect(romanNumber(text)).toBeUndefined();
    expect(partNumber('VI')).toBe(6);
  });

  test('make codes that are well formed and of the finest level said', () => {
    const numbers = fc.record({ dusun: number, rw: number, rt: number }, { requiredKeys: [] });
    fc.assert(
      fc.property(numbers, (said) => {
        const code = codeBelow('63.71.01.1001', said as Numbers);
        expect(CODE_PATTERN.test(code)).toBe(true);
        const finest = (['rt', 'rw', 'dusun'] as const).find((l) => said[l] !== undefined) ?? 'desa';
        expect(levelOfCode(code)).toBe(finest);
      }),
    );
    expect(levelOfCode(`63.71.01.1001.${unnumberedPart('rw', 7)}`)).toBe('rw');
  });
});
