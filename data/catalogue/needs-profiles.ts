import type { NeedLine, ResponseSettings } from '../contract/response.ts';
import { type ReliefItemCode, reliefItem } from './relief-items.ts';

const PERKA = 'Perka BNPB 7/2008';
const SPHERE = 'Sphere';
const OURS = 'Anggapan awal Petasos; ubah menurut kebiasaan daerah';

type Said = Pick<NeedLine, 'per' | 'quantity' | 'mark' | 'source'> &
  Partial<Pick<NeedLine, 'every' | 'first' | 'food'>>;

/** A line for an item of the stock, in its words and unit. */
function of(item: ReliefItemCode, said: Said): NeedLine {
  const { name, unit } = reliefItem(item);
  return { code: item, item, name, unit, every: 'once', first: null, food: null, ...said };
}

const SPACE = {
  code: 'ruang',
  item: null,
  name: { id: 'Ruang beratap', en: 'Covered space' },
  unit: { id: 'm²', en: 'm²' },
  per: 'jiwa',
  every: 'once',
  first: null,
  food: null,
} as const;

/** What both profiles ask for, for which neither says a number that was read at its source. */
const ASSUMED: readonly NeedLine[] = [
  of('makanan-anak', { per: 'balita', quantity: 1, every: 'day', mark: 'asumsi', source: OURS }),
  of('kids-ware', { per: 'balita', quantity: 1, mark: 'asumsi', source: OURS }),
  of('tenda-gulung', { per: 'kk', quantity: 1, mark: 'asumsi', source: OURS }),
  of('kitchen-set', { per: 'kk', quantity: 1, mark: 'asumsi', source: OURS }),
  of('matras', { per: 'jiwa', quantity: 1, mark: 'asumsi', source: OURS }),
  of('selimut', { per: 'jiwa', quantity: 1, mark: 'asumsi', source: OURS }),
  of('paket-sandang', { per: 'jiwa', quantity: 1, mark: 'asumsi', source: OURS }),
  of('pembalut', { per: 'perempuan', quantity: 1, mark: 'asumsi', source: OURS }),
  of('tenda-serbaguna', { per: 'titik', quantity: 1, mark: 'asumsi', source: OURS }),
];

/** Minimum needs by the BNPB; its weekly amounts said by the day. Clean water as its guide of 2015 has it. */
const BNPB: readonly NeedLine[] = [
  of('makanan-siap-saji', {
    per: 'jiwa',
    quantity: 2,
    every: 'day',
    food: 'cooked',
    mark: 'peraturan',
    source: `${PERKA}: makanan siap saji dua kali sehari`,
  }),
  of('beras', {
    per: 'jiwa',
    quantity: 0.4,
    every: 'day',
    food: 'dry',
    mark: 'peraturan',
    source: `${PERKA}: 2,8 kg per jiwa per minggu`,
  }),
  of('air-minum', {
    per: 'jiwa',
    quantity: 2.5,
    every: 'day',
    mark: 'peraturan',
    source: `${PERKA}: 17,5 liter per jiwa per minggu`,
  }),
  of('air-bersih', {
    per: 'jiwa',
    quantity: 15,
    every: 'day',
    first: { days: 3, quantity: 7 },
    mark: 'contoh',
    source: 'Pedoman BNPB 2015: 7 liter pada tiga hari pertama, lalu 15 liter',
  }),
  of('family-kit', {
    per: 'kk',
    quantity: 1,
    mark: 'peraturan',
    source: `${PERKA}: satu tiap lima jiwa; di sini satu tiap KK`,
  }),
  ...ASSUMED,
  {
    ...SPACE,
    quantity: 3,
    mark: 'asumsi',
    source: 'Lazim disebut 3 m² per jiwa; periksa pada naskah peraturannya',
  },
];

const SPHERE_LINES: readonly NeedLine[] = [
  of('makanan-siap-saji', {
    per: 'jiwa',
    quantity: 3,
    every: 'day',
    food: 'cooked',
    mark: 'asumsi',
    source: `${SPHERE}: 2.100 kkal per jiwa per hari, di sini tiga bungkus`,
  }),
  of('beras', {
    per: 'jiwa',
    quantity: 0.4,
    every: 'day',
    food: 'dry',
    mark: 'asumsi',
    source: `${SPHERE}: 2.100 kkal per jiwa per hari; beras 400 g dengan lauk`,
  }),
  of('air-bersih', {
    per: 'jiwa',
    quantity: 15,
    every: 'day',
    mark: 'contoh',
    source: `${SPHERE}: 15 liter per jiwa per hari, air minum termasuk`,
  }),
  of('sabun', {
    per: 'jiwa',
    quantity: 0.6,
    every: 'week',
    mark: 'contoh',
    source: `${SPHERE}: 250 g per jiwa per bulan; batang 100 g`,
  }),
  of('family-kit', { per: 'kk', quantity: 1, mark: 'asumsi', source: OURS }),
  ...ASSUMED,
  { ...SPACE, quantity: 3.5, mark: 'contoh', source: `${SPHERE}: 3,5 m² beratap per jiwa` },
];

const INASAFE = 'InaSAFE, dari data pengungsian yang lalu';
const WORLD = 'Bawaan InaSAFE; ganti dengan data sendiri';

const rate = (
  hazard: ResponseSettings['rates'][number]['hazard'],
  said: Partial<Omit<ResponseSettings['rates'][number], 'hazard'>> & { readonly rate: number },
): ResponseSettings['rates'][number] => ({
  hazard,
  depthFromM: null,
  depthUntilM: null,
  class: null,
  mark: 'asumsi',
  source: INASAFE,
  ...said,
});

/** Water displaces few: rates by depth. */
const FLOODS = ['banjir', 'banjir-bandang'] as const;

/** With what an office begins. The first rate that fits holds. */
export const STANDARD_RESPONSE: ResponseSettings = {
  rates: [
    ...FLOODS.flatMap((hazard) => [
      rate(hazard, { depthFromM: 0, depthUntilM: 0.7, rate: 0.01 }),
      rate(hazard, { depthFromM: 0.7, depthUntilM: 1.5, rate: 0.03 }),
      rate(hazard, { depthFromM: 1.5, rate: 0.05 }),
      rate(hazard, { class: 'rendah', rate: 0.01 }),
      rate(hazard, { class: 'sedang', rate: 0.03 }),
      rate(hazard, { class: 'tinggi', rate: 0.05 }),
      rate(hazard, { rate: 0.03, source: `${INASAFE}; kedalaman belum diketahui, dipakai yang tengah` }),
    ]),
    rate('tsunami', { depthFromM: 0, depthUntilM: 1, rate: 0 }),
    rate('letusan-gunung-api', { class: 'rendah', rate: 0, source: `${INASAFE}: Kawasan Rawan Bencana I` }),
    rate('kekeringan', { rate: 0, source: OURS }),
    rate('epidemi-wabah', { rate: 0, source: OURS }),
    rate('cuaca-ekstrim', { rate: 0.05, source: OURS }),
    rate(null, { class: 'rendah', rate: 0 }),
    rate(null, { rate: 1 }),
  ],
  shares: [
    { group: 'balita', share: 0.093, mark: 'asumsi', source: WORLD },
    { group: 'lansia', share: 0.111, mark: 'asumsi', source: WORLD },
    { group: 'disabilitas', share: 0.15, mark: 'asumsi', source: WORLD },
    { group: 'ibuHamil', share: 0.024, mark: 'asumsi', source: WORLD },
    { group: 'ibuMenyusui', share: 0.026, mark: 'asumsi', source: WORLD },
    { group: 'perempuan', share: 0.496, mark: 'asumsi', source: WORLD },
  ],
  profiles: { bnpb: [...BNPB], sphere: [...SPHERE_LINES] },
  packsPerMeal: 1000,
  mealsPerDay: 2,
  personsPerToilet: 20,
  personsPerWaterPoint: 100,
  personsPerHousehold: 4,
  shelterKm: null,
};
