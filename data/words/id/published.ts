import { format } from './format.ts';

const { number, moment, day, list } = format;

/** What readers of published figures are told: what is hidden and why, from when the figures are, where they can be seen. */
export const published = {
  hidden: 'Disamarkan',
  why: 'Disamarkan untuk melindungi warga.',
  /** under the word itself */
  reason: 'Untuk melindungi warga.',
  /** the legend alone says which figures are small */
  small: (k: number) =>
    `Disamarkan: angka di bawah ${number(k)}, dan beberapa angka lain agar yang kecil tidak dapat dihitung.`,
  /** nihil and hidden are one for closed types */
  smallOrZero: (k: number) =>
    `Disamarkan: 0 sampai ${number(k - 1)}, dan beberapa angka lain agar yang kecil tidak dapat dihitung. Untuk jenis ini nihil tidak disebut.`,
  release: (iso: string) => `Terbitan ${moment(iso)}`,
  /** figures that stayed those of an earlier release */
  kept: (days: readonly string[]) => `Sebagian angka masih dari terbitan ${list(days.map(day))}.`,
  keptOne: (of: string) => `Angka dari terbitan ${day(of)}.`,
  keptThese: (of: string, names: readonly string[]) =>
    `Masih angka dari terbitan ${day(of)}: ${list(names)}.`,
  /** offered where a figure is hidden, or not published at the level asked */
  see: (areas: string) => `Lihat per ${areas}`,
  seeIn: (areas: string, place: string) => `Lihat per ${areas} di ${place}`,
  seeArea: (name: string) => `Lihat angka ${name}`,
  notFiner: (areas: string) => `Angka di bawah tingkat ${areas} tidak diterbitkan.`,
  rates:
    'Nilai menurut sumber (persen, rasio) tidak diterbitkan: tidak diketahui dihitung dari berapa orang.',
  how: 'Cara angka dilindungi',
  street: 'Untuk pelayanan, bukan untuk penertiban.',
};
