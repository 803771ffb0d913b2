import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOf, faultsOf, formOf, typedNumber } from '../../../client/coverage/norm-fields.ts';
import { highlightTable, pairTable } from '../../../client/coverage/pair.ts';
import { COVER_QUESTION } from '../../../client/coverage/question.ts';
import { classLabel, classOrder } from '../../../client/legend/class-label.ts';
import { choose } from '../../../client/screens/choose.ts';
import { joinRows, sortRows } from '../../../client/table/rows.ts';
import { readUnionSlug, unionName } from '../../../data/catalogue/hazards.ts';
import type { AreaRef, AreaTable, Place } from '../../../data/contract/area.ts';
import type { Bivariate } from '../../../data/contract/coverage.ts';
import type { Legend } from '../../../data/contract/legend.ts';
import { type Norm, normDraft } from '../../../data/contract/norm.ts';
import type { RouteAnswer } from '../../../data/contract/routes.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, type ValueTable } from '../../../data/contract/values.ts';
import { readView } from '../../../data/contract/view.ts';
import { id } from '../../../data/words/id.ts';

const NORM: Norm = {
  id: 3,
  role: 'pendamping-pkh',
  unit: 'figures',
  level: null,
  series: 'kk',
  per: 250,
  reach: null,
  rate: 1.5,
  counts: 'all',
  mark: 'contoh',
  decree: null,
  note: 'Magelang 2019',
  from: '2025-01-01',
  until: null,
  active: true,
};

describe('a norm as it is typed', () => {
  test('what is shown of a norm and saved unchanged is the norm', () => {
    const { id: _, ...draft } = NORM;
    expect(draftOf(formOf(NORM))).toEqual(draft);
    expect(normDraft.parse(draft)).toEqual(draft);
  });

  test('several hazards at once are named together, kept as they were chosen, and need at least two', () => {
    const series = 'zona_banjir_tanah-longsor_sedang-ke-atas_penduduk';
    const { id: _, ...draft } = { ...NORM, series, per: 10_000 };
    expect(draftOf(formOf({ ...NORM, series, per: 10_000 }))).toEqual(draft);
    const form = formOf({ ...NORM, series });
    expect(form).toMatchObject({ series: 'penduduk', zones: { hazards: ['banjir', 'tanah-longsor'] } });
    const alone = { ...form, zones: { hazards: ['banjir'], reach: 'tinggi' } } as const;
    expect([faultsOf(alone).zones, draftOf(alone)]).toEqual([true, undefined]);
    const people = { id: 'penduduk', en: 'people' };
    expect(unionName(['banjir', 'tanah-longsor', 'tsunami'], 'tinggi', people)).toEqual({
      id: 'penduduk di zona rawan banjir, tanah longsor, atau tsunami (bahaya tinggi)',
      en: 'people in flood, landslide, or tsunami zones (high)',
    });
    expect(readUnionSlug('zona_banjir_tinggi_penduduk')).toBeUndefined();
    expect(readUnionSlug('paparan-banjir-tinggi-penduduk')).toBeUndefined();
  });

  test('numbers with a comma and with a point are the same; text and minus are none', () => {
    expect(typedNumber('1,5')).toBe(1.5);
    expect(typedNumber(' 1.5 ')).toBe(1.5);
    expect(typedNumber('')).toBeNull();
    for (const wrong of ['-1', 'satu', '1,5,2', '1e3']) expect(typedNumber(wrong)).toBeNaN();
  });

  test('a norm of zero is refused, an empty one is not set yet', () => {
    expect(faultsOf({ ...formOf(NORM), rate: '0' }).rate).toBe(true);
    expect(faultsOf({ ...formOf(NORM), rate: '' }).rate).toBe(false);
    expect(draftOf({ ...formOf(NORM), rate: '' })?.rate).toBeNull();
  });

  test('a regulation needs its number, and a norm may not end before it begins', () => {
    expect(draftOf({ ...formOf(NORM), mark: 'peraturan' })).toBeUndefined();
    expect(draftOf({ ...formOf(NORM), mark: 'peraturan', decree: 'Permensos 28/2018' })).toBeDefined();
    expect(draftOf({ ...formOf(NORM), until: '2024-12-31' })).toBeUndefined();
  });

  test('a norm for each area has no figure to divide by', () => {
    const draft = draftOf({ ...formOf(NORM), unit: 'area', level: 'rw' });
    expect(draft).toMatchObject({ unit: 'area', level: 'rw', series: null, per: null });
  });
});

const STATES = ['Belum ada petugas', 'Hanya satu petugas', 'Kurang', 'Terpenuhi'];
const legend: Legend = {
  method: 'categories',
  classes: STATES.map((name, i) => ({
    lower: i,
    upper: i,
    colour: '#123456',
    areas: 1,
    label: { id: name, en: name },
  })),
  zero: { colour: '#ffffff', areas: 0 },
  noData: { colour: '#cccccc', areas: 0 },
  partial: { colour: '#cccccc', areas: 0 },
  partOf: { areas: 0 },
  hidden: { colour: '#cccccc', areas: 0 },
  decimals: 0,
};

/** Areas 1, 2, 3 ... with these classes. */
function table(classes: readonly number[]): { areas: AreaTable; values: ValueTable } {
  const ids = classes.map((_, i) => i + 1);
  const areas = {
    id: ids,
    code: ids.map((i) => `63.71.0${i}`),
    name: ids.map((i) => `Kecamatan ${i}`),
    parentName: ids.map(() => null),
    tileSet: ids.map(() => 0),
    quality: ids.map(() => null),
  };
  const none = ids.map(() => null);
  const values = {
    id: ids,
    class: classes,
    value: classes.map((c) => (c < 0 ? null : c)),
    count: none,
    n: none,
    m: none,
    difference: none,
    basis: classes.map((c) => (c < 0 ? 'none' : 'rolledUp')),
    legend,
  };
  return { areas: areas as unknown as AreaTable, values: values as unknown as ValueTable };
}

describe('states of coverage in list and legend', () => {
  test('the area nobody serves stands first, what has no data last, and states have no rank', () => {
    const { areas, values } = table([3, CLASS_NO_DATA, 0, 2]);
    const rows = sortRows(joinRows(areas, values), 'value', legend);
    expect(rows.map((row) => row.id)).toEqual([3, 4, 1, 2]);
    expect(rows.every((row) => row.rank === null)).toBe(true);
  });

  test('of areas in the same state the one with most people without cover stands first, as in the list of gaps', () => {
    const { areas, values } = table([0, 0, 3, 0, 3]);
    const rows = sortRows(joinRows(areas, values), 'value', legend, [{ id: 4 }, { id: 2 }, { id: 5 }]);
    expect(rows.map((row) => row.id)).toEqual([4, 2, 1, 5, 3]);
  });

  test('the legend reads the states by name, the worst first', () => {
    const names = classOrder(legend).map((i) => {
      const c = legend.classes[i];
      return c && classLabel(legend, c, id, 'id');
    });
    expect(names).toEqual(STATES);
  });
});

const LABELS = ['rendah', 'sedang', 'tinggi'].map((text) => ({ id: text, en: text }));

function pairOf(classes: readonly number[], highlight: readonly number[]): Bivariate {
  const areas = Array.from({ length: 9 }, (_, i) => classes.filter((c) => c === i).length);
  const axis = { bounds: [], unit: { id: '', en: '' } };
  return {
    id: classes.map((_, i) => i + 1),
    class: [...classes],
    need: axis,
    cover: axis,
    colours: Array.from({ length: 9 }, () => '#abcdef'),
    areas,
    highlight: [...highlight],
    figuresPeriod: null,
    release: null,
  };
}

describe('need and coverage at once', () => {
  test('an area of much need and little cover is named so', () => {
    const { values } = table([0, 3]);
    const painted = pairTable(values, pairOf([6, 2], [1]), {
      needs: LABELS,
      covers: LABELS,
      join: (n, c) => ({ id: `PPKS ${n.id}, cakupan ${c.id}`, en: '' }),
    });
    expect(painted.legend.classes[painted.class[0] ?? 0]?.label?.id).toBe('PPKS tinggi, cakupan rendah');
    expect(painted.legend.classes[painted.class[1] ?? 0]?.label?.id).toBe('PPKS rendah, cakupan tinggi');
  });

  test('the highlight marks just those areas, and never one that is hidden or without data', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 8 }), { minLength: 1, maxLength: 30 }), (raw) => {
        const classes = raw.map((c) => (c === -1 ? CLASS_NO_DATA : c === 8 ? CLASS_HIDDEN : c));
        const high = classes.flatMap((c, i) => (c === 6 ? [i + 1] : []));
        const { values } = table(classes.map(() => 0));
        const painted = highlightTable(values, pairOf(classes, high), [
          { id: 'ya', en: 'yes' },
          { id: 'tidak', en: 'no' },
        ]);
        painted.class.forEach((c, i) => {
          const was = classes[i] ?? 0;
          expect(c).toBe(was < 0 ? was : was === 6 ? 0 : 1);
        });
        expect(painted.legend.classes.map((c) => c.areas).reduce((a, b) => a + b, 0)).toBe(
          classes.filter((c) => c >= 0).length,
        );
      }),
    );
  });
});

describe('the question of the coverage screen', () => {
  const city: AreaRef = { id: 2, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten' };
  const catalogue = {
    indicators: [
      { id: 'total.count', series: 'total', family: 'total', measure: 'count' },
      { id: 'petugas-tksk.state', series: 'petugas-tksk', family: 'cover', measure: 'state', role: 'tksk' },
      { id: 'petugas-psm.state', series: 'petugas-psm', family: 'cover', measure: 'state', role: 'psm' },
    ],
    available: [{ period: '2025', series: ['total', 'petugas-psm', 'petugas-tksk'], sexes: ['A', 'L'] }],
  } as unknown as RouteAnswer<'indicators'>;
  const known = { places: [{ area: city }] as Place[], card: undefined, catalogue };

  test('who comes from the map of need sees the coverage by PSM, and is told of no mistake', () => {
    const { view } = readView({ area: '63.71', indicator: 'total.count', period: '2025', sex: 'L' });
    const { change, wrong } = choose(view, known, COVER_QUESTION);
    expect(change.indicator).toBe('petugas-psm.state');
    expect(change.sex).toBe('A');
    expect(wrong).toEqual([]);
  });

  test('who goes back sees need again', () => {
    const { view } = readView({ area: '63.71', indicator: 'petugas-psm.state', period: '2025' });
    expect(choose(view, known).change.indicator).toBe('total.count');
  });

  test('an indicator that there is nowhere is said to be wrong', () => {
    const { view } = readView({ area: '63.71', indicator: 'petugas-naga.state', period: '2025' });
    expect(choose(view, known, COVER_QUESTION).wrong).toEqual(['indicator']);
  });
});
