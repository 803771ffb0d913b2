import type { ProblemSentence } from '../sentence.ts';

/** Lists of persons that cannot be counted. */
export const problemPersons = {
  'persons-without-heading': (h) =>
    `Berkas ini memuat data perorangan tanpa baris judul kolom (kolom ke-${h.position ?? ''}), sehingga tidak dapat dihitung. Tambahkan judul kolom (NIK, desa/kelurahan, jenis PPKS, L/P) di baris pertama, atau rekap dulu.`,
  'persons-without-area': () =>
    'Daftar perorangan ini tidak punya kolom kode atau nama wilayah, sehingga tidak dapat dihitung per wilayah. Tambahkan kolom itu lalu pilih lagi.',
  'persons-beside-tables': (h) =>
    `${h.lists ?? ''} dari ${h.files ?? ''} berkas memuat data perorangan. Pilih berkas perorangan dan berkas rekap secara terpisah, agar tidak ada yang terlewat.`,
  'persons-look-failed': () =>
    'Berkas ini tidak dapat diperiksa di komputer ini, mungkin karena terlalu besar untuk memorinya, sehingga tidak dikirim. Bagi berkasnya, atau masukkan lewat terminal: npx petasos import …',
  'persons-counted': (h) =>
    `Dihitung dari daftar ${h.n ?? ''} orang sebelum dikirim: nama, NIK dan alamat tidak ikut.`,
  'person-columns-left': (h) =>
    `${h.n ?? ''} kolom tentang orang (nama, NIK, alamat, nomor telepon dan lainnya) tidak ikut dikirim.`,
} satisfies Record<string, ProblemSentence>;
