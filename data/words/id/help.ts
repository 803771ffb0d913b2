import { format } from './format.ts';

/** The screen Bantuan and the tour of the demo; the pages themselves stand in docs/id. */
export const help = {
  menu: 'Bantuan',
  title: 'Bantuan',
  search: 'Cari di bantuan',
  pages: 'Halaman bantuan',
  results: 'Hasil pencarian',
  found: (n: number) => (n === 0 ? 'Tidak ada yang cocok.' : `${format.number(n)} bagian ditemukan`),
  print: 'Cetak',
  onlyIndonesian: 'Halaman ini tersedia dalam Bahasa Indonesia.',
  tour: {
    label: 'Perkenalan singkat',
    step: (n: number, of: number) => `${format.number(n)} dari ${format.number(of)}`,
    next: 'Lanjut',
    done: 'Selesai',
    close: 'Tutup perkenalan',
    marks: {
      mapped: {
        title: 'Apa yang dipetakan',
        text: 'Pilih jenis PPKS, periode, dan ukurannya di sini. Peta, daftar, dan kalimat jawaban ikut berubah.',
        textSmall:
          'Jenis PPKS, periode, dan ukurannya dipilih di sini. Peta, daftar, dan kalimat jawaban ikut berubah.',
      },
      legend: {
        title: 'Arti warna',
        text: 'Angka di kanan adalah banyaknya wilayah. Nihil berarti sudah didata dan tidak ada; belum ada data berarti belum didata.',
        textSmall:
          'Arti setiap warna ada di sini. Nihil berarti sudah didata dan tidak ada; belum ada data berarti belum didata.',
      },
      down: {
        title: 'Turun sampai RT',
        text: 'Pilih tingkat wilayah di sini, atau klik dua kali satu wilayah untuk masuk: dari kecamatan ke desa, RW, sampai RT.',
        textSmall:
          'Ketuk satu wilayah di peta atau di daftar ini, lalu masuk ke dalamnya: dari kecamatan ke desa, RW, sampai RT.',
      },
      /** for who reads published figures alone */
      downPublished: {
        title: 'Turun sampai desa/kelurahan',
        text: 'Pilih tingkat wilayah di sini, atau klik dua kali satu kecamatan untuk melihat desa dan kelurahannya.',
        textSmall: 'Ketuk satu kecamatan di peta atau di daftar ini, lalu lihat desa dan kelurahannya.',
      },
    },
  },
};
