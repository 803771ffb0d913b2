import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_PATTERN } from '../../../data/catalogue/codes.ts';
import { readWish, skeletonOf } from '../../../server/areas/search/text.ts';

describe('what is written into the search field', () => {
  test.each([
    ['6371011001', '63.71.01.1001'],
    ['63.71.01.1001', '63.71.01.1001'],
    ['63 71 01', '63.71.01'],
    ['637', '63.7'],
    ['63.71.01.10', '63.71.01.10'],
    ['63.71.01.1001.rw003', '63.71.01.1001.rw003'],
    ['6371011001 RW 3 RT 12', '63.71.01.1001.rw003.rt012'],
  ])('%s is the beginning of the code %s', (text, code) => {
    expect(readWish(text)).toMatchObject({ code, names: [] });
  });

  test.each([
    ['rw 3 mantuil', ['mantuil'], 3, null],
    ['RT 005 RW 02 Kelayan', ['kelayan'], 2, 5],
    ['Kelayan RT.5/RW.2', ['kelayan'], 2, 5],
    ['005/002 kelayan', ['kelayan'], 2, 5],
    ['RW 010', [], 10, null],
    ['rt12', [], null, 12],
  ])('%s says numbers apart from the name', (text, names, rw, rt) => {
    expect(readWish(text)).toEqual({ code: null, names, level: null, rw, rt });
  });

  test('a title says the level, and the name is sought with and without it', () => {
    expect(readWish('Kel. Pekapuran Raya')).toMatchObject({
      level: 'desa',
      names: ['kelpekapuranraya', 'pekapuranraya'],
    });
    expect(readWish('desa')).toMatchObject({ level: 'desa', names: ['desa'] });
  });

  test('case, accents, marks and short words do not matter', () => {
    expect(readWish('SEI  Andái').names).toEqual(['seiandai', 'sungaiandai']);
    expect(readWish("Ma'rang").names).toEqual(['marang']);
  });

  test('spellings that people mix have one skeleton', () => {
    expect(skeletonOf('klayan')).toBe(skeletonOf('kelayan'));
    expect(skeletonOf('soengai')).toBe(skeletonOf('sungai'));
    expect(skeletonOf('tjempaka')).toBe(skeletonOf('cempaka'));
    expect(skeletonOf('pekauman')).not.toBe(skeletonOf('pelambuan'));
  });

  test('every code is read as itself, with its dots and without', () => {
    const code = fc
      .tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(9999))
      .map(([a, b, c, d]) =>
        [a, b, c].map((n) => String(n).padStart(2, '0')).concat(String(d).padStart(4, '0')),
      )
      .chain((parts) => fc.integer({ min: 1, max: 4 }).map((n) => parts.slice(0, n).join('.')));
    fc.assert(
      fc.property(code, (given) => {
        expect(given).toMatch(CODE_PATTERN);
        expect(readWish(given).code).toBe(given);
        expect(readWish(given.replaceAll('.', '')).code).toBe(given);
      }),
    );
  });

  test('no text is too odd to be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const wish = readWish(text);
        for (const name of wish.names) expect(name).toMatch(/^[a-z0-9]+$/);
      }),
    );
  });
});
