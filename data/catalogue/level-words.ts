/**
 * Levels whose areas bear names of their own in parts of the country. `desa` and `kelurahan` are told apart: the desa
 * of DIY are kalurahan, its kelurahan are not.
 */
export const NAMED_LEVELS = ['kecamatan', 'desa', 'kelurahan', 'dusun', 'rw', 'rt'] as const;
export type NamedLevel = (typeof NAMED_LEVELS)[number];

/** What they are called where nothing else is said. */
export const COMMON_WORDS: Readonly<Record<NamedLevel, string>> = {
  kecamatan: 'kecamatan',
  desa: 'desa',
  kelurahan: 'kelurahan',
  dusun: 'dusun',
  rw: 'RW',
  rt: 'RT',
};

export interface LocalWords {
  /** beginning of the codes it holds for: a province, or a regency */
  readonly within: string;
  readonly words: Readonly<Partial<Record<NamedLevel, string>>>;
  /** where it was read; K: common knowledge, not confirmed at its source */
  readonly source: string;
}

const K = 'K';
const PAPUA = { kecamatan: 'distrik', desa: 'kampung' } as const;

/**
 * Local words by province, and by regency where it differs within one: of two that hold for a code the longer holds.
 * These are defaults; an office changes the words of its regency in the settings.
 */
export const LOCAL_WORDS: readonly LocalWords[] = [
  { within: '11', words: { desa: 'gampong' }, source: K },
  { within: '11.02', words: { desa: 'kute' }, source: K },
  { within: '11.04', words: { desa: 'kampung' }, source: K },
  { within: '11.09', words: { desa: 'desa' }, source: K },
  { within: '11.10', words: { desa: 'kampung' }, source: K },
  { within: '11.13', words: { desa: 'kampung' }, source: K },
  { within: '11.16', words: { desa: 'kampung' }, source: K },
  { within: '11.17', words: { desa: 'kampung' }, source: K },
  { within: '11.75', words: { desa: 'kampong' }, source: K },
  { within: '13', words: { desa: 'nagari', dusun: 'jorong' }, source: K },
  { within: '13.05', words: { desa: 'nagari', dusun: 'korong' }, source: K },
  { within: '13.09', words: { desa: 'desa', dusun: 'dusun' }, source: K },
  { within: '13.73', words: { desa: 'desa', dusun: 'dusun' }, source: K },
  { within: '13.77', words: { desa: 'desa', dusun: 'dusun' }, source: K },
  { within: '14.08', words: { desa: 'kampung' }, source: K },
  { within: '18.02', words: { desa: 'kampung' }, source: K },
  { within: '18.04', words: { desa: 'pekon' }, source: K },
  { within: '18.05', words: { desa: 'kampung' }, source: K },
  { within: '18.06', words: { desa: 'pekon' }, source: K },
  { within: '18.08', words: { desa: 'kampung' }, source: K },
  { within: '18.10', words: { desa: 'pekon' }, source: K },
  { within: '18.12', words: { desa: 'tiyuh' }, source: K },
  { within: '18.13', words: { desa: 'pekon' }, source: K },
  {
    within: '34',
    words: { kecamatan: 'kapanewon', desa: 'kalurahan', dusun: 'padukuhan' },
    source: 'Data Dukcapil dan SID DIY per kalurahan dan padukuhan',
  },
  {
    within: '34.71',
    words: { kecamatan: 'kemantren', desa: 'kalurahan', dusun: 'kampung' },
    source: 'Lapisan RW Kota Yogyakarta',
  },
  { within: '51', words: { dusun: 'banjar' }, source: K },
  { within: '64.03', words: { desa: 'kampung' }, source: K },
  { within: '64.07', words: { desa: 'kampung' }, source: K },
  { within: '64.11', words: { desa: 'kampung' }, source: K },
  { within: '73.18', words: { desa: 'lembang' }, source: K },
  { within: '73.26', words: { desa: 'lembang' }, source: K },
  ...['91', '92', '93', '94', '95', '96'].map((within) => ({ within, words: PAPUA, source: K })),
];

/** The local words of a regency, and where they come from; the longest beginning of its code holds. */
export function localWords(regency: string): LocalWords | undefined {
  return LOCAL_WORDS.filter((w) => regency.startsWith(w.within)).sort(
    (a, b) => b.within.length - a.within.length,
  )[0];
}
