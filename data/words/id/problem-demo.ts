import type { ProblemSentence } from '../sentence.ts';

/** Findings of simulated figures put on real areas. */
export const problemDemo = {
  'demo-nowhere': (h) =>
    `Tidak ada desa/kelurahan yang sudah disiapkan di ${h.value || 'wilayah ini'}. Pakai kode kabupaten/kota, kecamatan, atau desa/kelurahan yang ada di sini; untuk menyiapkannya: npx petasos setup KODE`,
  'demo-over-real': (h) =>
    `${h.value ?? 'Wilayah ini'} sudah mempunyai angka PPKS sungguhan (data masuk nomor ${h.imports ?? '?'}). Angka contoh tidak ditumpangkan di atasnya.`,
  'simulated-here': (h) =>
    `Di sini masih berlaku angka contoh (data masuk nomor ${h.imports ?? '?'}). Angka sungguhan dan angka contoh akan tampil bersama dengan tanda DATA CONTOH, sampai yang contoh ditarik kembali di halaman Data (di terminal: npx petasos import undo NOMOR).`,
} satisfies Record<string, ProblemSentence>;
