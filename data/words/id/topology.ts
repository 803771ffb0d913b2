import type { MisfitKind } from '../../contract/topology.ts';
import { format } from './format.ts';

const { number } = format;

/** The small map of a report: where borders do not fit together. */
export const topology = {
  title: 'Kecocokan batas',
  clean: (checked: number) =>
    `${number(checked)} bentuk diperiksa: tidak ada celah, tumpang tindih, atau bagian di luar wilayah induk.`,
  kinds: {
    overlap: 'Tumpang tindih',
    gap: 'Celah',
    outside: 'Di luar wilayah induk',
  } satisfies Record<MisfitKind, string>,
  sum: (count: number, m2: number, slivers: number) =>
    count === 0
      ? 'tidak ada'
      : `${number(count)} tempat, ${number(m2)} m²${slivers > 0 ? ` (${number(slivers)} sempit)` : ''}`,
  picture: (misfits: number) =>
    `Peta kecil: ${number(misfits)} tempat terluas, dengan nomor seperti di daftar`,
  columns: { number: 'No.', kind: 'Apa', areas: 'Wilayah', m2: 'Luas (m²)', width: 'Lebar rata-rata (m)' },
  sliver: 'sempit',
  shown: (shown: number, all: number) => `Ditampilkan ${number(shown)} yang terluas dari ${number(all)}.`,
  list: 'Daftar tempat',
};
