import { periodKind } from '../../contract/period.ts';
import type { ProfileBreak } from '../../contract/profile.ts';
import type { TrendFacts } from '../card.ts';
import { format } from './format.ts';

const { number, period, list, small } = format;

/** What changed, in the middle of a sentence. */
const changed: Record<ProfileBreak, string> = {
  vocabulary: 'daftar jenisnya berubah',
  boundary: 'wilayahnya berubah',
};

/** The words of the area card: one area in depth. */
export const card = {
  label: 'Rincian wilayah',
  tabs: {
    trend: 'Tren',
    composition: 'Jenis',
    people: 'Penduduk',
    pillars: 'Pilar',
    compare: 'Pembanding',
    sources: 'Sumber',
  },
  loading: 'Memuat rincian …',
  failed: 'Rincian wilayah ini tidak dapat dimuat.',
  again: 'Coba lagi',
  table: 'Lihat sebagai tabel',
  noData: 'Belum ada data',
  zero: 'Nihil',
  noRate: 'belum dapat dihitung',
  partial: 'baru sebagian',
  parts: (n: number, m: number) => `${number(n)} dari ${number(m)} wilayah di dalamnya`,
  partsShort: (n: number, m: number) => `${number(n)}/${number(m)}`,
  sourceLine: (names: readonly string[], asOf: string | null) =>
    [
      names.length > 0 ? `Sumber: ${list(names)}` : 'Sumber belum disebut',
      ...(asOf ? [`keadaan per ${format.day(asOf)}`] : []),
    ].join(' · '),
  tooFine: (name: string, level: string) =>
    `${name} hanya ditampilkan sampai tingkat ${level}, untuk melindungi warga.`,
  trend: {
    title: 'Perkembangan',
    /** the period in little room, under the axis */
    tick: (p: string) => {
      const year = p.slice(0, 4);
      const part = p.slice(-1);
      const kind = periodKind(p);
      if (kind === 'semester') return `S${part} ’${year.slice(2)}`;
      if (kind === 'quarter') return `T${part} ’${year.slice(2)}`;
      return kind === 'month' ? `${p.slice(5)}/${year.slice(2)}` : year;
    },
    columns: { period: 'Periode', value: 'Nilai', state: 'Keterangan' },
    complete: 'Lengkap',
    partialKey: 'Baru sebagian melapor, bukan total',
    over: (p: string) => `penduduk ${period(p)}`,
    gaps: (periods: readonly string[]) => `Belum ada data: ${list(periods.map(period))}.`,
    hidden: (periods: readonly string[]) =>
      `Disamarkan untuk melindungi warga: ${list(periods.map(period))}.`,
    breakAt: (p: string, breaks: readonly ProfileBreak[]) =>
      `Garis terputus sebelum ${period(p)}: ${list(breaks.map((b) => changed[b]))}, sehingga tidak dapat dibandingkan langsung.`,
    others: (periods: readonly string[]) =>
      `Tidak digambar di sini: ${list(periods.map(period))} (jenis periode lain).`,
    answer: (f: TrendFacts) => {
      if (f.hidden !== null && f.last === null) return 'Angka wilayah ini disamarkan untuk melindungi warga.';
      if (f.last === null) {
        return f.withoutRate
          ? 'Belum dapat dihitung dalam ukuran ini: pembaginya nol, atau belum ada untuk wilayah yang sama. Pilih ukuran "Jumlah".'
          : 'Belum ada data untuk wilayah ini.';
      }
      const last = period(f.last.period);
      if (f.hidden !== null) {
        return `Angka ${period(f.hidden)} disamarkan untuk melindungi warga; yang terakhir ditampilkan ${number(f.last.value, f.decimals)} ${f.unit} pada ${last}.`;
      }
      if (f.last.n !== null && f.last.m !== null) {
        return `Belum dapat dibandingkan: pada ${last} baru ${number(f.last.n)} dari ${number(f.last.m)} wilayah di dalamnya yang melapor.`;
      }
      if (f.last.partial) return `Belum dapat dibandingkan: data ${last} belum lengkap.`;
      if (f.breaks.length > 0) {
        return `Data ${last} tidak dapat dibandingkan langsung dengan periode sebelumnya: ${list(f.breaks.map((b) => changed[b]))}.`;
      }
      const now = `${number(f.last.value, f.decimals)} ${f.unit}`;
      if (f.before === null && f.hiddenBefore) return `${now} pada ${last}; angka sebelumnya disamarkan.`;
      if (f.before === null) {
        return f.points === 1
          ? `Baru ada satu periode: ${now} pada ${last}.`
          : `${now} pada ${last}; periode sebelumnya belum lengkap.`;
      }
      const before = `${number(f.before.value, f.decimals)} pada ${period(f.before.period)}`;
      if (f.before.value === f.last.value)
        return `Tetap ${now} pada ${last}, seperti pada ${period(f.before.period)}.`;
      const way = f.last.value > f.before.value ? 'Naik' : 'Turun';
      return `${way} dari ${before} menjadi ${now} pada ${last}.`;
    },
  },
  composition: {
    title: 'Komposisi menurut kelompok dan jenis',
    unit: 'PPKS tercatat, bukan jumlah orang',
    severalTypes: 'Satu orang dapat tercatat pada lebih dari satu jenis.',
    groups: 'Menurut kelompok',
    types: 'Menurut jenis',
    beside: 'Di luar jumlah di atas',
    zeros: (names: readonly string[]) => `Nihil (sudah didata): ${list(names)}.`,
    missing: (names: readonly string[]) => `Belum ada data: ${list(names)}.`,
    hidden: (names: readonly string[]) => `Disamarkan untuk melindungi warga: ${list(names)}.`,
    withheld: (n: number) =>
      `${small(n).replace(/^./, (c) => c.toUpperCase())} jenis yang dilindungi tidak ditampilkan pada tingkat ini.`,
    none: 'Belum ada jenis yang dilaporkan pada periode ini.',
    columns: { name: 'Jenis', count: 'Tercatat' },
    families: 'keluarga',
    total: (n: string) => `Seluruhnya ${n} tercatat dalam jenis terbuka.`,
    totalPartial: (n: string) => `Jumlah sementara ${n} tercatat dalam jenis terbuka, belum merupakan total.`,
  },
  sexes: {
    title: 'Menurut jenis kelamin',
    share: (n: string) => `${n}%`,
  },
  people: {
    title: 'Penduduk',
    none: 'Jumlah penduduk wilayah ini belum ada.',
    persons: 'Penduduk',
    households: 'Keluarga (KK)',
    perHousehold: 'Rata-rata jiwa per KK',
    ages: 'Penduduk menurut umur',
    agesUnit: 'jiwa',
    noAges: 'Kelompok umur belum ada.',
    agesOf: (n: number, m: number, level: string) =>
      `Dijumlahkan dari ${number(n)} dari ${number(m)} ${level} yang menyebut umur; bukan seluruh penduduk.`,
    agesSummed: (m: number, level: string) => `Dijumlahkan dari ${number(m)} ${level}.`,
    columns: { age: 'Umur', all: 'Jiwa' },
    age: (band: string) => `${band.replace('-', '–')} tahun`,
    otherPeriod: (p: string, asked: string) =>
      `Penduduk ${period(p)} dipakai, karena penduduk ${period(asked)} belum ada.`,
  },
  compare: {
    title: { border: 'Dengan wilayah yang berbatasan', siblings: 'Dengan wilayah seinduk' },
    byBorder: (n: number) => `${number(n)} wilayah yang berbatasan langsung`,
    bySiblings: (n: number, parent: string) =>
      `${number(n)} wilayah lain di ${parent}; batasnya belum ada, sehingga yang berbatasan tidak diketahui`,
    alone: 'Tidak ada wilayah lain untuk dibandingkan.',
    columns: { name: 'Wilayah', value: 'Nilai' },
    here: 'wilayah ini',
    parentRate: (name: string) => `${name} seluruhnya`,
    share: (share: string, name: string) => `${share}% dari seluruh ${name}.`,
    answer: (place: number, of: number) =>
      place === 1
        ? `Tertinggi di antara ${number(of)} wilayah yang dapat dibandingkan di sini.`
        : place === of
          ? `Terendah di antara ${number(of)} wilayah yang dapat dibandingkan di sini.`
          : `Urutan ${number(place)} dari ${number(of)} wilayah yang dapat dibandingkan di sini.`,
    notComparable:
      'Wilayah ini belum dapat dibandingkan: datanya belum ada, baru sebagian, atau nilainya belum dapat dihitung.',
    choose: (name: string) => `Buka ${name}`,
  },
  sources: {
    title: 'Asal data',
    of: { need: 'Angka', population: 'Penduduk', boundary: 'Batas wilayah' },
    none: 'Belum ada sumber untuk periode ini.',
    unnamed: 'sumber belum disebut',
    licence: (name: string) => `Lisensi: ${name}`,
    noLicence: 'lisensi belum disebut',
    asOf: (day: string) => `Keadaan per ${day}`,
    noDay: 'tanggal keadaan belum disebut',
    simulated: 'data contoh',
    report: 'Laporan impor',
    within: (name: string) => `Sumber angka berlaku untuk seluruh ${name}.`,
  },
  columns3d: {
    label: 'Kolom 3D',
    hint: 'Menggambar nilai sebagai kolom di atas peta yang dimiringkan',
    legend: (value: string, unit: string, name: string) =>
      `Tinggi kolom = nilai, mulai dari nol. Tertinggi: ${value} ${unit} (${name}).`,
    colour: 'Warna kolom sama dengan warna wilayah.',
    without: 'Nihil, belum ada data, baru sebagian, dan disamarkan: tanpa kolom.',
    table: 'Angka yang sama ada pada daftar wilayah.',
    none: 'Tidak ada nilai lengkap untuk digambar sebagai kolom.',
    failed: 'Kolom 3D tidak dapat digambar di peramban ini; peta datar tetap dapat dipakai.',
  },
};
