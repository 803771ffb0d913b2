import type { TakenFormat } from '../../contract/export.ts';
import { format } from './format.ts';

const { number } = format;

/** What is taken away: the menu, and what stands in sheets, tables, map files and pictures. */
export const download = {
  menu: {
    open: 'Unduh',
    label: 'Unduh yang sedang ditampilkan',
    items: {
      xlsx: { label: 'Unduh Excel', note: 'tabel ini, semua indikator, keterangan' },
      png: { label: 'Simpan gambar', note: 'PNG untuk salindia dan laporan' },
      kmz: { label: 'Unduh KMZ', note: 'untuk Google Earth' },
      geojson: { label: 'Unduh GeoJSON', note: 'untuk QGIS dan peta lain' },
      csv: { label: 'Unduh CSV', note: 'tabel ini saja' },
    } satisfies Record<TakenFormat | 'png', { label: string; note: string }>,
    copy: 'Salin tautan',
    copyNote: 'membuka tampilan yang sama',
    copied: 'Tautan tersalin.',
    notCopied: 'Tautan tidak dapat disalin; salinlah dari bilah alamat.',
    working: 'Menyiapkan berkas …',
    drawing: 'Menggambar …',
    done: (name: string) => `Tersimpan: ${name}`,
    failed: (why: string) => `Berkas tidak dapat dibuat. ${why}`,
    noPicture: 'Gambar tidak dapat dibuat di peramban ini.',
    dismiss: 'Tutup',
    withoutShapes: 'belum ada batas untuk digambar',
    withoutFigures: 'belum ada angka untuk diunduh',
    withoutMap: 'peramban ini tidak dapat menggambar peta',
  },
  /** Stands on every sheet and picture of figures finer than the published shape; the same words in every language. */
  secret: (name: string, moment: string) => `RAHASIA - Pasal 4 UU 27/2022 · diunduh ${name}, ${moment}`,
  /** Stands where figures of types 11 to 13 stand. */
  street: 'Untuk pelayanan, bukan untuk penertiban',
  /** the same across a map, where there is no room for a name */
  secretShort: 'RAHASIA - Pasal 4 UU 27/2022',
  detailed: {
    /** in the menu, where the view is finer than the published shape */
    usual: (areas: string) => `Bentuk terbitan: per ${areas}`,
    none: 'Wilayah ini lebih kecil daripada yang diterbitkan.',
    exact: (areas: string) => `Rinci: per ${areas}`,
    exactNote: 'perlu alasan; ditandai RAHASIA dan dicatat',
    title: 'Unduh angka rinci',
    why: (areas: string) =>
      `Angka per ${areas} lebih rinci daripada yang diterbitkan dan dapat menunjuk pada keluarga tertentu. Berkasnya ditandai "RAHASIA - Pasal 4 UU 27/2022" dengan nama Anda dan waktunya, dan pengunduhan ini dicatat.`,
    whyTypes:
      'Lembar "Semua indikator" memuat jenis satu per satu, lebih rinci daripada yang diterbitkan. Berkasnya ditandai "RAHASIA - Pasal 4 UU 27/2022" dengan nama Anda dan waktunya, dan pengunduhan ini dicatat.',
    reason: 'Untuk apa angka ini dipakai?',
    reasonHint: 'Satu kalimat, tanpa nama warga. Contoh: Verifikasi lapangan bantuan banjir RW 003.',
    short: (least: number) => `Tulis sedikitnya ${least} huruf.`,
    take: 'Unduh',
    cancel: 'Batal',
  },
  sheets: { shown: 'Tabel', all: 'Semua indikator', notes: 'Keterangan' },
  columns: {
    warning: 'Peringatan',
    secret: 'Kerahasiaan',
    use: 'Penggunaan',
    code: 'Kode wilayah',
    name: 'Nama wilayah',
    state: 'Keadaan angka',
    value: 'Nilai',
    release: 'Tanggal terbitan',
    basis: 'Asal angka',
    partial: 'Jumlah sementara (sebagian)',
    n: 'Bagian yang melapor',
    m: 'Seluruh bagian',
    count: 'Pembilang',
    denominator: {
      per1000: 'Penyebut (penduduk)',
      per100Households: 'Penyebut (KK)',
      perKm2: 'Penyebut (km²)',
      share: 'Penyebut (keseluruhan)',
    },
    difference: 'Selisih dengan jumlah wilayah di dalamnya',
    boundary: 'Mutu batas',
    period: 'Periode',
    asOf: 'Keadaan per',
    sources: 'Sumber',
  },
  /** The states never look alike, in no file. */
  states: {
    number: 'Angka',
    ratePart: 'Angka dari bagian yang sudah melapor',
    zero: 'Nihil (sudah didata)',
    noData: 'Belum ada data',
    noRate: 'Belum dapat dihitung',
    partial: 'Baru sebagian, bukan total',
    hidden: 'Disamarkan',
  },
  /** The same where a cell holds a number. */
  short: {
    zero: 'Nihil',
    noData: 'belum ada data',
    noRate: 'belum dapat dihitung',
    hidden: 'disamarkan',
    partial: (count: number, n: number | null, m: number | null) =>
      n === null || m === null
        ? `sebagian: ${number(count)}`
        : `sebagian: ${number(count)} (${number(n)} dari ${number(m)})`,
  },
  withoutShape: 'Tanpa batas',
  title: (indicator: string, place: string, areas: string, period: string) =>
    `${indicator}: ${place} per ${areas}, ${period}`,
  notes: {
    heading: 'Keterangan',
    shown: 'Yang ditampilkan',
    place: 'Wilayah',
    level: 'Tingkat',
    period: 'Periode',
    sex: 'Jenis kelamin',
    asOf: 'Keadaan per',
    notSaid: 'belum disebut',
    release: 'Terbitan',
    releaseOf: (moment: string) => `Terbitan ${moment}`,
    kept: (n: number, areas: string, days: string) =>
      `Angka ${number(n)} ${areas} masih dari terbitan sebelumnya (${days}): angka barunya tidak dapat ditampilkan tanpa membuka angka lain.`,
    keptInAll: (days: string) =>
      `Angka yang dicetak miring pada lembar "Semua indikator" masih dari terbitan sebelumnya (${days}).`,
    total: 'Nilai seluruh wilayah',
    totalLeftOut: 'tidak dicantumkan, karena sebagian angka disamarkan',
    reported: 'Sudah melapor',
    reportedOf: (n: number, m: number, areas: string) => `${number(n)} dari ${number(m)} ${areas}`,
    meaning: 'Arti satu angka',
    means: {
      ppks: 'PPKS tercatat; satu orang dapat tercatat pada lebih dari satu jenis',
      keluarga: 'keluarga',
      jiwa: 'jiwa, tanpa ganda',
    },
    sources: 'Sumber angka',
    populationSource: 'Sumber penduduk',
    boundarySource: 'Sumber batas wilayah',
    sourceLine: (name: string, asOf: string | null, licence: string | null, simulated: boolean) =>
      [
        name,
        ...(asOf ? [`keadaan per ${asOf}`] : []),
        licence ? `lisensi ${licence}` : 'lisensi belum disebut',
        ...(simulated ? ['DATA CONTOH'] : []),
      ].join('; '),
    classes: 'Kelas',
    areas: (areas: string) => `banyaknya ${areas}`,
    gaps: 'Yang perlu diketahui',
    missing: (n: number, areas: string) => `${number(n)} ${areas} belum ada data.`,
    noRate: (n: number, areas: string) =>
      `${number(n)} ${areas} sudah ada datanya, tetapi penyebutnya belum; nilainya belum dapat dihitung.`,
    partial: (n: number, areas: string) =>
      `${number(n)} ${areas} baru sebagian melapor: jumlahnya bukan total.`,
    partOf: (n: number, areas: string) =>
      `${number(n)} ${areas} memiliki nilai yang dihitung hanya dari bagian yang sudah melapor.`,
    hidden: (n: number, areas: string) =>
      `${number(n)} ${areas} disamarkan untuk melindungi warga; angkanya tidak ada di berkas ini.`,
    withoutShape: (n: number, areas: string) => `${number(n)} ${areas} tanpa batas wilayah.`,
    sketched: (n: number, areas: string) =>
      `${number(n)} ${areas} berbatas sketsa, bukan batas resmi; luas dan kepadatan tidak diukur padanya.`,
    zero: 'Nihil berarti sudah didata dan tidak ada; kosong tidak pernah berarti nihil.',
    withheld: (names: string) =>
      `Tidak dimuat pada tingkat ini karena hanya dibuka di tingkat lebih luas: ${names}.`,
    tooMany: (n: number) =>
      `Lembar "Semua indikator" tidak disertakan karena lebih dari ${number(n)} wilayah.`,
    made: 'Dibuat',
    by: 'Instansi',
    address: 'Alamat tampilan',
    with: 'dengan Petasos',
    reason: 'Alasan mengunduh',
  },
  picture: {
    per: (areas: string) => `per ${areas}`,
    boundaries: (names: string) => `Batas: ${names}`,
    made: (moment: string) => `Dibuat ${moment} dengan Petasos`,
    north: 'U',
    sketch: 'Garis putus: batas sketsa, bukan batas resmi',
    legend: 'Keterangan',
  },
};
