import type { RowFate } from '../../contract/fates.ts';
import { format } from './format.ts';

const { number } = format;

/** What became of each row of a table. */
export const fates = {
  title: 'Hasil pemeriksaan setiap baris',
  show: 'Tampilkan setiap baris',
  working: 'Memeriksa setiap baris',
  fate: {
    refused: 'Keliru',
    remark: 'Ada catatan',
    good: 'Terbaca baik',
    silent: 'Tidak menyebut angka',
    left: 'Dilewati (judul atau jumlah)',
  } satisfies Record<RowFate, string>,
  count: (n: number, fate: string) => `${number(n)} ${fate.toLowerCase()}`,
  onlyBad: 'Hanya yang keliru dan yang ada catatannya',
  columns: { line: 'Baris', part: 'Lembar', fate: 'Hasil', reason: 'Alasan' },
  more: 'Tampilkan baris berikutnya',
  none: 'Tidak ada baris seperti itu.',
  downloadBad: 'Unduh baris yang keliru (CSV)',
  downloadAll: 'Unduh semua baris (CSV)',
  masked:
    'Hanya kolom yang dibaca. Nomor sembilan angka atau lebih disamarkan, kecuali kode wilayah. Setelah diperbaiki, berkas ini dapat dimasukkan lagi.',
  maskedMap:
    'Hanya kolom yang dibaca. Nomor sembilan angka atau lebih disamarkan, kecuali kode wilayah. Perbaiki tabel atribut petanya, lalu masukkan petanya lagi.',
  cut: (n: number, all: number) => `Hanya ${number(n)} dari ${number(all)} baris yang dimuat dalam berkas.`,
  file: 'baris-diperiksa',
};
