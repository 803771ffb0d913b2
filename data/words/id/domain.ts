import type { Level } from '../../catalogue/levels.ts';
import { type NeedWord, STANDARD_NEED_WORD } from '../../catalogue/need-words.ts';
import type { BoundaryQuality } from '../../contract/area.ts';
import type { Basis } from '../../contract/values.ts';

/** Words of the field, used by server and client alike. */
export const domain = {
  level: {
    provinsi: 'provinsi',
    kabupaten: 'kabupaten/kota',
    kecamatan: 'kecamatan',
    desa: 'desa/kelurahan',
    dusun: 'dusun',
    rw: 'RW',
    rt: 'RT',
  } satisfies Record<Level, string>,
  quality: {
    definitif: 'Batas definitif',
    indikatif: 'Batas indikatif',
    kesepakatan: 'Batas kesepakatan',
    sketsa: 'Batas sketsa, bukan batas resmi',
  } satisfies Record<BoundaryQuality, string>,
  basis: {
    none: 'Belum ada data',
    reported: 'Dilaporkan di wilayah ini',
    rolledUp: 'Dijumlahkan dari wilayah di bawahnya',
    partial: 'Jumlah sebagian, bukan total',
    estimated: 'Perkiraan',
    hidden: 'Disamarkan untuk melindungi warga',
  } satisfies Record<Basis, string>,
  zero: 'Nihil (sudah didata)',
  /** the word for those in need, as the office says it */
  need: STANDARD_NEED_WORD as NeedWord,
  noData: 'Belum ada data',
  hidden: 'Disamarkan',
  simulated: 'DATA CONTOH – BUKAN DATA SEBENARNYA',
  sex: { A: 'Semua', L: 'Laki-laki', P: 'Perempuan', T: 'Tidak dirinci' },
};
