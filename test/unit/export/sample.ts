import { makeRegistry } from '../../../data/catalogue/indicators.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, CLASS_PARTIAL, CLASS_ZERO } from '../../../data/contract/values.ts';
import { type Known, type TakenRow, tellFigure } from '../../../server/export/rows.ts';
import type { Taken } from '../../../server/export/taken.ts';

/** A view of six areas, one of each state; `secret` is what the table of values holds for the hidden one. */
export function sampleTaken(secret: Partial<Known>, name = 'Kelayan'): Taken {
  const indicator = makeRegistry().find('lanjut-usia-terlantar.per1000')?.indicator;
  if (!indicator) throw new Error('the registry lacks an indicator');
  const none = {
    value: null,
    count: null,
    denominator: null,
    n: null,
    m: null,
    difference: null,
    keptAt: null,
  };
  const known: readonly Known[] = [
    { ...none, class: 0, basis: 'reported', value: 10, count: 12, denominator: 1200 },
    { ...none, class: CLASS_ZERO, basis: 'reported', value: 0, count: 0, denominator: 900 },
    { ...none, class: CLASS_NO_DATA, basis: 'none' },
    { ...none, class: CLASS_PARTIAL, basis: 'partial', count: 4, n: 2, m: 5 },
    { ...none, ...secret, class: CLASS_HIDDEN, basis: 'reported' },
    { ...none, class: CLASS_NO_DATA, basis: 'reported', count: 8 },
  ];
  const rows = known.map(
    (figure, i): TakenRow => ({
      id: i + 1,
      code: `63.71.01.100${i + 1}`,
      name: `${name} ${i + 1}`,
      above: ['Kota Banjarmasin', 'Banjarmasin Selatan'],
      quality: i === 5 ? null : i === 4 ? 'sketsa' : 'indikatif',
      ...tellFigure(figure, true),
    }),
  );
  const colour = (grey: string, areas: number) => ({ colour: grey, areas });
  return {
    lang: 'id',
    indicator,
    within: { id: 9, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten' },
    level: 'desa',
    levelName: 'kelurahan',
    period: '2025',
    sex: 'A',
    asOf: '2025-12-31',
    release: null,
    simulated: false,
    mark: null,
    above: ['kabupaten', 'kecamatan'],
    rows,
    total: null,
    totalWithheld: true,
    reported: { n: 3, m: 6 },
    legend: {
      method: 'single',
      classes: [{ lower: 10, upper: 10, colour: '#1e9490', areas: 1 }],
      zero: colour('#f7f6ee', 1),
      noData: colour('#d9dcdd', 2),
      partial: colour('#cfc8dc', 1),
      partOf: { areas: 0 },
      hidden: colour('#a9a9b0', 1),
      decimals: 1,
    },
    sources: [{ name: 'Dinas Sosial', licence: null, asOf: '2025-12-31', simulated: false }],
    population: { period: '2025', source: 'Dukcapil' },
    boundaries: [],
    maker: { name: '', timeZone: 'WITA' },
    madeAt: new Date('2026-03-02T03:00:00Z'),
    address: '/?area=63.71',
  };
}
