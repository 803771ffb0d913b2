import { format } from './format.ts';

const { number } = format;

/** How a table was read, and how to say otherwise. */
export const reading = {
  title: 'Cara tabel ini dibaca',
  intro: 'Di atas setiap kolom tertulis untuk apa kolom itu. Ubah bila keliru; berkas diperiksa ulang.',
  remembered: 'seperti berkas sebelumnya dengan judul kolom yang sama',
  rememberedNote: 'Dibaca seperti yang Anda tentukan untuk berkas sebelumnya dengan judul kolom yang sama.',
  changedNote:
    'Cara baca ini diingat untuk berkas berikutnya dengan judul kolom yang sama, setelah diterapkan.',
  reset: 'Kembali ke cara baca otomatis',
  line: 'Baris',
  column: (n: number, heading: string) =>
    `Kegunaan kolom ${number(n)}${heading === '' ? '' : `: ${heading}`}`,
  noHeading: '(tanpa judul)',
  headingFrom: 'Judul kolom mulai baris',
  headingTo: 'sampai baris',
  sheets: 'Lembar yang dibaca',
  sheet: (name: string, rows: number) => `${name} (${number(rows)} baris)`,
  groups: { general: 'Umum', places: 'Wilayah dan waktu', figures: 'Angka', types: 'Angka menurut jenis' },
  keep: 'Menurut judulnya',
  skip: 'Dilewati',
  total: 'Jumlah (dicocokkan, lalu dilewati)',
  as: {
    kode: 'Kode wilayah',
    provinsi: 'Nama provinsi',
    kabupaten: 'Nama kabupaten/kota',
    kecamatan: 'Nama kecamatan',
    kelurahan: 'Nama desa/kelurahan',
    dusun: 'Dusun',
    rw: 'RW',
    rt: 'RT',
    jenis: 'Jenis',
    jk: 'L/P',
    periode: 'Periode',
    'keadaan per': 'Keadaan per tanggal',
    penduduk: 'Penduduk',
    kk: 'KK',
    laki: 'Laki-laki',
    perempuan: 'Perempuan',
    jumlah: 'Angka',
  } as Readonly<Record<string, string>>,
  figures: 'Angka',
  distinct: 'jiwa (tanpa ganda)',
  unknownType: (name: string) => `Angka jenis "${name}" (belum dikenal)`,
  terminal: {
    badReading:
      'Isi --reading bukan cara baca tabel. Tulis sebagai JSON, misalnya {"columns":{"lain":"skip"}} atau {"heading":[4,5]}.',
  },
  measure: { tercatat: 'tercatat', terlayani: 'terlayani' },
};
