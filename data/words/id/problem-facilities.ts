import type { ProblemSentence } from '../sentence.ts';

/** Findings in lists of facilities and of stock, and in maps of roads. */
export const problemFacilities = {
  'facility-name-empty': () =>
    'Nama fasilitas kosong atau terlalu panjang. Isi namanya, paling banyak 120 huruf.',
  'facility-kind-unknown': (h) =>
    `Jenis "${h.value ?? ''}" tidak dikenal. Pakai salah satu dari: ${h.kinds ?? ''}.`,
  'facility-count-negative': (h) =>
    `"${h.value ?? ''}" di bawah nol. Perbaiki, atau kosongkan bila belum diketahui.`,
  'facility-point-wrong': (h) =>
    `Koordinat "${h.value ?? ''}" tidak di Indonesia, atau salah satunya kosong. Isi bujur (95 sampai 141) dan lintang (-11 sampai 6) dalam derajat, atau kosongkan keduanya.`,
  'facility-twice': (h) =>
    `Fasilitas ini sudah ada di baris ${h.other ?? ''}: jenis, nama, dan desa/kelurahannya sama. Pakai satu baris.`,
  'facilities-known': (h) =>
    `${h.n ?? ''} fasilitas sudah ada di sini dan diperbarui; yang tidak disebut berkas tetap.`,
  'facility-unknown': (h) =>
    `Fasilitas "${h.value ?? ''}" belum ada di sini. Masukkan dulu daftar fasilitasnya, atau periksa ejaannya.`,
  'facility-ambiguous': (h) =>
    `Ada ${h.n ?? ''} fasilitas bernama "${h.value ?? ''}". Isi kolom kode wilayahnya agar jelas yang mana.`,
  'item-unknown': (h) =>
    h.suggestion
      ? `Barang "${h.value ?? ''}" tidak dikenal. Apakah maksudnya ${h.suggestion}?`
      : `Barang "${h.value ?? ''}" tidak dikenal. Pakai salah satu dari: ${h.items ?? ''}.`,
  'item-unit': (h) =>
    `Satuan "${h.value ?? ''}" lain dari yang dipakai: ${h.item ?? ''} dihitung dalam ${h.unit ?? ''}. Ubah jumlah dan satuannya.`,
  'stock-negative': (h) =>
    `Stok "${h.value ?? ''}" di bawah nol. Stok adalah barang yang ada; tulis 0 bila habis, dan catat pengeluaran lewat menu Stok.`,
  'stock-twice': (h) =>
    `Barang ini di fasilitas ini sudah ada di baris ${h.other ?? ''}. Jumlahkan menjadi satu baris.`,
  'roads-none': () =>
    'Tidak ada garis jalan dalam berkas ini. Pilih peta jalan yang berisi garis, bukan titik atau wilayah.',
  'roads-not-lines': (h) => `${h.n ?? ''} unsur bukan garis jalan di Indonesia, jadi dilewati.`,
  'roads-too-many': (h) =>
    `Peta jalan ini terlalu rinci (${h.n ?? ''} titik, paling banyak ${h.most ?? ''}). Potong menurut provinsi atau kabupaten/kota.`,
} satisfies Record<string, ProblemSentence>;
