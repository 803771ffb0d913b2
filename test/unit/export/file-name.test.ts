import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { makeRegistry } from '../../../data/catalogue/indicators.ts';
import { en } from '../../../data/words/en.ts';
import { fileName, indicatorTitle } from '../../../data/words/file-name.ts';
import { id } from '../../../data/words/id.ts';

// Samples of all letters there are take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const poor = makeRegistry().find('fakir-miskin.per1000')?.indicator;
if (!poor) throw new Error('the registry lacks an indicator');
const SUBJECT = {
  indicator: poor,
  sex: 'A',
  place: 'Kota Banjarmasin',
  areas: 'kelurahan',
  period: '2025',
  simulated: false,
} as const;

describe('the name of a file', () => {
  test('says in the words of the screen what, where, by which areas and when', () => {
    expect(fileName(SUBJECT, id, 'id', 'xlsx')).toBe(
      'petasos-fakir-miskin-per-1000-kota-banjarmasin-kelurahan-2025.xlsx',
    );
    const men = { ...SUBJECT, indicator: { ...poor, measure: 'perKm2' as const }, sex: 'L' as const };
    expect(fileName({ ...men, areas: 'desa/kelurahan', period: '2025-S1' }, id, 'id', 'csv')).toBe(
      'petasos-fakir-miskin-per-km2-laki-laki-kota-banjarmasin-desa-kelurahan-2025-s1.csv',
    );
    expect(fileName(SUBJECT, en, 'en', 'png')).toMatch(/-per-1000-kota-banjarmasin-/);
  });

  test('of what is made up says so first', () => {
    expect(fileName({ ...SUBJECT, simulated: true }, id, 'id', 'png')).toMatch(
      /^DATA-CONTOH-BUKAN-DATA-SEBENARNYA-petasos-fakir-/,
    );
  });

  test('is one that every file system takes, whatever an area or an indicator is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (called, place) => {
        const indicator = { ...poor, name: { id: called, en: called } };
        const name = fileName({ ...SUBJECT, indicator, place }, id, 'id', 'kmz');
        expect(name).toMatch(/^petasos(-[a-z0-9]+)*\.kmz$/);
        expect(name.length).toBeLessThan(255);
      }),
    );
  });
});

test('a title says an indicator with its measure, and the unit of a reported rate in brackets', () => {
  expect(indicatorTitle(poor, 'id')).toBe('Fakir miskin per 1.000 penduduk');
  const rate = { ...poor, measure: 'rate' as const, unit: { id: 'persen', en: 'percent' } };
  expect(indicatorTitle(rate, 'id')).toBe('Fakir miskin (persen)');
  expect(indicatorTitle({ ...poor, measure: 'count' }, 'id')).toBe('Fakir miskin');
});
