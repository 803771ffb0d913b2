import type { FolderKind, SwitchStage } from '../../contract/folder.ts';
import type { SetupStep, StepState } from '../../contract/office.ts';
import { format } from './format.ts';

const { number } = format;

/** What is missing on a screen, who usually has it, and what to do. */
export interface Missing {
  readonly title: string;
  readonly what: string;
  readonly who: string;
  readonly todo: string;
}

/** The first hour: the question at the first run, the demo's folder, the steps, the office. */
export const first = {
  question: {
    title: 'Selamat datang di Petasos',
    under: 'Peta sosial: kebutuhan warga, sampai RT, dari berkas yang sudah ada di kantor.',
    ask: 'Ingin mulai dari mana?',
    demo: 'Lihat contoh',
    demoText:
      'Kabupaten rekaan, lengkap dengan peta sampai RT, penduduk, dan 26 jenis PPKS. Siap dalam kira-kira setengah menit, dan dapat ditinggalkan kapan saja.',
    setup: 'Siapkan wilayah saya',
    setupText:
      'Pilih provinsi dan kabupaten/kota, lalu masukkan batas dan angka. Setiap langkah boleh dilewati dan dilanjutkan kemudian.',
    invitation: 'Saya punya undangan',
    invitationText:
      'Undangan dikirim oleh kantor yang menjalankan Petasos di peladennya sendiri. Buka tautan dalam undangan itu: alamatnya peladen kantor tersebut, bukan komputer ini. Di sini tidak ada yang perlu diisi.',
    wait: 'Wilayah belum disiapkan',
    waitText:
      'Belum ada kabupaten/kota yang disiapkan di sini. Operator data kantor Anda menyiapkannya di menu Persiapan; halaman ini melanjutkan dengan sendirinya.',
    private: 'Semua data tetap di komputer ini. Tidak ada yang dikirim ke luar.',
  },
  switching: {
    title: { real: 'Membuka data Anda', demo: 'Menyiapkan contoh' } satisfies Record<FolderKind, string>,
    text: {
      real: 'Data contoh ditutup dulu. Halaman melanjutkan dengan sendirinya.',
      demo: 'Kabupaten Contoh digambar dan diisi di folder tersendiri. Data Anda, bila ada, tidak disentuh.',
    } satisfies Record<FolderKind, string>,
    stage: {
      closing: 'Menutup basis data yang tadi …',
      creating: 'Membuat basis data kosong …',
      filling: 'Menggambar wilayah dan mengisi angka …',
      publishing: 'Menyiapkan angka untuk pimpinan dan umum …',
      opening: 'Membuka basis data …',
    } satisfies Record<SwitchStage, string>,
    bar: 'Kemajuan',
    cancel: 'Batalkan',
    failed: 'Folder data belum dapat dibuka',
    failedDemo: 'Contoh belum dapat disiapkan',
    again: 'Coba lagi',
    toReal: 'Buka data saya',
  },
  demo: {
    banner: 'DATA CONTOH – BUKAN DATA SEBENARNYA',
    leave: 'Tinggalkan contoh',
    leaving: 'Menutup contoh …',
    label: 'Data contoh',
    empty: 'Contoh ini kosong',
    emptyText: 'Data contohnya sudah ditarik kembali. Buat ulang, atau tinggalkan contoh.',
    remake: 'Buat ulang contoh',
    noFiles:
      'Contoh tidak menerima berkas sebenarnya, supaya angka contoh dan angka kantor tidak pernah bercampur. Tinggalkan contoh untuk memasukkan data kantor Anda.',
    noOffice:
      'Nama, logo, dan penanda tangan kantor tidak dipasang pada data contoh. Tinggalkan contoh untuk mengisinya.',
    settings:
      'Silakan dicoba: indikator dan sebutan yang diubah di sini hanya berlaku di contoh, dan tidak terbawa ke data kantor Anda.',
  },
  terminal: {
    demoOpen: 'Yang dibuka adalah DATA CONTOH. Kembali ke data Anda: npx petasos folder saya',
    ofDemo: '(mengenai DATA CONTOH, folder yang sedang terbuka di peladen)',
    ofReal: '(mengenai folder data Anda; peladen terakhir menampilkan DATA CONTOH)',
    open: {
      real: 'Yang terbuka: folder data Anda.',
      demo: 'Yang terbuka: DATA CONTOH. Kembali ke data Anda: npx petasos folder saya',
    } satisfies Record<FolderKind, string>,
    next: {
      real: 'Peladen tidak berjalan. Saat dijalankan nanti yang dibuka: folder data Anda.',
      demo: 'Peladen tidak berjalan. Saat dijalankan nanti yang dibuka: DATA CONTOH.',
    } satisfies Record<FolderKind, string>,
    none: 'Belum ada folder yang terbuka. Periksa dengan: npx petasos doctor',
    failed: 'Folder yang diminta belum dapat dibuka; sebabnya ada di halaman Petasos dan di catatan peladen.',
    unknownFolder: (given: string) => `Folder "${given}" tidak dikenal. Pilih: saya atau contoh.`,
    stage: {
      closing: 'menutup',
      creating: 'membuat basis data',
      filling: 'mengisi contoh',
      publishing: 'menerbitkan angka',
      opening: 'membuka',
    } satisfies Record<SwitchStage, string>,
  },
  steps: {
    menu: 'Persiapan',
    title: 'Siapkan wilayah saya',
    under: 'Tidak harus sekaligus dan tidak harus berurutan. Yang dilewati tetap dapat ditemukan di sini.',
    done: (n: number, all: number) => `${number(n)} dari ${number(all)} langkah selesai`,
    label: 'Langkah persiapan',
    state: { done: 'Selesai', skipped: 'Dilewati', missing: 'Belum' } satisfies Record<StepState, string>,
    skip: 'Lewati langkah ini',
    unskip: 'Tidak jadi dilewati',
    show: 'Buka',
    hide: 'Tutup',
    toMap: 'Ke peta',
    demoText:
      'Ingin melihat hasilnya dulu? Contoh dibuka di folder tersendiri; yang sudah disiapkan di sini tetap ada.',
    needsRegion: 'Pilih kabupaten/kota dulu pada langkah pertama.',
    name: {
      region: 'Provinsi dan kabupaten/kota',
      office: 'Identitas kantor',
      boundaries: 'Batas wilayah',
      population: 'Jumlah penduduk',
      need: 'Jumlah PPKS',
      lists: 'Daftar RW dan RT',
    } satisfies Record<SetupStep, string>,
    text: {
      region:
        'Nama dan kode kecamatan serta desa/kelurahan langsung tersedia dari daftar kode wilayah, walaupun belum ada peta.',
      office:
        'Nama, logo, waktu setempat, dan penanda tangan: dipakai di layar, gambar, dan berkas yang diunduh.',
      boundaries:
        'Dengan batas, angka tampil sebagai peta. Tanpa batas, tabel, urutan, dan unduhan tetap dapat dipakai.',
      population: 'Dengan jumlah penduduk, angka dapat dibandingkan per 1.000 penduduk.',
      need: 'Hanya jumlah per wilayah dan jenis, tanpa nama dan NIK.',
      lists: 'Bila RW dan RT belum punya batas, Petasos dapat membuat sketsanya dari daftar ini.',
    } satisfies Record<SetupStep, string>,
    fact: {
      places: (names: readonly string[]) => names.join(', '),
      areas: (kecamatan: number, desa: number) =>
        `${number(kecamatan)} kecamatan, ${number(desa)} desa/kelurahan`,
      shapes: (n: number, all: number) =>
        `${number(n)} dari ${number(all)} desa/kelurahan sudah memiliki batas`,
      periods: (periods: readonly string[]) => `Periode ${periods.join(', ')}`,
      lists: (rw: number, rt: number) => `${number(rw)} RW, ${number(rt)} RT`,
      imports: (n: number) => `${number(n)} data masuk`,
    },
  },
  missing: {
    label: 'Yang belum ada',
    who: 'Biasanya ada di',
    todo: 'Yang perlu dilakukan',
    open: 'Buka langkah ini',
    boundaries: {
      title: 'Batas wilayah belum ada',
      what: 'Tanpa batas, wilayah tampil dalam daftar dan belum dapat digambar di peta.',
      who: 'Bappeda (pengelola peta dan Satu Data), Bagian Pemerintahan Setda, atau BIG lewat Ina-Geoportal.',
      todo: 'Mintalah batas desa/kelurahan (Shapefile dalam .zip, GeoPackage, KML, atau GeoJSON), sebaiknya dengan kode Kemendagri, lalu unggah sebagaimana adanya.',
    },
    population: {
      title: 'Jumlah penduduk belum ada',
      what: 'Tanpa penduduk, angka hanya dapat ditampilkan sebagai jumlah, belum per 1.000 penduduk.',
      who: 'Disdukcapil (rekap penduduk dan KK per desa/kelurahan tiap semester), atau BPS dalam Kecamatan Dalam Angka.',
      todo: 'Mintalah tabel kode atau nama desa/kelurahan, penduduk, dan KK, lalu unggah sebagai CSV.',
    },
    need: {
      title: 'Jumlah PPKS belum ada',
      what: 'Belum ada angka yang dapat dipetakan.',
      who: 'bidang yang menangani PPKS di Dinas Sosial (rekap tahunan), TKSK di kecamatan, atau operator SIKS‑NG desa/kelurahan.',
      todo: 'Siapkan tabel wilayah, jenis, dan jumlah. Daftar perorangan dihitung di komputer ini; nama dan NIK tidak dikirim.',
    },
    lists: {
      title: 'Daftar RW dan RT belum ada',
      what: 'Angka belum dapat ditampilkan lebih halus daripada desa/kelurahan.',
      who: 'kantor desa/kelurahan (seksi pemerintahan), atau kecamatan yang merekapnya.',
      todo: 'Mintalah daftar RW dan RT tiap kelurahan, lalu unggah sebagai CSV. Batasnya dapat disketsa kemudian.',
    },
  } satisfies { readonly [key: string]: string | Missing },
  office: {
    name: 'Nama kantor',
    nameHint: 'Sebagaimana tertulis pada kop surat, misalnya Dinas Sosial Kota Banjarmasin',
    zone: 'Waktu setempat',
    zones: { WIB: 'WIB', WITA: 'WITA', WIT: 'WIT' },
    logo: 'Logo',
    logoHint: 'PNG, JPEG, WebP, atau SVG, paling besar 5 MB',
    chooseLogo: 'Pilih berkas logo',
    removeLogo: 'Hapus logo',
    logoOf: (name: string) => `Logo ${name}`,
    signatories: 'Penanda tangan',
    signatoriesHint:
      'Dipakai hanya untuk bagian tanda tangan pada dokumen yang diunduh. NIP boleh kosong. Hapus bila yang bersangkutan sudah tidak menjabat.',
    noSignatories: 'Belum ada penanda tangan.',
    person: 'Nama',
    position: 'Jabatan',
    positionHint: 'misalnya Kepala Dinas Sosial',
    nip: 'NIP (boleh kosong)',
    nipWrong: 'NIP terdiri atas 18 angka. Periksa, atau kosongkan.',
    until: 'Berlaku sampai (boleh kosong)',
    expired: 'Masa berlakunya sudah lewat; tidak dicantumkan lagi.',
    number: (n: number) => `Penanda tangan ${number(n)}`,
    add: 'Tambah penanda tangan',
    remove: (name: string) => `Hapus ${name || 'penanda tangan ini'}`,
    save: 'Simpan identitas',
    saving: 'Menyimpan …',
    saved: 'Identitas kantor tersimpan.',
  },
};
