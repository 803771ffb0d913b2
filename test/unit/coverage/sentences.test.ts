import { describe, expect, test } from 'vitest';
import type { CoverFacts } from '../../../data/contract/coverage.ts';
import type { SpmFacts } from '../../../data/contract/spm.ts';
import { coverageWords } from '../../../data/words/coverage.ts';
import { id as words } from '../../../data/words/id.ts';

const FACTS: CoverFacts = {
  role: 'psm',
  level: 'desa',
  within: { id: 1, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten' },
  areas: 52,
  states: { 'belum-ada': 0, 'satu-petugas': 0, kurang: 0, terpenuhi: 52, 'belum-ada-data': 0, hidden: 0 },
  supply: 52,
  demand: 52,
  missing: 0,
  withoutCover: 0,
  worst: [],
  hasNorm: true,
  reach: null,
  roads: false,
};
const NONE = { 'belum-ada': 0, 'satu-petugas': 0, kurang: 0, terpenuhi: 0, 'belum-ada-data': 0, hidden: 0 };
const say = (
  { states, ...part }: Omit<Partial<CoverFacts>, 'states'> & { states?: Partial<CoverFacts['states']> },
  lang: 'id' | 'en' = 'id',
  areas = 'kelurahan',
) =>
  coverageWords[lang].coverage.answer(
    { ...FACTS, ...part, states: states ? { ...NONE, ...states } : FACTS.states },
    areas,
  );

describe('what a map of coverage says', () => {
  test('the areas without anybody are named, also beside others that are short', () => {
    const facts = {
      states: { 'belum-ada': 3, 'satu-petugas': 2, kurang: 2, terpenuhi: 45 },
      worst: ['Alalak', 'Basirih', 'Pelambuan'],
      missing: 7.5,
      withoutCover: 212,
    };
    expect(say(facts)).toEqual({
      lead: 'Dari 52 kelurahan di Kota Banjarmasin, tiga belum memiliki PSM: Alalak, Basirih, dan Pelambuan.',
      more: [
        'Empat kelurahan lainnya masih kurang, dua di antaranya hanya memiliki satu petugas.',
        'Kekurangan seluruhnya setara 7,5 petugas.',
        'PPKS yang belum terjangkau petugas: 212.',
      ],
    });
    expect(say({ ...facts, states: { 'belum-ada': 1, terpenuhi: 51 }, worst: ['Alalak'] }).lead).toBe(
      'Dari 52 kelurahan di Kota Banjarmasin, satu belum memiliki PSM: Alalak.',
    );
    expect(say({ states: { 'belum-ada': 20, terpenuhi: 32 }, worst: ['A', 'B', 'C', 'D', 'E'] }).lead).toBe(
      'Dari 52 kelurahan di Kota Banjarmasin, 20 belum memiliki PSM, antara lain A, B, C, D, dan E.',
    );
    expect(say(facts, 'en', 'kelurahan').lead).toBe(
      'Of 52 kelurahan in Kota Banjarmasin, three have no PSM: Alalak, Basirih and Pelambuan.',
    );
  });

  test('all, one only, none of them, and what cannot be told each have a sentence of their own', () => {
    expect(say({}).lead).toBe('Seluruh 52 kelurahan di Kota Banjarmasin sudah terpenuhi kebutuhan PSM-nya.');
    expect(say({ states: { 'belum-ada': 52 } }).lead).toBe(
      'Seluruh 52 kelurahan di Kota Banjarmasin belum memiliki PSM.',
    );
    expect(say({ areas: 1, states: { 'belum-ada': 1 }, worst: ['Alalak'] }).lead).toBe(
      'Kota Banjarmasin belum memiliki PSM.',
    );
    expect(say({ areas: 1, states: { kurang: 1 } }).lead).toBe('Kota Banjarmasin masih kekurangan PSM.');
    expect(say({ states: { kurang: 1, terpenuhi: 51 }, worst: ['Alalak'] }).lead).toBe(
      'Dari 52 kelurahan di Kota Banjarmasin, satu masih kekurangan PSM: Alalak.',
    );
    expect(say({ states: { hidden: 52 } })).toEqual({
      lead: 'Cakupan PSM di Kota Banjarmasin belum dapat disebutkan.',
      more: ['52 kelurahan disamarkan untuk melindungi warga.'],
    });
    expect(say({ states: { hidden: 2, terpenuhi: 50 } }).lead).toBe(
      '50 dari 52 kelurahan di Kota Banjarmasin sudah terpenuhi kebutuhan PSM-nya.',
    );
    expect(say({ areas: 0, states: {} }).lead).toBe(
      'Belum ada kelurahan yang terdaftar di Kota Banjarmasin.',
    );
    expect(say({ supply: 0, states: { 'belum-ada-data': 52 } }).lead).toBe(
      'Belum ada PSM yang tercatat di Kota Banjarmasin.',
    );
  });

  test('bodies and families are not called officers', () => {
    const facts = {
      states: { 'belum-ada': 2, 'satu-petugas': 1, terpenuhi: 49 },
      worst: ['A', 'B'],
      missing: 3,
    };
    expect(say({ ...facts, role: 'karang-taruna' })).toEqual({
      lead: 'Dari 52 kelurahan di Kota Banjarmasin, dua belum memiliki Karang Taruna: A dan B.',
      more: [
        'Satu kelurahan lainnya masih kurang karena hanya memiliki satu lembaga.',
        'Kekurangan seluruhnya 3 lembaga.',
      ],
    });
    expect(say({ role: 'lks', hasNorm: false, supply: 3 }).lead).toBe('Tiga LKS melayani Kota Banjarmasin.');
    expect(say({ ...facts, role: 'keluarga-pioner' }).more.join(' ')).not.toContain('petugas');
  });

  test('minutes say what they are made of: roads that are loaded, or a straight line', () => {
    const reach = { minutes: 30, speedKmh: 25, detour: 1.4 };
    const facts = {
      role: 'tagana',
      reach,
      states: { 'belum-ada': 2, terpenuhi: 50 },
      worst: ['A', 'B'],
    } as const;
    const line = say({ ...facts, worst: ['A', 'B'] });
    expect(line.lead).toBe(
      'Dari 52 kelurahan di Kota Banjarmasin, dua belum terjangkau Tagana dalam 30 menit: A dan B.',
    );
    expect(line.more.at(-1)).toMatch(
      /^Waktu tempuh adalah asumsi: garis lurus × 1,4 dengan 25 km\/jam, dari rumah/,
    );
    expect(say({ ...facts, worst: ['A', 'B'], roads: true }).more.at(-1)).toMatch(
      /lewat jaringan jalan yang sudah dimuat.*lebih dari 2 km dari jalan dihitung garis lurus × 1,4/,
    );
  });
});

describe('what the highlight says', () => {
  const { sentence } = words.cover.highlight;
  test('none, one and many areas where need is high and officers are few', () => {
    expect(sentence(0, 'kelurahan', 52, 'PSM')).toBe(
      'Tidak ada kelurahan yang PPKS-nya tinggi sekaligus kekurangan PSM.',
    );
    expect(sentence(1, 'kelurahan', 52, 'PSM')).toBe(
      'Satu dari 52 kelurahan perlu perhatian: PPKS tinggi, PSM kurang.',
    );
    expect(sentence(14, 'kelurahan', 52, 'Karang Taruna')).toBe(
      '14 dari 52 kelurahan perlu perhatian: PPKS tinggi, Karang Taruna kurang.',
    );
    expect(words.cover.highlight.yes).toBe('PPKS tinggi, petugas kurang');
  });
});

const SPM: SpmFacts = {
  code: 'lansia-terlantar',
  service: { id: 'Lansia', en: '' },
  within: FACTS.within,
  level: 'desa',
  target: 269,
  served: 141,
  unserved: 128,
  achieved: 52.4,
  partial: false,
  areas: 52,
  reported: 52,
  hidden: 0,
  unknown: 0,
  over: 0,
  most: { areas: 5, names: ['A', 'B', 'C', 'D', 'E'], share: 60 },
};
const spm = (part: Partial<SpmFacts>, areas = 'kelurahan') =>
  coverageWords.id.spmAnswer.answer({ ...SPM, ...part }, areas);

describe('what a service says', () => {
  test('who is not yet served, and where most of them are', () => {
    expect(spm({})).toEqual({
      lead: '128 dari 269 lanjut usia terlantar di Kota Banjarmasin belum terlayani; lima kelurahan memuat 60 persennya.',
      more: ['Yaitu A, B, C, D, dan E.'],
    });
    expect(spm({ unserved: 0, most: null }).lead).toBe(
      'Seluruh 269 lanjut usia terlantar di Kota Banjarmasin sudah terlayani.',
    );
    expect(spm({ target: 0, unserved: 0, most: null }).lead).toBe(
      'Lanjut usia terlantar di Kota Banjarmasin nihil.',
    );
  });

  test('a target without those served is told alone, and never as nobody served', () => {
    const alone = spm({ served: null, unserved: null, achieved: null, reported: 0, unknown: 52, most: null });
    expect(alone).toEqual({
      lead: 'Sasarannya 269 lanjut usia terlantar di Kota Banjarmasin; yang terlayani belum diketahui.',
      more: [],
    });
    const hidden = spm(
      { served: null, unserved: null, reported: 3, hidden: 2, areas: 5, most: null },
      'kecamatan',
    );
    expect(hidden.lead).toBe(
      'Sasarannya 269 lanjut usia terlantar di Kota Banjarmasin; yang belum terlayani belum dapat disebutkan.',
    );
    expect(hidden.more).toEqual(['Dua kecamatan disamarkan untuk melindungi warga.']);
  });
});
