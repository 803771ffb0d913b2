import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, writeAddress } from '../../../client/address.ts';
import { readView, writeView } from '../../../data/contract/view.ts';

describe('the view in the address', () => {
  test('an empty address is a view in Indonesian, of all sexes, highest value first', () => {
    const { view, wrong } = readView({});
    expect(view).toMatchObject({ lang: 'id', sex: 'A', sort: 'value' });
    expect(view.area).toBeUndefined();
    expect(wrong).toEqual([]);
    expect(writeView(view)).toEqual({});
  });

  test('what is written is read again the same', () => {
    const view = fc.record(
      {
        area: fc.constantFrom('63.71', '63.71.01.1001.rw003', '31'),
        level: fc.constantFrom('kecamatan' as const, 'rw' as const),
        indicator: fc.constantFrom('total.per1000', 'lanjut-usia-terlantar.count'),
        period: fc.constantFrom('2025', '2025-S1', '2024-Q3', '2024-07'),
        sex: fc.constantFrom('L' as const, 'P' as const),
        selected: fc.constantFrom('63.71.01'),
        sort: fc.constantFrom('name' as const),
        lang: fc.constantFrom('en' as const),
        camera: fc.record({
          zoom: fc.integer({ min: 0, max: 2200 }).map((n) => n / 100),
          latitude: fc.integer({ min: -8_500_000, max: 8_500_000 }).map((n) => n / 1e5),
          longitude: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((n) => n / 1e5),
          pitch: fc.integer({ min: 0, max: 60 }),
          bearing: fc.integer({ min: -180, max: 180 }),
        }),
        card: fc.constantFrom('people' as const, 'compare' as const),
        columns: fc.constantFrom('on' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(view, (given) => {
        const read = readView(parseAddress(writeAddress(writeView(given))));
        expect(read.wrong).toEqual([]);
        expect(read.view).toMatchObject(given);
      }),
    );
  });

  test('a map that is looked at straight down says no tilt', () => {
    const camera = { zoom: 9, latitude: -3, longitude: 114, pitch: 0, bearing: 0 };
    expect(writeView({ camera })).toEqual({ camera: '9.00/-3.00000/114.00000' });
    expect(readView({ camera: '9/-3/114' }).view.camera).toEqual(camera);
  });

  test('the code of a regency stays a code, not a number', () => {
    expect(readView(parseAddress('?area=63.70')).view.area).toBe('63.70');
  });

  test.each([
    ['area', '6371'],
    ['area', '63.71; drop table'],
    ['level', 'county'],
    ['indicator', 'total'],
    ['period', '2025-13'],
    ['sex', 'X'],
    ['selected', ''],
    ['sort', 'colour'],
    ['lang', 'de'],
    ['camera', '99/0/0'],
    ['camera', '5/91/0'],
    ['camera', '5,0,0'],
    ['camera', '5/0/0/61/0'],
    ['camera', '5/0/0/45'],
    ['card', 'people,trend'],
    ['columns', '3d'],
  ])('%s=%s means nothing: it is named and counts as not given', (key, value) => {
    const { view, wrong } = readView({ [key]: value });
    expect(wrong).toEqual([key]);
    expect(view).toEqual(readView({}).view);
  });

  test('parameters of others are left alone', () => {
    expect(readView({ utm_source: 'x' }).wrong).toEqual([]);
  });
});
