import type { ProblemSentence } from '../sentence.ts';

/** Findings in tables of services (SPM). */
export const problemSpm = {
  'budget-unreadable': (h) =>
    `Anggaran "${h.value ?? ''}" tidak terbaca. Tulis rupiah tanpa desimal, misalnya 125000000.`,
  'service-empty': () => 'Jenis layanan kosong. Isi dengan kode atau nama layanan SPM.',
  'service-unknown': (h) =>
    `Jenis layanan "${h.value ?? ''}" tidak dikenal. Pakai kode atau nama dalam daftar layanan SPM, atau tambahkan dahulu.`,
  'served-over-target': (h) =>
    `Terlayani ${h.value ?? ''} lebih banyak daripada sasaran ${h.target ?? ''}. Periksa kedua angkanya.`,
  'served-over-known': (h) =>
    `${h.name ?? ''}: terlayani ${h.value ?? ''} melebihi sasaran ${h.target ?? ''}. Salah satunya berasal dari masukan sebelumnya; periksa keduanya.`,
  'served-unsaid': (h) =>
    `${h.n ?? ''} baris tanpa angka terlayani: yang terlayani dicatat belum diketahui, bukan nol.`,
} satisfies Record<string, ProblemSentence>;
