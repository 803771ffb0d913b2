import type { MatchChoice, MatchKind } from '../../contract/matching.ts';
import { format } from './format.ts';

const { number } = format;

/** Matching: words of a file that somebody settles, and the answers that are remembered. */
export const matching = {
  title: 'Padanan',
  counts: (sure: number, unsure: number, unknown: number) =>
    `${number(sure)} pasti · ${number(unsure)} belum pasti · ${number(unknown)} tidak dikenal`,
  settleFirst: (n: number) =>
    `Belum dapat diterapkan: ${number(n)} tulisan belum pasti maksudnya. Pastikan di bagian Padanan di bawah ini.`,
  under:
    'Pilih maksud setiap tulisan di bawah ini. Jawaban diingat, sehingga berkas berikutnya dengan tulisan yang sama langsung terbaca.',
  written: (text: string) => `“${text}”`,
  kinds: { area: 'wilayah', code: 'kode', type: 'jenis' } satisfies Record<MatchKind, string>,
  within: (name: string) => `di ${name}`,
  rows: (n: number, line: number | null) =>
    line === null
      ? `${number(n)} baris`
      : n === 1
        ? `baris ${number(line)}`
        : `${number(n)} baris, mulai baris ${number(line)}`,
  how: {
    exact: 'nama sama',
    title: 'nama sama tanpa sebutan',
    spelling: 'bunyinya sama',
    close: 'ejaannya mirip',
    part: 'sebagian namanya sama',
  } satisfies Record<MatchChoice['how'], string>,
  codeAlike: 'kodenya mirip',
  taken: 'dipakai sementara',
  nothingNear: 'Tidak ada yang mirip.',
  otherArea: 'Wilayah lain …',
  otherType: 'Jenis lain',
  otherTypeSearch: 'Cari jenis …',
  otherTypeNothing: 'Tidak ada jenis yang cocok.',
  chosen: (name: string) => `Dipilih: ${name}`,
  leaveOut: 'Lewati baris-baris ini',
  later: 'Belum tahu',
  save: (n: number) => (n === 0 ? 'Simpan padanan' : `Simpan ${number(n)} padanan dan periksa lagi`),
  more: (n: number) => `${number(n)} pertanyaan lagi`,
  remembered: {
    title: 'Padanan yang diingat',
    under:
      'Dipakai setiap kali sebuah berkas diperiksa. Melupakan satu padanan tidak mengubah angka yang sudah masuk.',
    means: (written: string, target: string) => `“${written}” berarti ${target}`,
    leftOut: (written: string) => `“${written}” dilewati`,
    by: (who: string, when: string) => `${who}, ${when}`,
    forget: 'Lupakan',
    forgetWhich: (written: string) => `Lupakan padanan “${written}”`,
  },
};
