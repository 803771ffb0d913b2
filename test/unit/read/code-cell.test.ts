import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAreaCode } from '../../../data/read/area-code.ts';
import { areBpsCodes, readCodeCell } from '../../../data/read/code-cell.ts';
import { codeList } from '../../../server/areas/answer.ts';

const BRIDGE = new URL('../../../../shared/data/jembatan_kode_kemendagri_bps_5tempat.csv', import.meta.url);

describe('a code as spreadsheets leave it', () => {
  test.each([
    ['35.1', '35.10', 'zero'],
    ['33,2', '33.20', 'zero'],
    ["'6371011001", '6371011001', undefined],
    ['id63.71.01.1001', '63.71.01.1001', 'prefix'],
    ['ID-6371011001', '6371011001', 'prefix'],
    ['6371011001.0', '6371011001', 'separators'],
    ['6.371.011.001', '6371011001', 'separators'],
    ['6,371,011,001', '6371011001', 'separators'],
    [' 63.71 ', '63.71', undefined],
    ['63.71.01', '63.71.01', undefined],
  ])('%j is %s', (cell, text, repaired) => {
    expect(readCodeCell(cell)).toEqual({ text, repaired, isRounded: false });
  });

  test('whose digits are gone is told as that', () => {
    expect(readCodeCell('6,37101E+09').isRounded).toBe(true);
    expect(readCodeCell('3.51E9').isRounded).toBe(true);
  });

  test('that is well stays as it is', async () => {
    const codes = (await codeList()).descendants('35').map((a) => a.code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), (code) => {
        expect(readCodeCell(code)).toEqual({ text: code, repaired: undefined, isRounded: false });
        const plain = code.replaceAll('.', '');
        expect(readAreaCode(readCodeCell(`id${plain}`).text)?.code).toBe(code);
        expect(readAreaCode(readCodeCell(`${plain}.0`).text)?.code).toBe(code);
      }),
    );
  });
});

describe('ten digits', () => {
  test.skipIf(!existsSync(BRIDGE))('of a whole column tell whose codes they are', () => {
    const rows = readFileSync(BRIDGE, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const places = Map.groupBy(rows, ([code = '']) => code.slice(0, 5));
    expect(places.size).toBeGreaterThan(4);
    for (const [place, of] of places) {
      expect(areBpsCodes(of.map((r) => r[2] ?? '')), place).toBe(true);
      expect(areBpsCodes(of.map((r) => (r[0] ?? '').replaceAll('.', ''))), place).toBe(false);
    }
  });

  test('of Kemendagri with a slip among them stay those of Kemendagri', () => {
    const codes = Array.from({ length: 20 }, (_, i) => `63710110${String(i + 10)}`);
    expect(areBpsCodes([...codes, '6371010001'])).toBe(false);
  });
});
