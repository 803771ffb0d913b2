import type { NamedLevel } from '../../catalogue/level-words.ts';
import type { NeedWord } from '../../catalogue/need-words.ts';
import type { OwnKind, OwnRate } from '../../contract/own-indicator.ts';
import { format } from './format.ts';

const { number } = format;

/** Settings of the office: its word for need, the words for its levels, its own indicators. */
export const settings = {
  menu: 'Pengaturan',
  title: 'Pengaturan',
  under: 'Sebutan dan indikator yang dipakai kantor Anda. Berlaku bagi semua yang membuka Petasos ini.',
  save: 'Simpan',
  saving: 'Menyimpan …',
  saved: 'Tersimpan.',
  cancel: 'Batal',
  need: {
    title: 'Sebutan pemerlu pelayanan',
    under: 'Kata yang dipakai pada semua judul, kalimat, laporan, dan berkas unduhan.',
    label: 'Sebutan',
    about: {
      PPKS: 'Pemerlu Pelayanan Kesejahteraan Sosial, sejak Permensos 5/2019',
      PMKS: 'Penyandang Masalah Kesejahteraan Sosial, menurut Permensos 8/2012',
      'PPKS (dahulu PMKS)': 'Sebutan baru, dengan sebutan lama pada judul',
      PAS: 'Pemerlu Atensi Sosial, dengan 12 kelompok (Kepmensos 103/HUK/2025)',
    } satisfies Record<NeedWord, string>,
  },
  attention: {
    unchecked: 'Kelompok PAS: pengelompokan bawaan, belum diperiksa pada sumbernya.',
    replace: 'Ganti dengan pengelompokan kantor: npx petasos vocabulary set pas BERKAS',
    others: 'Jenis lain',
  },
  levels: {
    title: 'Sebutan wilayah',
    under:
      'Sebutan tiap tingkat di kabupaten/kota Anda. Yang dikosongkan memakai sebutan bawaan yang tampak samar.',
    none: 'Siapkan kabupaten/kota terlebih dahulu; sebutannya dapat diatur sesudah itu.',
    regency: 'Kabupaten/kota',
    shape: 'Huruf saja, paling sedikit dua; boleh dengan spasi, titik, apostrof, atau tanda hubung.',
    slots: {
      kecamatan: 'Kecamatan',
      desa: 'Desa',
      kelurahan: 'Kelurahan',
      dusun: 'Dusun',
      rw: 'RW',
      rt: 'RT',
    } satisfies Record<NamedLevel, string>,
    usual: (source: string) => `Sebutan bawaan dari: ${source}.`,
    unconfirmed: 'Sebutan bawaan adalah pengetahuan umum, belum diperiksa pada sumbernya.',
  },
  own: {
    title: 'Indikator kantor',
    under:
      'Angka kantor di luar jenis bawaan: KPM, desil DTSEN, RTLH, ATS, dan lain-lain. Ikut dipetakan, diurutkan, dijumlahkan, dan diunduh seperti yang lain.',
    make: 'Buat indikator',
    none: 'Belum ada indikator kantor.',
    label: 'Daftar indikator kantor',
    templates: 'Mulai dari contoh',
    blank: 'Kosong',
    makeTitle: 'Indikator baru',
    changeTitle: (name: string) => `Ubah ${name}`,
    code: 'Kode',
    codeUnder: 'Huruf besar, angka, dan tanda hubung; dipakai dalam berkas dan tidak dapat diubah lagi.',
    name: 'Nama',
    nameEn: 'Nama dalam bahasa Inggris (boleh kosong)',
    kind: 'Yang dihitung',
    kinds: {
      jiwa: 'Orang (jiwa)',
      keluarga: 'Keluarga (KK, KPM)',
      unit: 'Benda atau tempat (rumah, lembaga …)',
      nilai: 'Nilai menurut sumber (persen, rasio)',
    } satisfies Record<OwnKind, string>,
    kindUnder: {
      jiwa: 'Dijumlahkan ke atas. Tidak boleh melebihi penduduk.',
      keluarga: 'Dijumlahkan ke atas. Yang melebihi jumlah KK ditandai.',
      unit: 'Dijumlahkan ke atas.',
      nilai:
        'Tidak pernah dijumlahkan; tampak hanya pada tingkat yang dilaporkan, dan tidak diterbitkan untuk pimpinan dan publik.',
    } satisfies Record<OwnKind, string>,
    unit: 'Satuan',
    unitUnder: 'Disebut sesudah angka, misalnya KPM atau unit rumah.',
    unitEn: 'Satuan dalam bahasa Inggris (boleh kosong)',
    source: 'Sumber',
    finest: 'Tingkat paling rinci',
    anyLevel: 'Tidak dibatasi',
    closed: 'Tertutup',
    closedUnder:
      'Angkanya tidak diterima dan tidak ditampilkan lebih rinci daripada tingkat di atas, siapa pun yang melihatnya.',
    rates: 'Tampilkan juga sebagai',
    rateNames: {
      per1000: 'per 1.000 penduduk',
      per100Households: 'per 100 KK',
      perKm2: 'per km²',
    } satisfies Record<OwnRate, string>,
    shareOf: 'Bagian dari (persen)',
    noWhole: 'Tidak ada',
    shareUnder: 'Indikator lain yang menjadi keseluruhannya, misalnya RTLH sebagai persen dari rumah.',
    edit: 'Ubah',
    editWhich: (name: string) => `Ubah ${name}`,
    retire: 'Nonaktifkan',
    retireWhich: (name: string) => `Nonaktifkan ${name}`,
    takeUp: 'Aktifkan lagi',
    takeUpWhich: (name: string) => `Aktifkan lagi ${name}`,
    retired: 'Tidak aktif',
    retiredUnder: 'Tidak tampil di mana pun; angkanya tetap tersimpan.',
    open: 'Terbuka',
    closedAt: (level: string) => `Tertutup di bawah ${level}`,
    figures: (n: number, periods: string) => `${number(n)} angka (${periods})`,
    noFigures: 'belum ada angka',
    showOnMap: 'Lihat di peta',
    next: 'Masukkan angkanya di menu Data, atau dengan: npx petasos import figures BERKAS',
    columns: 'Kolom berkas CSV: kode; indikator; periode; jumlah.',
    toData: 'Ke menu Data',
  },
};
