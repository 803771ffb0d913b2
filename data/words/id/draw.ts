import { format } from './format.ts';

const { number } = format;

/** Pages of disaster work, and drawing on a map. */
export const draw = {
  nav: {
    label: 'Halaman kebencanaan',
    map: 'Peta',
    zones: 'Daerah rawan',
    incidents: 'Kejadian',
    facilities: 'Fasilitas',
    stock: 'Stok',
    ready: 'Paket siaga',
    backTest: 'Uji balik',
    rates: 'Angka acuan',
  },
  tools: 'Alat gambar',
  map: 'Peta untuk menggambar',
  polygon: 'Wilayah',
  circle: 'Lingkaran',
  line: 'Garis',
  point: 'Titik',
  edit: 'Geser sudut',
  undo: 'Urungkan',
  clear: 'Hapus gambar',
  atCentre: 'Lingkaran di tengah peta',
  pointAtCentre: 'Titik di tengah peta',
  hint: {
    none: 'Pilih alat gambar, lalu ketuk peta.',
    polygon: 'Ketuk sudut-sudutnya satu per satu; ketuk lagi sudut pertama untuk menutup wilayah.',
    circle: 'Ketuk titik tengahnya, geser, lalu ketuk lagi.',
    line: 'Ketuk titik-titik sepanjang garis; ketuk lagi titik terakhir untuk selesai.',
    point: 'Ketuk tempatnya di peta.',
    edit: 'Geser sudut atau seluruh gambar. Titik kecil di antara dua sudut menambah sudut.',
  },
  radius: 'Jari-jari (meter)',
  drawn: {
    none: 'Belum ada yang digambar.',
    polygon: (parts: number, corners: number) =>
      parts > 1
        ? `Tergambar ${number(parts)} wilayah, ${number(corners)} sudut.`
        : `Tergambar satu wilayah, ${number(corners)} sudut.`,
    circle: (radiusM: number) => `Tergambar lingkaran berjari-jari ${number(radiusM)} meter.`,
    line: (points: number) => `Tergambar garis dengan ${number(points)} titik.`,
    point: (lat: string, lon: string) => `Titik pada ${lat}, ${lon} (lintang, bujur).`,
  },
  mapFailed: 'Peta tidak dapat ditampilkan di peramban ini. Gunakan daftar wilayah.',
  loading: 'Memuat peta …',
};
