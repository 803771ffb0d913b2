import type { ProblemSentence } from '../sentence.ts';

/** Findings in zones, tables and histories of hazards. */
export const problemHazards = {
  'hazard-missing': () =>
    'Jenis bahayanya tidak disebut. Pilih jenis bahaya pada formulir, atau tulis di kolom "bahaya".',
  'hazard-unknown': (h) =>
    `Bahaya "${h.value ?? ''}" tidak dikenal. Pakai salah satu dari: ${h.accepted ?? ''}.`,
  'hazard-class-column': (h) =>
    `Kolom kelas bahaya tidak ditemukan. Pilih kolomnya pada formulir. Kolom yang ada: ${h.columns ?? ''}.`,
  'hazard-class-unknown': (h) =>
    `Kelas "${h.value ?? ''}" belum jelas artinya (${h.n ?? 1} baris). Tentukan: tidak, rendah, sedang, atau tinggi; baris lain tetap terbaca.`,
  'hazard-class-empty': (h) =>
    `${h.n ?? 1} baris tidak menyebut kelas bahaya dan tidak dipakai; luar zona dicatat belum dikaji. Isi kelasnya bila wilayah itu sudah dikaji.`,
  'hazard-year-unreadable': (h) =>
    `Tahun "${h.value ?? ''}" tidak terbaca atau belum tiba. Tulis empat angka, misalnya 2021.`,
  'hazard-event-future': (h) => `Tanggal ${h.value ?? ''} belum tiba. Periksa tanggal kejadiannya.`,
  'hazard-event-count': (h) =>
    `Jumlah kejadian "${h.value ?? ''}" tidak terbaca. Tulis bilangan bulat, misalnya 3.`,
  'context-too-many': (h) =>
    `Peta latar ini terlalu rinci: setelah disederhanakan masih lebih dari ${h.most ?? ''} titik. Ambil jalan atau sungai yang utama saja.`,
  'settled-layer': (h) =>
    `Dibaca sebagai lapisan permukiman (${h.n ?? 0} bidang): di wilayah yang memuatnya, yang tinggal di daerah rawan dan yang terdampak diperkirakan menurut luas permukiman, tidak lagi menurut luas wilayah.`,
  'settled-no-polygons': () =>
    'Lapisan permukiman harus berupa bidang (poligon). Berkas ini hanya berisi garis atau titik.',
} satisfies Record<string, ProblemSentence>;
