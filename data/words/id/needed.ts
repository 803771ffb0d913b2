import type { UncountedReason } from '../../contract/needed.ts';
import { format } from './format.ts';

const { number, day } = format;

interface Together {
  readonly total: { readonly person: number; readonly institution: number; readonly family: number };
  readonly personsTogether: number;
}

/** How many new officers meet every norm at once. */
export const needed = {
  title: 'Semua norma sekaligus',
  none: 'Belum ada norma yang dapat dihitung.',
  /** '27 petugas, 3 lembaga, dan 2 keluarga baru' */
  answer: ({ total }: Together, place: string) => {
    const parts = [
      ...(total.person > 0 ? [`${number(total.person)} petugas`] : []),
      ...(total.institution > 0 ? [`${number(total.institution)} lembaga`] : []),
      ...(total.family > 0 ? [`${number(total.family)} keluarga`] : []),
    ];
    return parts.length === 0
      ? `Semua norma yang dapat dihitung di ${place} sudah terpenuhi.`
      : `${format.list(parts)} baru memenuhi semua norma yang dapat dihitung di ${place}, bila tiap orang memegang satu peran di satu wilayah.`;
  },
  sharing: (n: number) =>
    `Bila satu petugas boleh melayani beberapa wilayah dalam peran yang sama, cukup ${number(n)} petugas baru.`,
  together: (n: number) =>
    `Bila satu orang boleh memegang beberapa peran di wilayah yang sama, cukup ${number(n)} petugas baru (asumsi; periksa aturan rangkap tugas).`,
  asOf: (on: string) => `Petugas dan norma per ${day(on)}.`,
  withoutAway: 'Yang berhalangan dihitung sebagai tidak bertugas.',
  table: 'Petugas baru menurut norma',
  columns: {
    role: 'Pilar sosial dan norma',
    level: 'Dihitung per',
    short: 'Wilayah yang kurang',
    needed: 'Perlu baru',
  },
  shortOf: (n: number, of: number) => `${number(n)} dari ${number(of)}`,
  shared: (n: number) => `cukup ${number(n)} bila satu petugas boleh melayani beberapa wilayah`,
  fromDesa: 'dari desa/kelurahan itu sendiri',
  unknown: (n: number) => `${number(n)} wilayah belum diketahui atau disamarkan, tidak dihitung`,
  figures: (period: string) => `angka ${format.period(period)}`,
  uncounted: 'Norma yang tidak dapat dihitung',
  why: {
    'no-rate': 'norma belum ditetapkan',
    reach: 'norma waktu tempuh: menghitung siapa yang dekat, bukan siapa yang bertugas',
    'no-register': 'daftar pilar belum memuat seorang pun',
    'no-figures': 'angka yang menjadi dasarnya belum ada',
    wider: 'norma berlaku untuk wilayah yang lebih luas',
    'no-areas': 'belum ada wilayah pada tingkat norma ini',
    'not-read': 'di luar wewenang Anda pada tingkat norma ini',
  } satisfies Record<UncountedReason, string>,
  download: 'Unduh Excel',
  file: {
    name: 'Kebutuhan petugas',
    sheets: { norms: 'Per norma', areas: 'Per wilayah' },
    columns: {
      role: 'Pilar sosial',
      norm: 'Norma',
      mark: 'Dasar norma',
      decree: 'Nomor peraturan',
      level: 'Dihitung per',
      areas: 'Wilayah dihitung',
      short: 'Wilayah yang kurang',
      needed: 'Perlu baru',
      unknown: 'Belum diketahui atau disamarkan',
      figures: 'Periode angka',
      note: 'Keterangan',
      code: 'Kode',
      area: 'Wilayah',
      parent: 'Berada di',
    },
  },
};
