import type { ArchiveFault } from '../../contract/base-map.ts';
import { format } from './format.ts';

const { number } = format;

/** What lies under every map: the office's base map, and lines and points. */
export const baseMap = {
  under: {
    label: 'Jalan, sungai, dan tempat di peta',
    title: 'Tampilkan di setiap peta',
  },
  settings: {
    title: 'Peta dasar',
    under:
      'Daratan dan laut selalu ada tanpa internet. Berkas PMTiles menambahkan jalan, sungai, dan bangunan, atau citra, di bawah setiap peta.',
    how: 'Letakkan berkas .pmtiles (sering ratusan MB) di folder ini pada komputer server, lalu buka halaman ini lagi:',
    open: 'Ubin peta dasar dapat diambil siapa pun yang dapat membuka alamat server ini, sama seperti batas wilayah. Pilih peta yang boleh dibagikan.',
    none: 'Belum ada berkas .pmtiles di folder itu.',
    list: 'Peta dasar yang digambar',
    plain: 'Daratan dan laut saja',
    vector: 'peta garis',
    raster: 'peta gambar',
    zooms: (from: number, to: number) => `perbesaran ${from} sampai ${to}`,
    megabytes: (bytes: number) => `${number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`,
    name: 'Nama peta',
    attribution: 'Pembuat peta (tampil di sudut peta)',
    attributionHint: 'misalnya: © kontributor OpenStreetMap',
    save: 'Pakai',
    saved: 'Tersimpan. Peta yang terbuka memakainya setelah dimuat ulang.',
    missing: (file: string) =>
      `Berkas ${file} tidak ada lagi di folder itu, jadi yang digambar hanya daratan dan laut.`,
    changed: (file: string) => `Isi berkas ${file} sudah berubah. Pilih lagi agar digambar.`,
    faults: {
      'not-pmtiles': 'Bukan berkas PMTiles.',
      'old-version':
        'PMTiles versi lama. Ubah dengan program pmtiles (perintah convert) menjadi versi 3, lalu salin lagi.',
      truncated: 'Berkas terpotong: ukurannya lebih kecil daripada yang tertulis di dalamnya. Salin ulang.',
      damaged: 'Isi berkas rusak dan tidak dapat dibaca. Salin ulang, atau unduh lagi.',
      unsupported:
        'Jenis ubin di dalamnya tidak dikenal. Yang dapat dipakai: MVT, PNG, JPEG, WebP, atau AVIF.',
      empty: 'Tidak ada ubin peta di dalamnya.',
    } satisfies Record<ArchiveFault, string>,
  },
};
