import { describe, expect, test } from 'vitest';
import { isBpsDistrict, isBpsVillage, readAreaCode } from '../../../data/read/area-code.ts';

describe('area codes', () => {
  test.each([
    ['63.71', '63.71', [], 'dotted'],
    [6371, '63.71', [], 'plain'],
    ['637101', '63.71.01', [], 'plain'],
    ['6371011001', '63.71.01.1001', [], 'plain'],
    ['63-71-01-1001', '63.71.01.1001', [], 'dotted'],
    ['31.72.02.1005.001', '31.72.02.1005', ['001'], 'dotted'],
    ['3172021005001', '31.72.02.1005', ['001'], 'plain'],
    ['63.71.01.1001.RW003.rt012', '63.71.01.1001', ['rw003', 'rt012'], 'own'],
    [' 34.02.12.2004 ', '34.02.12.2004', [], 'dotted'],
  ] as const)('%j is read', (value, code, below, form) => {
    expect(readAreaCode(value)).toEqual({ code, below, form });
  });

  test.each(['', 'RW 003', '63.7', '63.71.01.100', '6371010', '63.71.01.1001.rwa', null, undefined, {}])(
    '%j is no code',
    (value) => {
      expect(readAreaCode(value)).toBeUndefined();
    },
  );

  test('ten digits of BPS are told by the seventh, seven digits are a kecamatan of BPS', () => {
    expect(isBpsVillage('6371010001')).toBe(true);
    expect(isBpsVillage('6371011001')).toBe(false);
    expect(isBpsDistrict('6371010')).toBe(true);
    expect(isBpsDistrict('637101')).toBe(false);
  });
});
