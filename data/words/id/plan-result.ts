import { format } from './format.ts';

const { number } = format;

/** What of a proposal is not proven, and its papers. */
export const planResult = {
  /** all letters that ask another to decide, accepted or not */
  proposals: (n: number) => `Cetak ${number(n)} surat usulan`,
  proposalsFrom: 'Semua surat usulan menjadi satu PDF, juga yang belum diterima.',
  noneFound: (role: string, without: number) =>
    `Sampai waktu habis belum ditemukan perpindahan ${role} yang mengurangi PPKS yang belum terjangkau (${number(Math.round(without))}).`,
  movesOpen: (seconds: number) =>
    `Waktu ${number(seconds, 1)} detik habis. PPKS yang belum terjangkau terbukti tidak dapat lebih sedikit; perpindahannya mungkin masih dapat dikurangi.`,
  stayOpen: 'sampai waktu habis belum ditemukan perpindahan yang menambah PPKS yang terjangkau',
};
