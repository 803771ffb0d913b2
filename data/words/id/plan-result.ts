import { format } from './format.ts';

const { number, period, day: dayOf } = format;

/** What of a proposal is not proven, and its papers. */
export const planResult = {
  /** in place of a name, for who does not read the register */
  someone: 'Seorang petugas',
  /** a move that others decide of: what they said is put on record */
  decision: {
    waits: 'Menunggu keputusan',
    approved: 'Disetujui',
    record: 'Catat persetujuan',
    recordOf: (name: string) => `Catat persetujuan perpindahan ${name}`,
    after: 'Wilayah tugas baru berubah setelah persetujuannya dicatat.',
  },
  /** all letters that ask another to decide, accepted or not */
  proposals: (n: number) => `Cetak ${number(n)} surat usulan`,
  proposalsFrom: 'Semua surat usulan menjadi satu PDF, juga yang belum diterima.',
  noneFound: (role: string, without: number) =>
    `Sampai waktu habis belum ditemukan perpindahan ${role} yang mengurangi PPKS yang belum terjangkau (${number(Math.round(without))}).`,
  movesOpen: (seconds: number) =>
    `Waktu ${number(seconds, 1)} detik habis. PPKS yang belum terjangkau terbukti tidak dapat lebih sedikit; perpindahannya mungkin masih dapat dikurangi.`,
  areas: {
    title: 'Wilayah yang direncanakan bersama',
    under:
      'Cari kecamatan atau desa/kelurahan untuk menambah. Petugas dapat pindah di antara semua wilayah ini.',
    remove: (name: string) => `Keluarkan ${name}`,
  },
  needPeriod: 'Angka PPKS',
  registerToday: 'Petugas menurut data pilar hari ini.',
  withoutAway: 'Hitung yang berhalangan sebagai tidak bertugas',
  /** 'Petugas per 22 November 2026, PPKS per 2025 semester 1. …' */
  asOf: (day: string, of: string | null) =>
    `Petugas per ${dayOf(day)}, ${of === null ? 'angka PPKS belum ada' : `PPKS per ${period(of)}`}. Peta periode yang lalu tidak berubah.`,
  stayOpen: 'sampai waktu habis belum ditemukan perpindahan yang menambah PPKS yang terjangkau',
};
