import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classWord,
  exposureSlug,
  HAZARD_CODES,
  HAZARD_REACHES,
  readExposureSlug,
  readHazardClass,
  schemeOf,
} from '../../../data/catalogue/hazards.ts';
import { makeRegistry } from '../../../data/catalogue/indicators.ts';
import type { OwnDefinition } from '../../../data/contract/own-indicator.ts';
import { exposeAreas } from '../../../server/hazards/expose.ts';
import { hazardsAt } from '../../../server/hazards/figures/answer.ts';
import type { HazardTree, Said } from '../../../server/hazards/query.ts';
import type { Share } from '../../../server/hazards/shares.ts';
import { parentRows, shareOut } from '../../../server/hazards/shares.ts';
import { readClass } from '../../../server/imports/hazards/class-column.ts';

describe('classes of danger as files say them', () => {
  test.each([
    ['tingkat', 'Bahaya Tinggi', 'tinggi'],
    ['tingkat', ' sedang ', 'sedang'],
    ['krb', 'KRB III', 'tinggi'],
    ['krb', 'Kawasan Rawan Bencana II', 'sedang'],
    ['krb', 'I', 'rendah'],
    ['angka', '3', 'tinggi'],
    ['angka', '2.0', 'sedang'],
    ['angka', '0', 'tidak'],
    ['ya-tidak', 'YES', 'tinggi'],
    ['ya-tidak', 'no', 'tidak'],
    ['indeks', '0.333', 'rendah'],
    ['indeks', '0,334', 'sedang'],
    ['indeks', '0.666', 'sedang'],
    ['indeks', '0.667', 'tinggi'],
    ['indeks', '1.5', undefined],
    ['tingkat', 'waspada', undefined],
    ['tingkat', '', undefined],
  ] as const)('%s: "%s" is %s', (scheme, word, is) => {
    expect(readHazardClass(word, scheme)).toBe(is);
  });

  test('the scheme is found from the words, and an index is told from numbers of classes', () => {
    expect(schemeOf(['Rendah', 'Tinggi', ''])).toBe('tingkat');
    expect(schemeOf(['1', '2', '3'])).toBe('angka');
    expect(schemeOf(['KRB I', 'KRB II'])).toBe('krb');
    expect(schemeOf(['YES', 'NO'])).toBe('ya-tidak');
    expect(schemeOf(['0.12', '0.9'])).toBe('indeks');
    expect(schemeOf(['Rendah', 'waspada'])).toBeUndefined();
  });

  test('a column of yes and zero is read, and what a yes means is asked', () => {
    expect(schemeOf(['YES', '0', ''])).toBe('ya-tidak');
    expect(readHazardClass('0', 'ya-tidak')).toBe('tidak');
    expect(readClass('YES', 'ya-tidak', {})).toBeUndefined();
    expect(readClass('YES', 'ya-tidak', { YES: 'sedang' })).toBe('sedang');
    expect(readClass('NO', 'ya-tidak', {})).toBe('tidak');
  });

  test.each(['-9999', '-9999.0', 'NoData', ' no data ', '-3.4028234663852886e+38', 'NULL', '-'])(
    '"%s" stands for no value',
    (word) => {
      expect(classWord(word)).toBe('');
    },
  );

  test('a value is kept as it is', () => {
    expect(['0', '0.45', 'Tinggi', '-1'].map(classWord)).toEqual(['0', '0.45', 'Tinggi', '-1']);
  });

  test('a hazard that nobody looked at is not counted as absent', () => {
    const share = (high: number) => ({ low: 0, medium: 0, high, none: 1 - high }) as unknown as Share;
    const at = (...list: (Share | null)[]) =>
      hazardsAt(new Map(list.map((s, i) => [HAZARD_CODES[i] ?? 'banjir', [s]])), 0);
    expect(at(share(0), null)).toMatchObject({ n: null, known: 1, of: 2 });
    expect(at(share(0.5), null)).toMatchObject({ n: 1, known: 1, of: 2 });
    expect(at(share(0), share(0))).toMatchObject({ n: 0, known: 2, of: 2 });
    expect(at(null, null)).toMatchObject({ n: null, known: 0 });
  });

  test('an address names hazard, reach and series, whatever they are', () => {
    for (const hazard of HAZARD_CODES) {
      for (const reach of HAZARD_REACHES) {
        const slug = exposureSlug(hazard, reach, 'lanjut-usia-terlantar');
        expect(readExposureSlug(slug)).toEqual({ hazard, reach, series: 'lanjut-usia-terlantar' });
      }
    }
  });

  test('a hazard that nothing is known of is no indicator', () => {
    const registry = makeRegistry([], undefined, { roles: [], services: [], hazards: ['tsunami'] });
    expect(registry.find('paparan-tsunami-tinggi-penduduk.count')?.indicator.family).toBe('hazard');
    expect(registry.find('paparan-tsunami-tinggi-disabilitas.count')?.entry.finest).toBeUndefined();
    expect(registry.find('paparan-banjir-tinggi-penduduk.count')).toBeUndefined();
    // Of a closed type no zone tells, as no footprint does.
    expect(registry.find('paparan-tsunami-tinggi-tuna-susila.count')).toBeUndefined();
  });

  test('of an own indicator those in zones are told where it is counted and open, not of a rate or a closed one', () => {
    const own = (code: string, more: Partial<OwnDefinition>): OwnDefinition => ({
      ...{ code, kind: 'unit', name: { id: code, en: '' }, unit: { id: 'unit rumah', en: '' }, source: '' },
      ...{ access: 'open', finest: null, rates: [], shareOf: null, retired: false },
      ...more,
    });
    const all = [
      own('RTLH', {}),
      own('KPM', { kind: 'keluarga', shareOf: 'RTLH' }),
      own('IPM', { kind: 'nilai' }),
      own('ADUAN', { access: 'closed', finest: 'kecamatan' }),
    ];
    const registry = makeRegistry(all, undefined, { roles: [], services: [], hazards: ['banjir'] });
    const told = registry.indicators.filter((i) => i.series.startsWith('paparan-banjir-tinggi-kantor-'));
    expect(told.map((i) => i.id)).toEqual([
      'paparan-banjir-tinggi-kantor-rtlh.count',
      'paparan-banjir-tinggi-kantor-rtlh.share',
      'paparan-banjir-tinggi-kantor-kpm.count',
      'paparan-banjir-tinggi-kantor-kpm.share',
    ]);
    expect(told[0]).toMatchObject({ countUnit: { id: 'unit rumah' }, family: 'hazard' });
    for (const code of ['ipm', 'aduan']) {
      expect(registry.find(`paparan-banjir-tinggi-kantor-${code}.count`)).toBeUndefined();
    }
  });
});

/** A regency of desa with RT in some of them. */
const tree = (desa: readonly (readonly number[])[]): HazardTree => {
  const rows: { id: number; parentId: number | null; level: 'kabupaten' | 'desa' | 'rt'; land: number }[] = [
    { id: 1, parentId: null, level: 'kabupaten', land: 0 },
    ...desa.map((rt, i) => ({
      id: 10 + i,
      parentId: 1,
      level: 'desa' as const,
      land: rt.reduce((a, b) => a + b, 0) || 1,
    })),
    ...desa.flatMap((rt, i) =>
      rt.map((land, j) => ({ id: 1000 + 100 * i + j, parentId: 10 + i, level: 'rt' as const, land })),
    ),
  ];
  return {
    id: rows.map((r) => r.id),
    parentId: rows.map((r) => r.parentId),
    level: rows.map((r) => r.level),
    code: rows.map((r) => String(r.id)),
    name: rows.map((r) => String(r.id)),
    unmeasured: rows.map((r) => r.level === 'rt'),
    areaM2: rows.map((r) => r.land),
  };
};
const SET = { id: 1, name: 'A', hazard: 'banjir', quality: 'poligon', simulated: false } as const;
const said = (stated: boolean, areas: readonly number[], high: readonly number[]): Said => ({
  set: SET,
  stated,
  areaId: [...areas],
  low: areas.map(() => 0),
  medium: areas.map(() => 0),
  high: [...high],
  settled: null,
});

describe('shares of land', () => {
  test('a sketched RT is as its desa, below a desa that has only a class nothing is known, above land is added up', () => {
    const given = tree([[1, 1], [3], []]);
    const parent = parentRows(given);
    const measured = shareOut(given, parent, [said(false, [10, 11], [0.5, 0.25])]);
    expect(measured.map((s) => s?.high ?? null)).toEqual([0.35, 0.5, 0.25, null, 0.5, 0.5, 0.25]);
    expect(measured[0]?.partial).toBe(true);
    expect(measured.slice(4).every((s) => s?.sketched)).toBe(true);
    const listed = shareOut(given, parent, [said(true, [10], [1])]);
    expect(listed.map((s) => s?.high ?? null)).toEqual([1, 1, null, null, null, null, null]);
    expect(shareOut(given, parent, []).every((s) => s === null)).toBe(true);
  });

  test('of two sets the first that says something of an area counts there', () => {
    const given = tree([[], []]);
    const both = [said(false, [10], [0.1]), said(true, [10, 11], [1, 1])];
    expect(shareOut(given, parentRows(given), both).map((s) => s?.high)).toEqual([0.55, 0.1, 1]);
  });
});

describe('who lives in zones', () => {
  const areas = fc.array(
    fc.array(fc.tuple(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 5 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );

  test('never more than live there, never fewer where zones grow, and whole areas add up', () => {
    fc.assert(
      fc.property(areas, fc.double({ min: 0, max: 1, noNaN: true }), (desa, more) => {
        const given = tree(desa.map((rt) => rt.map(() => 1)));
        const parent = parentRows(given);
        const people = desa.map((rt) => rt.reduce((n, [count]) => n + count, 0));
        const figure = [people.reduce((a, b) => a + b, 0), ...people, ...desa.flat().map(([count]) => count)];
        const share = [null, ...desa.map(() => 0.5), ...desa.flat().map(([, s]) => s)];
        const partial = figure.map(() => false);
        const small = exposeAreas({ parent, figure, partial, share });
        const grown = exposeAreas({
          parent,
          figure,
          partial,
          share: share.map((s) => (s === null ? null : s + (1 - s) * more)),
        });
        for (const [row, { count }] of small.entries()) {
          const next = grown[row]?.count;
          if (typeof count !== 'number' || typeof next !== 'number') continue;
          expect(count).toBeLessThanOrEqual((figure[row] ?? 0) + 1e-6);
          expect(next).toBeGreaterThanOrEqual(count - 1e-6);
        }
        const sum = small.slice(1, 1 + desa.length).reduce((n, { count }) => n + (count as number), 0);
        expect(small[0]?.count).toBeCloseTo(sum, 6);
      }),
    );
  });

  test('what is hidden stays hidden and decides nothing above it; what is unknown is no zero', () => {
    const parent = [-1, 0, 0];
    const hidden = exposeAreas({
      parent,
      figure: [100, 'hidden', 40],
      partial: [false, false, false],
      share: [0.2, 1, 0],
    });
    expect(hidden.map((e) => e.count)).toEqual([20, 'hidden', 0]);
    const unknown = exposeAreas({
      parent,
      figure: [100, 60, 40],
      partial: [false, false, false],
      share: [null, null, 0.5],
    });
    expect(unknown.map((e) => e.count)).toEqual([20, null, 20]);
    expect(unknown[0]?.partial).toBe(true);
  });
});
