import type { FileKind, RowUnit } from '../../contract/import.ts';
import { format } from './format.ts';

const { number } = format;

/** Bringing data in from the browser: choosing the regency, checking a file, applying it, taking it back. */
export const bring = {
  region: {
    province: 'Provinsi',
    regency: 'Kabupaten/kota',
    provinceHint: 'Pilih provinsi',
    regencyHint: 'Pilih kabupaten/kota',
    search: 'Cari nama atau kode …',
    nothing: 'Tidak ada yang cocok. Periksa ejaannya.',
    there: 'sudah disiapkan',
    setUp: (name: string) => `Siapkan ${name}`,
    open: (name: string) => `Buka ${name}`,
    choose: 'Pilih kabupaten/kota dulu',
    working: (name: string) => `Menyiapkan ${name} …`,
    source: 'Sumber: idn-area-data (ODbL)',
  },
  panel: {
    title: 'Masukkan data',
    under:
      'Berkas diperiksa dulu dan laporannya ditampilkan. Tidak ada yang disimpan sebelum Anda menekan Terapkan.',
    drop: 'Seret satu atau beberapa berkas ke sini, atau',
    pick: 'Pilih berkas',
    formats:
      'Tabel: Excel (.xlsx) atau CSV. Peta: Shapefile (.zip, atau .shp bersama .dbf, .shx, .prj), GeoPackage, KML/KMZ, GPX, GeoJSON, atau TopoJSON.',
    onlyCounts:
      'Hanya angka per wilayah yang dikirim. Berkas berisi NIK, nama orang atau alamat dihitung dulu di komputer ini: nama dan nomornya tidak dikirim.',
    oneAtATime:
      'Beberapa tabel dapat dimasukkan sekaligus; peta satu berkas setiap kali. Yang pertama diambil.',
    batch: (n: number) => `${n} berkas`,
    tooLarge: (limit: string) =>
      `Berkas ini lebih besar dari ${limit}. Bagi berkasnya, atau masukkan lewat terminal: npx petasos import …`,
    changed: 'Berkas ini berubah atau dipindahkan setelah dipilih. Pilih sekali lagi.',
    file: 'Berkas',
    other: 'Ganti berkas',
    kind: 'Jenis data',
    kindFound: 'Dikenali dari isi berkas',
    kinds: {
      boundaries: 'Batas wilayah (peta)',
      areas: 'Daftar desa, dusun, RW, RT',
      changes: 'Perubahan wilayah (pemekaran, pindah induk)',
      population: 'Jumlah penduduk dan KK',
      need: 'Jumlah PPKS per jenis',
      figures: 'Angka indikator kantor',
      codes: 'Jembatan kode BPS–Kemendagri',
      pillars: 'Daftar pilar sosial',
      trainings: 'Pelatihan dan pesertanya',
      spm: 'Sasaran dan terlayani SPM',
    } satisfies Record<FileKind, string>,
    about: 'Keterangan data',
    source: 'Sumber',
    sourceHint: 'misalnya Dinas Sosial, Disdukcapil',
    licence: 'Lisensi (bila ada)',
    asOf: 'Keadaan per',
    period: 'Periode',
    periodHint: 'bila tidak ada kolomnya; misalnya 2025, 2025-S1, 2025-07',
    level: 'Tingkat wilayah',
    levelFound: 'Dikenali dari isi berkas',
    quality: 'Kedudukan batas',
    coordinates: 'Sistem koordinat',
    coordinatesFound: 'Menurut berkas',
    layer: 'Lapisan',
    layerHint: 'Bila peta punya beberapa lapisan; tanpa ini yang terbanyak poligonnya',
    decree: 'Dasar hukum (Perda/Perbup)',
    within: 'Hanya ambil wilayah',
    withinAll: 'Semua dalam berkas',
    parent: 'Semua baris terletak di (kode)',
    parentHint: 'untuk berkas tanpa kolom kode; misalnya 63.71.01.1001',
    simulated: 'Data simulasi (bukan data sebenarnya)',
    skip: 'Lewati baris yang keliru dan terapkan sisanya',
    skipUnder: 'Baris yang keliru tetap disebut dalam laporan.',
    indicator: 'Indikator',
    area: 'Semua angka untuk wilayah (kode)',
    areaHint: 'untuk berkas tanpa kolom wilayah; misalnya 35.10',
    indicatorInFile: 'Disebut dalam berkas',
    indicatorHint: 'Pilih bila berkas tidak punya kolom indikator.',
    noIndicator: 'Belum ada indikator kantor. Buat dulu di menu Pengaturan.',
    missingZero: 'Jenis yang tidak disebut berarti nihil (sudah didata, tidak ada)',
    missingUnder: 'Tanpa ini, jenis yang tidak disebut berarti belum ada data.',
    addClosed: 'Jumlahkan jenis tertutup sewaktu dibaca',
    addClosedUnder:
      'Yang disimpan hanya jumlah per kecamatan atau kabupaten/kota. Rincian per desa, RW, dan RT tidak disimpan di mana pun.',
    more: 'Pilihan lain',
    checking: 'Memeriksa berkas',
    applying: 'Menerapkan',
    stop: 'Hentikan',
    stopped: 'Dihentikan. Tidak ada yang disimpan.',
    stoppedLate:
      'Dihentikan. Bila telanjur berlaku, data ini tercantum dalam daftar data masuk dan dapat ditarik kembali.',
    report: 'Hasil pemeriksaan',
    units: { rows: 'baris', figures: 'angka' } satisfies Record<RowUnit, string>,
    ready: (used: number, read: number, refused: number, unit: string) =>
      refused === 0 && used === read
        ? `Siap diterapkan: ${number(used)} ${unit} terbaca baik.`
        : `Siap diterapkan: ${number(used)} dari ${number(read)} ${unit}${refused > 0 ? `; ${number(refused)} ${unit} keliru dilewati` : ''}.`,
    again: (verdict: string) => `${verdict} Perhatikan: berkas yang sama sudah berlaku (lihat Peringatan).`,
    refused: (errors: number) =>
      `Belum dapat diterapkan: ada ${number(errors)} kekeliruan. Perbaiki berkasnya lalu pilih lagi.`,
    refusedSkip: (errors: number) =>
      `Belum dapat diterapkan: ada ${number(errors)} kekeliruan. Perbaiki berkasnya lalu pilih lagi, atau lewati baris yang keliru.`,
    unchanged: 'Tidak ada yang berubah: semua sudah seperti dalam berkas ini.',
    apply: 'Terapkan',
    cancel: 'Batalkan',
    applied: (what: string) => `${what} sudah berlaku.`,
    appliedRows: (used: number, unit: string) => `${number(used)} ${unit} diterapkan.`,
    toMap: 'Lihat di peta',
    toReport: 'Lihat laporan',
    next: 'Masukkan berkas lain',
  },
  undo: {
    button: 'Tarik kembali',
    title: 'Tarik kembali data ini?',
    what: (kind: string, file: string) => (file === '' ? kind : `${kind}: ${file}`),
    text: 'Semua yang dibawa data ini tidak berlaku lagi, dan yang berlaku sebelumnya berlaku kembali. Laporannya tetap tersimpan.',
    confirm: 'Ya, tarik kembali',
    cancel: 'Jangan',
    working: 'Menarik kembali',
    actions: 'Tindakan',
  },
};
