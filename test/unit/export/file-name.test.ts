import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fileName } from '../../../data/words/file-name.ts';

// Samples of all letters there are take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const SUBJECT = {
  indicator: 'Fakir miskin',
  measure: 'per 1.000 penduduk',
  sex: '',
  place: 'Kota Banjarmasin',
  areas: 'kelurahan',
  period: '2025',
  simulated: false,
};

describe('the name of a file', () => {
  test('says in Indonesian what, where, by which areas and when', () => {
    expect(fileName(SUBJECT, 'xlsx')).toBe(
      'petasos-fakir-miskin-per-1000-penduduk-kota-banjarmasin-kelurahan-2025.xlsx',
    );
    expect(
      fileName({ ...SUBJECT, measure: 'per km²', sex: 'Laki-laki', areas: 'desa/kelurahan' }, 'csv'),
    ).toBe('petasos-fakir-miskin-per-km2-laki-laki-kota-banjarmasin-desa-kelurahan-2025.csv');
  });

  test('of what is made up says so first', () => {
    expect(fileName({ ...SUBJECT, simulated: true }, 'png')).toMatch(/^DATA-CONTOH-petasos-fakir-miskin-/);
  });

  test('is one that every file system takes, whatever an area or an indicator is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (indicator, place) => {
        const name = fileName({ ...SUBJECT, indicator, place }, 'kmz');
        expect(name).toMatch(/^petasos(-[a-z0-9]+)*\.kmz$/);
        expect(name.length).toBeLessThan(255);
      }),
    );
  });
});
