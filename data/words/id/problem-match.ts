import type { ProblemSentence } from '../sentence.ts';

/** Findings about names and codes that are matched, and about bridge tables of codes. */
export const problemMatch = {
  'match-unsure': (h) =>
    `"${h.value ?? ''}"${h.within ? ` di ${h.within}` : ''} belum pasti wilayah mana.${h.suggestion ? ` Mungkin ${h.suggestion}.` : ''} Pastikan di bagian Padanan; jawabannya diingat untuk berkas berikutnya.`,
  'match-unknown': (h) =>
    `"${h.value ?? ''}" tidak dikenal${h.within ? ` di ${h.within}` : ''}. Pilih wilayahnya di bagian Padanan, atau perbaiki namanya di berkas.`,
  'matched-by-name': (h) =>
    `${h.n ?? ''} baris tanpa kode ditempatkan lewat namanya (misalnya ${h.as ?? ''}).`,
  'matched-by-spelling': (h) =>
    `${h.n ?? ''} baris ditempatkan walau ejaannya berbeda (misalnya ${h.as ?? ''}); tidak ada wilayah lain yang berbunyi sama.`,
  'matched-by-answer': (h) =>
    `${h.n ?? ''} baris ditempatkan menurut padanan yang diingat (misalnya ${h.as ?? ''}).`,
  'code-repaired': (h) =>
    `Kode di ${h.n ?? ''} baris dirapikan: nol di belakang, awalan, atau tanda ribuan (misalnya dibaca ${h.as ?? ''}).`,
  'below-elsewhere': (h) =>
    `${h.n ?? ''} baris menyebut RT dengan RW yang tidak ada di daftar sini, atau tanpa RW; dipakai satu-satunya RT bernomor itu di desanya (misalnya ${h.as ?? ''}).`,
  'rows-left-out': (h) => `${h.n ?? ''} baris dilewati karena padanannya "lewati".`,
  'code-rounded': (h) =>
    `"${h.value ?? ''}" adalah kode yang dibulatkan oleh Excel; angkanya hilang. Format kolom kode sebagai Teks lalu isi lagi, atau tambahkan kolom nama kecamatan dan kelurahan/desa.`,
  'bridge-not-bps': (h) =>
    `"${h.value ?? ''}" bukan kode BPS. Kode BPS terdiri dari 2, 4, 7, atau 10 angka tanpa titik.`,
  'bridge-levels': (h) =>
    `Kode BPS di baris ini adalah ${h.levelName ?? h.level ?? 'tingkat lain'}, kode Kemendagrinya ${h.saidName ?? h.said ?? 'tingkat lain'}. Pasangkan kode yang setingkat.`,
  'bridge-twice': (h) =>
    `Kode BPS ${h.value ?? ''} sudah dipasangkan dengan ${h.otherCode ?? ''} di baris ${h.other ?? ''}. Sisakan satu.`,
  'bridge-outdated': (h) =>
    `${h.n ?? ''} baris dilewati: kode Kemendagrinya tidak ada lagi dalam daftar sekarang (misalnya karena provinsi dimekarkan).`,
  'bridge-learned': (h) =>
    `Berkas ini juga memuat kode BPS: ${h.n ?? ''} pasangan kode diingat, sehingga tabel berkode BPS langsung terbaca.`,
} satisfies Record<string, ProblemSentence>;
