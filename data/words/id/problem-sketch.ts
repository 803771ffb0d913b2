import type { ProblemSentence } from '../sentence.ts';
import { format } from './format.ts';

const n = (value: string | number | undefined) => format.number(Number(value ?? 0));

/** Findings of a sketch of RW and RT: why it was not drawn, or what it is. */
export const problemSketch = {
  'sketch-unknown-area': (h) =>
    `${h.value ?? ''} bukan kode wilayah yang ada di sini. Pakai kode kelurahan/desa, kecamatan, atau kabupaten/kota, misalnya 63.71.01.1001.`,
  'sketch-not-here': (h) =>
    `${h.name ?? 'Wilayah ini'} (${h.value ?? ''}) belum disiapkan di sini. Siapkan dahulu: npx petasos setup ${h.regency ?? ''}.`,
  'sketch-province': (h) =>
    `${h.value ?? 'Wilayah ini'} adalah provinsi: terlalu luas untuk satu sketsa. Buat sketsa per kabupaten/kota, kecamatan, atau kelurahan/desa.`,
  'sketch-number': (h) =>
    `${h.option ?? ''} harus bilangan bulat dari 1 sampai ${h.most ?? 999}, bukan ${h.value || 'kosong'}.`,
  'sketch-too-many': (h) =>
    `Sketsa ini berisi ${n(h.found)} wilayah; paling banyak ${n(h.most)} sekali jalan. Buat sketsa per kecamatan atau per kelurahan/desa.`,
  'sketch-nothing-below': (h) =>
    `${h.within ?? 'Wilayah ini'} tidak dapat memuat wilayah yang diminta: RW memuat RT saja, dan RT tidak memuat apa-apa lagi.`,
  'sketch-without-ground': (h) =>
    `${h.within ?? 'Wilayah ini'} tidak mempunyai batas sendiri, sehingga tidak ada yang dapat dibagi. Masukkan dahulu batasnya: npx petasos import boundaries.`,
  'sketch-has-list': (h) =>
    `${h.within ?? 'Wilayah ini'} sudah mempunyai daftar RW/RT. Buat sketsa menurut daftar itu, tanpa menyebut jumlah RW dan RT.`,
  'sketch-no-list': (h) =>
    `${h.within ?? 'Wilayah ini'} belum mempunyai daftar RW/RT. Masukkan daftarnya (npx petasos import areas), atau sebutkan jumlah RW dan RT.`,
  'sketch-no-room': (h) =>
    `Di ${h.within ?? 'wilayah ini'} tidak ada ruang tersisa untuk ${n(h.cells)} RW/RT tanpa batas: batas yang sudah ada menutupi seluruhnya. Batas itu dibiarkan; masukkan batas RW/RT yang kurang dari berkas.`,
  'sketch-too-small': (h) =>
    `${h.within ?? 'Wilayah ini'} terlalu sempit untuk ${n(h.cells)} RW/RT: paling banyak ${n(h.fits)}. Periksa jumlahnya.`,
  'sketch-borders-stay': (h) =>
    `${n(h.count)} dusun/RW/RT sudah mempunyai batas dari berkas. Batas itu tidak disentuh sketsa.`,
  'sketch-there': (h) =>
    `${n(h.count)} RW/RT sudah disketsa sebelumnya dan dibiarkan. Untuk menggambar ulang, tarik kembali dahulu sketsa yang lama.`,
  'sketch-nothing-drawn': () =>
    'Tidak ada RW/RT yang dapat disketsa. Baca catatan tiap kelurahan/desa di bawah ini.',
  'sketch-replaced': (h) =>
    `${n(h.count)} wilayah dari sketsa ini sudah mempunyai batas dari berkas, dan batas itu tetap; yang ditarik kembali hanya sisanya.`,
  'sketch-is-no-border': (h) =>
    `${n(h.count)} RW/RT digambar sebagai sketsa, bukan batas resmi: luas dan kepadatannya tidak dihitung. Batas sebenarnya, bila kelak dimasukkan, menggantikan sketsa tanpa menghilangkan angka.`,
} satisfies Record<string, ProblemSentence>;
