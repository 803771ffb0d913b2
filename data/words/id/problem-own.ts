import type { ProblemSentence } from '../sentence.ts';

/** Findings in tables of the office's own indicators. */
export const problemOwn = {
  'no-own-indicators': () =>
    'Belum ada indikator kantor. Buat dahulu di menu Pengaturan, bagian Indikator kantor; lalu masukkan angkanya.',
  'indicator-empty': () => 'Indikator kosong. Isi dengan kode atau nama indikator kantor.',
  'indicator-unknown': (h) =>
    h.suggestion
      ? `Indikator "${h.value ?? ''}" tidak dikenal. Apakah maksudnya ${h.suggestion}?`
      : `Indikator "${h.value ?? ''}" tidak dikenal. Buat dahulu di menu Pengaturan, atau perbaiki ejaannya.`,
  'indicator-retired': (h) =>
    `Indikator ${h.name ?? h.value ?? ''} sudah dinonaktifkan. Aktifkan lagi di menu Pengaturan bila angkanya masih diperlukan.`,
  'indicator-too-fine': (h) =>
    `${h.value ?? 'Indikator ini'} tertutup dan tidak boleh disimpan per ${h.levelName ?? h.level ?? 'wilayah sehalus ini'}. Kirim angkanya per ${h.finestName ?? h.finest ?? 'kecamatan'}.`,
  'indicator-finer': (h) =>
    `${h.n ?? ''} baris lebih rinci daripada tingkat yang disebut untuk indikatornya. Tetap dimasukkan; sesuaikan tingkatnya di menu Pengaturan.`,
  'rate-by-sex': () =>
    'Nilai menurut sumber (persen, rasio) tidak dirinci menurut jenis kelamin: nilai L dan P tidak dapat dijumlahkan. Kosongkan jenis kelaminnya.',
  'rate-not-number': (h) => `"${h.value ?? ''}" bukan nilai. Tulis angkanya, misalnya 7,52.`,
  'rate-negative': (h) => `Nilai ${h.value ?? ''} negatif. Nilai paling sedikit 0.`,
  'rate-too-large': (h) => `Nilai ${h.value ?? ''} terlalu besar. Periksa angkanya.`,
} satisfies Record<string, ProblemSentence>;
