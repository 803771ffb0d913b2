import type { ProblemSentence } from '../sentence.ts';

/** A blank form that came back changed. */
export const problemBlank = {
  'blank-without-heading': () =>
    'Ini blanko Petasos, tetapi baris judul kolomnya tidak ada lagi. Unduh blanko baru dan salin isinya.',
  'blank-heading-changed': (h) =>
    `Judul kolom ke-${h.position ?? ''} bukan judul blanko ini. Kembalikan judul aslinya, atau hapus kolom itu.`,
  'blank-heading-twice': (h) => `Judul "${h.value ?? ''}" ada dua kali. Hapus salah satu kolomnya.`,
  'blank-columns-gone': (h) =>
    `${h.n ?? ''} kolom blanko tidak ada lagi (${h.columns ?? ''}): jenis itu dianggap belum didata.`,
  'blank-row-moved': (h) =>
    `Nomor RT atau RW di baris ini bukan milik kode ${h.value ?? ''}: barisnya mungkin terurut sebagian. Pasangkan kembali kode dengan RT-nya.`,
  'blank-empty': () =>
    'Blanko ini belum diisi: semua kolom angka kosong. Isi dengan angka, 0 untuk yang sudah didata tetapi nihil.',
} satisfies Record<string, ProblemSentence>;
