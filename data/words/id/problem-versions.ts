import type { ProblemSentence } from '../sentence.ts';
import { format } from './format.ts';

const n = (value: string | number | undefined) => format.number(Number(value ?? 0));
const m2 = (value: string | number | undefined) => `${n(value)} m²`;
const slivers = (h: Readonly<Record<string, string | number>>) =>
  Number(h.slivers ?? 0) > 0 ? `, ${n(h.slivers)} di antaranya sempit (kurang dari 10 m)` : '';

/** How shapes lie to each other, borders of another time, and files that came before. */
export const problemVersions = {
  'shapes-overlap': (h) =>
    `Batas bertumpuk di ${n(h.count)} tempat, ${m2(h.m2)} seluruhnya${slivers(h)}; terluas ${m2(h.most)} antara ${h.areas ?? ''}. Batas dipakai apa adanya; lihat peta kecil di laporan.`,
  'shapes-gap': (h) =>
    `Ada celah di ${n(h.count)} tempat, ${m2(h.m2)} seluruhnya${slivers(h)}; terluas ${m2(h.most)} di ${h.areas || 'antara wilayah'}. Wajar untuk danau atau wilayah yang memang tidak ada dalam berkas; lihat peta kecil di laporan.`,
  'shapes-outside': (h) =>
    `${n(h.count)} bentuk keluar dari wilayah induknya, ${m2(h.m2)} seluruhnya${slivers(h)}; terluas ${m2(h.most)}: ${h.areas ?? ''}. Batas dua sumber jarang sama persis; periksa yang terluas.`,
  'topology-not-checked': (h) =>
    `Celah dan tumpang tindih tidak diperiksa: ${n(h.count)} bentuk terlalu banyak untuk sekali periksa. Periksa per kabupaten/kota ("Hanya ambil wilayah", di terminal: --within KODE).`,
  'shapes-versioned': (h) =>
    `${n(h.count)} batas berbeda dari yang sudah ada dan menjadi versi baru menurut tanggalnya. Periode lama tetap memakai batas lama.`,
  'merge-recognised': (h) =>
    `${h.many ?? ''} dikenali bergabung menjadi ${h.one ?? h.value ?? ''} (${n(h.share)}% wilayahnya berasal dari sana), berlaku ${h.date ?? ''}. Angka periode sebelumnya dijumlahkan dan ditandai perkiraan. Bila keliru, jangan terapkan; perbaiki kode atau tanggalnya.`,
  'split-recognised': (h) =>
    `${h.one ?? h.value ?? ''} dikenali dipecah; bagiannya: ${h.many ?? ''} (${n(h.share)}% wilayahnya), berlaku ${h.date ?? ''}. Angka periode sebelumnya tetap pada wilayah lama dan tidak dibagi. Bila keliru, jangan terapkan; perbaiki kode atau tanggalnya.`,
  'same-file': (h) =>
    `Berkas yang sama sudah diterapkan pada ${h.on ?? ''} (data masuk nomor ${h.id ?? ''}) dan masih berlaku. Bila itu cukup, batalkan; bila diterapkan lagi, keduanya tercatat.`,
  'told-once': (h) =>
    `Berkas ini ${n(h.lines)} baris; setiap kekeliruan disebut sekali, pada baris pertama yang memuatnya. Perbaiki semuanya di berkas, lalu kirim lagi.`,
} satisfies Record<string, ProblemSentence>;
