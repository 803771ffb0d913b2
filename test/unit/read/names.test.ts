import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest, editDistance, looseNameKey, matchName, nameKey } from '../../../data/read/names.ts';

describe('names of areas', () => {
  test.each([
    ['SUKA PURA', 'Sukapura', 'desa'],
    ['Kel. Kebon Bawang', 'KEBON BAWANG', 'desa'],
    ['Kec. Banjarmasin Sel.', 'Banjarmasin Sel', 'kecamatan'],
    ['Kab. Banyuwangi', 'Kabupaten Banyuwangi', 'kabupaten'],
    ['Tj. Priok', 'Tanjung Priok', 'desa'],
    ["Ma'rang", 'Marang', 'kecamatan'],
    ['Trimulyo II', 'Trimulyo 2', 'dusun'],
    ['Kapanewon Temon', 'TEMON', 'kecamatan'],
  ] as const)('"%s" is "%s"', (a, b, level) => {
    expect(nameKey(a, level)).toBe(nameKey(b, level));
  });

  test('a city and a regency of the same name stay apart', () => {
    expect(nameKey('Kota Bandung', 'kabupaten')).not.toBe(nameKey('Kabupaten Bandung', 'kabupaten'));
    const both = [{ name: 'Kota Bandung' }, { name: 'Kabupaten Bandung' }];
    expect(matchName('KOTA BANDUNG', both, 'kabupaten')).toMatchObject({ found: both[0], how: 'exact' });
  });

  test('a word that may be a title is left out only when nothing matches with it', () => {
    const list = [{ name: 'Tengah' }, { name: 'Kampung Dukuh' }];
    expect(matchName('KAMPUNG TENGAH', list, 'desa')).toMatchObject({ found: list[0], how: 'loose' });
    expect(matchName('Kampung Dukuh', list, 'desa')).toMatchObject({ found: list[1], how: 'exact' });
    expect(looseNameKey('Kota Administrasi Jakarta Utara', 'kabupaten')).toBe('jakartautara');
  });

  test('a close spelling is taken only where it is the only one near', () => {
    const list = [
      { name: 'Papanggo' },
      { name: 'Warakas' },
      { name: 'Sunter Agung' },
      { name: 'Sunter Ajung' },
    ];
    expect(matchName('PAPANGO', list, 'desa')).toMatchObject({ found: list[0], how: 'close' });
    expect(matchName('Sunter Akung', list, 'desa')).toBeUndefined();
    expect(matchName('TMII', list, 'desa')).toBeUndefined();
    expect(closest('TMII', list, 'desa', 2)).toBeUndefined();
  });

  test('short names must be spelled right', () => {
    expect(matchName('Setu', [{ name: 'Sety' }], 'desa')).toBeUndefined();
  });

  test('the edit distance is a distance, and never more than one beyond the bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 9 }), (a, b, most) => {
        const d = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(d);
        expect(d === 0).toBe(a === b);
        expect(editDistance(a, b, most)).toBe(Math.min(d, most + 1));
      }),
    );
    expect(editDistance('priok', 'priko', 2)).toBe(1);
    expect(editDistance('tambora', 'tamboar', 2)).toBe(1);
  });

  test('one letter added, dropped, changed or swapped is one edit', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom('add', 'drop', 'change'), (word, n, how) => {
        const i = n % word.length;
        const other =
          how === 'add'
            ? `${word.slice(0, i)}z${word.slice(i)}`
            : how === 'drop'
              ? word.slice(0, i) + word.slice(i + 1)
              : `${word.slice(0, i)}z${word.slice(i + 1)}`;
        expect(editDistance(word, other, 3)).toBe(1);
      }),
    );
  });
});
