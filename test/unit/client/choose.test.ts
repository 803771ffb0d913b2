import { describe, expect, test } from 'vitest';
import { choose, newestFirst } from '../../../client/screens/choose.ts';
import type { AreaCard, AreaRef, Place } from '../../../data/contract/area.ts';
import type { RouteAnswer } from '../../../data/contract/routes.ts';
import { readView } from '../../../data/contract/view.ts';

const city: AreaRef = { id: 2, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten' };
const district: AreaRef = { id: 3, code: '63.71.01', name: 'Banjarmasin Selatan', level: 'kecamatan' };
const places = [{ area: city }] as Place[];
const below = (...levels: AreaRef['level'][]) => levels.map((level) => ({ level, areas: 5, shapes: 5 }));
const card = { area: city, path: [], below: below('kecamatan', 'desa') } as unknown as AreaCard;

function catalogue(series: string[], sexes: ('A' | 'L' | 'P')[] = ['A']): RouteAnswer<'indicators'> {
  const of = (s: string, measures: string[], family: string, counts: string) =>
    measures.map((m) => ({ id: `${s}.${m}`, series: s, family, counts, measure: m }));
  return {
    indicators: [
      ...of('total', ['count', 'per1000'], 'total', 'ppks'),
      ...of('penduduk', ['count'], 'population', 'jiwa'),
    ],
    available: [
      { period: '2024', series, sexes },
      { period: '2025', series, sexes },
    ],
  } as unknown as RouteAnswer<'indicators'>;
}

/** With a release: the total by desa, the type 'anak' by kecamatan. */
function published(of: RouteAnswer<'indicators'>): RouteAnswer<'indicators'> {
  const type = {
    id: 'anak.count',
    series: 'anak',
    family: 'type',
    counts: 'ppks',
    measure: 'count',
    access: 'open',
  };
  const finest = { total: 'desa', penduduk: 'desa', anak: 'kecamatan' };
  const release = { id: 1, madeAt: '2026-11-22T01:00:00Z' };
  return {
    ...of,
    indicators: [...of.indicators, type],
    published: { release, finest, sexes: 'kabupaten', k: { open: 5, closed: 10 } },
  } as unknown as RouteAnswer<'indicators'>;
}

const asked = (params: Record<string, string>) => readView(params).view;

describe('what an address without a choice shows', () => {
  test('the first place, then its first level', () => {
    expect(choose(asked({}), { places, card: undefined, catalogue: undefined }).change).toEqual({
      area: '63.71',
    });
    expect(choose(asked({ area: '63.71' }), { places, card, catalogue: undefined }).change).toEqual({
      level: 'kecamatan',
    });
  });

  test('all of need by population where population is known, else as counts; the newest period', () => {
    const view = asked({ area: '63.71', level: 'desa' });
    const known = { places, card, catalogue: catalogue(['total', 'penduduk']) };
    expect(choose(view, known).change).toEqual({ period: '2025', indicator: 'total.per1000' });
    const unknown = { places, card, catalogue: catalogue(['total']) };
    expect(choose(view, unknown).change).toEqual({ period: '2025', indicator: 'total.count' });
  });

  test('the head of an RT begins at the RT, not at its RW, of which nothing is told', () => {
    const rw: AreaRef = { id: 8, code: '63.71.01.1001.rw003', name: 'RW 003', level: 'rw' };
    const rt: AreaRef = { id: 9, code: `${rw.code}.rt012`, name: 'RT 012', level: 'rt' };
    const home = {
      code: rt.code,
      onlyPublished: false,
      areas: [rt.code, `${rw.code}.rt013`],
      series: 'open' as const,
    };
    const leaf = { area: rt, path: [city, rw], below: [] } as unknown as AreaCard;
    const known = { places, home, card: leaf, catalogue: undefined };
    expect(choose(asked({}), known).change).toEqual({ area: rt.code });
    const begun = choose(asked({ area: rt.code }), known);
    expect(begun).toEqual({ change: { level: 'rt', selected: rt.code }, wrong: [] });
    // The card that was closed stays closed.
    expect(choose(asked({ area: rt.code, level: 'rt' }), known).change).toEqual({});
    // Who reads the whole RW sees the RT among its neighbours.
    const wider = { ...known, home: { ...home, areas: [rw.code] } };
    expect(choose(asked({ area: rt.code }), wider).change).toMatchObject({
      area: rw.code,
      selected: rt.code,
    });
  });

  test('a Tagana begins with who needs help to be evacuated, not with types that are closed to that role', () => {
    const home = {
      code: '63.71.01',
      onlyPublished: false,
      areas: ['63.71.01'],
      series: ['kk', 'penduduk', 'bantuan-evakuasi'],
    };
    const known = catalogue(['total', 'penduduk', 'bantuan-evakuasi']);
    const aid = { id: 'bantuan-evakuasi.count', series: 'bantuan-evakuasi', family: 'aid', measure: 'count' };
    const seen = { ...known, indicators: [...known.indicators, aid] } as typeof known;
    const view = asked({ area: '63.71.01', level: 'desa' });
    const began = choose(view, { places, home, card: undefined, catalogue: seen });
    expect(began.change.indicator).toBe('bantuan-evakuasi.count');
    const wider = { ...home, series: 'open' as const };
    const opened = choose(view, { places, home: wider, card: undefined, catalogue: seen });
    expect(opened.change.indicator).toBe('total.per1000');
  });

  test('a leader begins at the level that is published, a lurah among the desa of the kecamatan', () => {
    const home = { code: '63.71', onlyPublished: true, areas: ['63.71'], series: 'open' as const };
    const known = published(catalogue(['total', 'penduduk']));
    const begun = choose(asked({ area: '63.71' }), { places, home, card, catalogue: known });
    expect(begun.change).toEqual({ period: '2025', indicator: 'total.per1000', level: 'kecamatan' });
    const desa: AreaRef = { id: 4, code: '63.71.01.1001', name: 'Mantuil', level: 'desa' };
    const own = { area: desa, path: [city, district], below: below('rw', 'rt') } as unknown as AreaCard;
    const lurah = { places, home: { ...home, code: desa.code }, card: own, catalogue: known };
    expect(choose(asked({ area: desa.code }), lurah)).toEqual({
      change: {
        period: '2025',
        indicator: 'total.per1000',
        area: district.code,
        level: 'desa',
        selected: desa.code,
        camera: undefined,
      },
      wrong: [],
    });
    // Who reads exactly goes down as ever.
    const psm = { ...lurah, home: { ...lurah.home, onlyPublished: false } };
    expect(choose(asked({ area: desa.code }), psm).change).toMatchObject({ level: 'rw' });
  });

  test('a figure that is not published so fine is shown at the finest level that is', () => {
    const home = { code: '63.71', onlyPublished: true, areas: ['63.71'], series: 'open' as const };
    const known = published(catalogue(['total', 'penduduk']));
    const view = asked({ area: '63.71', level: 'desa', indicator: 'anak.count', period: '2025' });
    const chosen = choose(view, { places, home, card, catalogue: known });
    expect(chosen).toEqual({
      change: { level: 'kecamatan', selected: undefined, camera: undefined },
      wrong: [],
    });
    const inside = { area: district, path: [city], below: below('desa', 'rw') } as unknown as AreaCard;
    const from = asked({ area: district.code, level: 'desa', indicator: 'anak.count', period: '2025' });
    expect(choose(from, { places, home, card: inside, catalogue: known }).change).toMatchObject({
      area: city.code,
      level: 'kecamatan',
      selected: district.code,
    });
  });

  test('nothing, where there is no place', () => {
    expect(choose(asked({}), { places: [], card: undefined, catalogue: undefined }).change).toEqual({});
  });
});

describe('what cannot be shown', () => {
  test('an area that there is not gives way to the first place, and is named', () => {
    const view = asked({ area: '99.99', level: 'rw', selected: '99.99.01', camera: '5/0/0' });
    const { change, wrong } = choose(view, { places, card: null, catalogue: undefined });
    expect(change).toEqual({ area: '63.71', level: undefined, selected: undefined, camera: undefined });
    expect(wrong).toEqual(['area']);
  });

  test('a level that the area lacks, an unknown indicator and an untold sex are named', () => {
    const view = asked({ area: '63.71', level: 'rw', indicator: 'nothing.count', period: '2025', sex: 'L' });
    const { change, wrong } = choose(view, { places, card, catalogue: catalogue(['total']) });
    expect(change).toEqual({ level: 'kecamatan', indicator: 'total.count', sex: 'A' });
    expect(wrong).toEqual(['level', 'indicator', 'sex']);
  });

  test('an area without anything below it is shown chosen among its neighbours', () => {
    const leaf = { area: district, path: [city], below: [] } as unknown as AreaCard;
    const { change } = choose(asked({ area: '63.71.01', level: 'desa' }), {
      places,
      card: leaf,
      catalogue: undefined,
    });
    expect(change).toEqual({ area: '63.71', level: 'kecamatan', selected: '63.71.01' });
  });

  test('a period without figures is kept: that there are none is the answer', () => {
    const view = asked({ area: '63.71', level: 'desa', indicator: 'total.count', period: '2019' });
    expect(choose(view, { places, card, catalogue: catalogue(['total']) }).change).toEqual({});
  });

  test('a choice that holds is never changed', () => {
    const view = asked({ area: '63.71', level: 'desa', indicator: 'total.count', period: '2024', sex: 'P' });
    const known = { places, card, catalogue: catalogue(['total', 'penduduk'], ['A', 'L', 'P']) };
    expect(choose(view, known)).toEqual({ change: {}, wrong: [] });
  });
});

test('periods stand newest first, the year before its last half', () => {
  expect(newestFirst(['2024', '2025-S1', '2025', '2025-S2', '2025-12', '2023'])).toEqual([
    '2025',
    '2025-S2',
    '2025-12',
    '2025-S1',
    '2024',
    '2023',
  ]);
});
