import type { ImportEntry, ImportKind } from '../../contract/import.ts';
import type { Measure } from '../../contract/indicator.ts';
import type { NoRate } from '../../contract/values.ts';
import type { ViewKey } from '../../contract/view.ts';
import type { AnswerFacts, AnswerSentences, LevelName } from '../answer.ts';
import { format } from './format.ts';

const { number, small } = format;

/** Who brought something in; kept as 'local operator', 'terminal: name' or 'system: reason'. */
function maker(who: string): string {
  if (who === 'local operator') return 'operator di komputer ini';
  if (who.startsWith('system: ')) return 'Petasos';
  return who.replace(/^terminal: (.*)$/, '$1 (terminal)');
}

const level: Record<LevelName, string> = {
  provinsi: 'provinsi',
  kabupaten: 'kabupaten',
  kota: 'kota',
  kabupatenKota: 'kabupaten/kota',
  kecamatan: 'kecamatan',
  desa: 'desa',
  kelurahan: 'kelurahan',
  desaKelurahan: 'desa/kelurahan',
  dusun: 'dusun',
  rw: 'RW',
  rt: 'RT',
};

/** What a measure divides by is not known for the same areas, or is nobody. */
const unknownDivisor: Record<Measure, string> = {
  count: 'belum ada angkanya',
  per1000: 'jumlah penduduk belum lengkap untuk wilayah yang sama',
  per100Households: 'jumlah KK belum lengkap untuk wilayah yang sama',
  perKm2: 'luas wilayah belum diketahui',
  share: 'keseluruhannya belum lengkap untuk wilayah yang sama',
  rate: 'belum ada angkanya',
  ratio: 'norma belum ditetapkan, atau angka yang diperlukannya belum ada',
  missing: 'norma belum ditetapkan, atau angka yang diperlukannya belum ada',
  state: 'norma belum ditetapkan, atau angka yang diperlukannya belum ada',
  served: 'belum ada angkanya',
  unserved: 'sasaran dan terlayani belum diketahui dua-duanya',
  achieved: 'sasaran dan terlayani belum diketahui dua-duanya',
};
const zeroDivisor: Record<Measure, string> = {
  ...unknownDivisor,
  per1000: 'jumlah penduduknya nol',
  per100Households: 'jumlah KK-nya nol',
  perKm2: 'luas wilayahnya nol',
  share: 'keseluruhannya nol',
  ratio: 'di sana tidak diperlukan petugas',
  achieved: 'sasarannya nihil',
};

/** A value with its unit, kept on one line. */
function measured(value: number, f: AnswerFacts): string {
  return `${number(value, f.isRate && !f.isWhole ? Math.max(1, f.decimals) : 0)} ${f.unit}`.replaceAll(
    ' ',
    '\u00a0',
  );
}

/** The rate over the part that has reported. */
function partRate(f: AnswerFacts): string {
  return f.isRate && f.whole?.value != null
    ? ` (${measured(f.whole.value, f)} di wilayah yang sudah melapor)`
    : '';
}

/** The words of the screen. Sentences take facts and make the whole sentence, so that no language is glued together. */
export const screen = {
  language: { name: 'Bahasa Indonesia', short: 'ID', choose: 'Bahasa' },
  menu: {
    label: 'Menu utama',
    needs: 'Sebaran PPKS',
    hazards: 'Kebencanaan',
    data: 'Data',
    skip: 'Langsung ke isi halaman',
  },
  level,
  need: {
    title: 'Peta Sebaran PPKS',
    under: 'Di mana warga yang memerlukan pelayanan sosial, dan berapa banyak?',
    severalTypes: 'Satu orang dapat tercatat pada lebih dari satu jenis.',
    answerLabel: 'Jawaban',
    settings: 'Pilihan peta',
  },
  ofHazards: {
    title: 'Kebencanaan: Daerah Rawan dan Tanggap Darurat',
    under: 'Siapa yang terancam, apa kebutuhannya, siapa yang bergerak?',
  },
  ofOwn: {
    title: 'Peta Indikator Kantor',
    under: 'Angka yang dikumpulkan kantor sendiri: di mana, dan berapa banyak?',
  },
  ofServices: {
    title: 'Peta SPM Bidang Sosial',
    under: 'Di mana sasaran pelayanan belum terlayani, dan berapa banyak?',
  },
  ofPeople: { title: 'Peta Penduduk', under: 'Di mana penduduk tinggal, dan berapa banyak?' },
  pick: {
    indicator: 'Yang dipetakan',
    indicatorSearch: 'Cari jenis PPKS atau indikator …',
    nothingFound: 'Tidak ada yang cocok.',
    withoutData: 'belum ada data',
    family: {
      total: 'Keseluruhan',
      group: 'Kelompok',
      type: 'Jenis PPKS',
      spm: 'SPM bidang sosial',
      own: 'Indikator kantor',
      population: 'Penduduk',
    },
    measure: 'Ukuran',
    measures: {
      count: 'Jumlah',
      per1000: 'per 1.000',
      perKm2: 'per km²',
      per100Households: 'per 100 KK',
      share: 'bagian',
      rate: 'nilai',
      ratio: 'cakupan',
      missing: 'kekurangan',
      state: 'keadaan',
      served: 'terlayani',
      unserved: 'belum terlayani',
      achieved: 'capaian',
    } satisfies Record<Measure, string>,
    measuresLong: {
      count: 'Jumlah',
      per1000: 'per 1.000 penduduk',
      perKm2: 'per km²',
      per100Households: 'per 100 KK',
      share: 'bagian dari keseluruhan',
      rate: 'nilai menurut sumber',
      ratio: 'cakupan terhadap norma',
      missing: 'kekurangan petugas',
      state: 'keadaan petugas',
      served: 'terlayani',
      unserved: 'belum terlayani',
      achieved: 'capaian',
    } satisfies Record<Measure, string>,
    period: 'Periode',
    sex: 'Jenis kelamin',
    level: 'Tampilkan per',
    place: 'Kabupaten/kota',
  },
  path: {
    other: 'Daerah lain',
    label: 'Letak wilayah',
    up: (name: string) => `Naik ke ${name}`,
    choosePlace: 'Pilih kabupaten/kota',
  },
  search: {
    label: 'Cari wilayah',
    placeholder: 'Cari kecamatan, kelurahan, RW …',
    nothing: 'Wilayah tidak ditemukan.',
    clear: 'Kosongkan pencarian',
    close: 'Tutup pencarian',
  },
  answer: (f: AnswerFacts): AnswerSentences => {
    const areas = f.areasName;
    const of = `${number(f.areas)} ${areas} di ${f.place}`;
    const more: string[] = [];
    const complete = f.areas - f.missing - f.partial;
    if (f.whole?.partial && f.whole.count !== null) {
      const said = f.partial > 0 ? 'Data lengkap' : 'Sudah melapor';
      more.push(
        `${said}: ${number(complete)} dari ${number(f.areas)} ${areas}. Jumlah sementara ${number(f.whole.count)} ${f.whole.countUnit}${partRate(f)}, belum merupakan total.`,
      );
    } else if (f.whole && f.whole.count !== null) {
      const rate = f.isRate && f.whole.value !== null ? `, yaitu ${measured(f.whole.value, f)}` : '';
      more.push(`Seluruhnya ${number(f.whole.count)} ${f.whole.countUnit}${rate}.`);
    }
    if (f.whole?.difference) {
      const which = f.whole.difference > 0 ? 'lebih besar' : 'lebih kecil';
      more.push(
        `Angka yang dilaporkan untuk ${f.place} ${number(Math.abs(f.whole.difference))} ${which} daripada jumlah wilayah di bawahnya.`,
      );
    }
    if (f.hidden > 0) more.push('Sebagian angka disamarkan untuk melindungi warga.');
    if (f.areas === 0) return { lead: `Belum ada ${areas} yang terdaftar di ${f.place}.`, more };
    if (f.withoutRate > 0 && f.missing + f.withoutRate === f.areas) {
      if (f.sketched === f.withoutRate) {
        return {
          lead: `Angka ${f.unit} tidak dihitung untuk ${of}, karena batasnya sketsa. Lihat wilayah di atasnya, atau pilih ukuran "Jumlah".`,
          more,
        };
      }
      return {
        lead: `Angka ${f.unit} belum dapat dihitung untuk ${of}: pembaginya (penduduk, KK, luas, atau keseluruhannya) belum ada atau nol. Pilih ukuran "Jumlah".`,
        more,
      };
    }
    if (f.missing === f.areas) return { lead: `Belum ada data dari ${of} untuk periode ${f.period}.`, more };
    if (f.hidden > 0 && f.hidden + f.missing === f.areas) {
      return { lead: `Angka ${of} disamarkan untuk melindungi warga.`, more: more.slice(0, -1) };
    }
    const gaps = [
      ...(f.missing > 0 ? [`${small(f.missing)} belum ada data`] : []),
      ...(f.partial > 0 ? [`${small(f.partial)} baru sebagian`] : []),
      ...(f.withoutRate > 0 ? [`${small(f.withoutRate)} belum dapat dihitung`] : []),
    ].join(', ');
    // One area among none other is no 'all of them': a kelurahan without RW, looked at by who serves it.
    const whole = f.areas === 1 ? 'Datanya sudah ada' : `Seluruh ${of} sudah ada datanya`;
    const head = gaps ? `Dari ${of}, ${gaps}` : whole;
    if (f.highest === null) {
      const rest = f.hidden > 0 ? 'nihil atau disamarkan' : 'nihil';
      return { lead: f.zero > 0 ? `${head}; selebihnya ${rest}.` : `${head}.`, more };
    }
    const names =
      f.highest.names.length > 2
        ? `${small(f.highest.names.length)} ${areas}`
        : f.highest.names.join(' dan ');
    const each = f.highest.names.length > 1 ? ' masing-masing' : '';
    // A figure that is hidden to keep another one safe may be higher than any that is shown.
    const highest = f.hidden > 0 ? 'tertinggi yang ditampilkan' : 'tertinggi';
    return {
      lead: `${head}; ${highest} ${names}:${each} ${measured(f.highest.value, f)}.`,
      more,
    };
  },
  map: {
    label: 'Peta wilayah',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    wholeArea: 'Tampilkan seluruh wilayah',
    back: (name: string) => `Kembali ke ${name}`,
    boundaries: (sources: string) => `Batas: ${sources}`,
    land: 'daratan: Natural Earth',
    noShapes: (areas: string, place: string) =>
      `Tingkat ${areas} di ${place} belum memiliki batas untuk digambar; lihat daftar wilayah.`,
    failed:
      'Peramban ini tidak dapat menggambar peta (WebGL 2 tidak tersedia). Daftar wilayah tetap dapat dipakai.',
    loading: 'Memuat peta …',
    sketch: 'Batas sketsa, bukan batas resmi',
  },
  legend: {
    label: 'Keterangan peta',
    countsAre: (areas: string) => `banyaknya ${areas}`,
    range: (from: string, to: string) => `${from} – ${to}`,
    zero: 'Nihil (sudah didata)',
    noData: 'Belum ada data',
    /** @param withoutRate how many of them were counted, but cannot be divided */
    noDataOf: (withoutRate: number, areas: number): string =>
      withoutRate === 0
        ? 'Belum ada data'
        : withoutRate < areas
          ? 'Belum ada data, atau belum dapat dihitung'
          : 'Belum dapat dihitung',
    partial: 'Baru sebagian, bukan total',
    partOf: 'Baru sebagian melapor',
    hidden: 'Disamarkan',
    withoutShape: (n: number, areas: string) => `${number(n)} ${areas} tanpa batas`,
    asOf: (day: string) => `Keadaan per ${day}`,
    period: (period: string) => `Periode ${period}`,
    sources: (names: string) => `Sumber: ${names}`,
    denominator: (period: string, source: string | null) =>
      source ? `Penduduk ${period}, sumber: ${source}` : `Penduduk ${period}`,
    simulated: 'DATA CONTOH – BUKAN DATA SEBENARNYA',
    open: 'Buka keterangan',
    close: 'Tutup keterangan',
  },
  table: {
    label: (areas: string) => `Daftar ${areas}`,
    hint: 'Panah untuk memilih, Enter untuk melihat wilayah di dalamnya.',
    area: 'Wilayah',
    rank: 'No.',
    sortBy: 'Urutkan',
    sorts: { value: 'Nilai tertinggi', name: 'Nama', state: 'Prioritas' },
    withoutShape: 'tanpa batas',
    zero: 'Nihil',
    noRate: 'belum dapat dihitung',
    notMeasured: 'batas sketsa',
    partial: 'sebagian',
    partialCount: (n: number) => `${number(n)} (sebagian)`,
    partOf: (n: number, m: number) => `${number(n)}/${number(m)}`,
    loading: 'Memuat daftar wilayah …',
  },
  area: {
    close: 'Tutup',
    drill: (n: number, areas: string) => `Lihat ${number(n)} ${areas} di dalamnya`,
    bottom: 'Tidak ada wilayah yang lebih kecil di dalamnya.',
    parts: (n: number, m: number) => `${number(n)} dari ${number(m)} wilayah di dalamnya sudah melapor`,
    rateOfPart: 'Dihitung dari wilayah yang sudah melapor.',
    count: 'Jumlah',
    persons: 'Penduduk',
    difference: (n: number) =>
      n > 0
        ? `${number(n)} lebih besar daripada jumlah wilayah di dalamnya`
        : `${number(-n)} lebih kecil daripada jumlah wilayah di dalamnya`,
    size: 'Luas',
    km2: (value: number) => `${number(value, value < 10 ? 2 : 1)} km²`,
    boundary: 'Batas',
    fromChildren: 'gabungan wilayah di dalamnya',
    withoutShape: 'Belum ada batas',
    source: 'Sumber batas',
    basis: 'Asal angka',
    code: 'Kode',
    since: (day: string) => `Berlaku sejak ${day}`,
    noRate: (measure: Measure, reason: NoRate | null | undefined) =>
      reason === 'sketch'
        ? 'Tidak dihitung: batas sketsa.'
        : `Belum dapat dihitung: ${reason === 'zero' ? zeroDivisor[measure] : unknownDivisor[measure]}.`,
    rankOf: (rank: number, n: number) => `urutan ${number(rank)} dari ${number(n)}`,
  },
  sheet: {
    open: 'Buka rincian',
    close: 'Ciutkan rincian',
    tabs: { answer: 'Ringkasan', list: 'Daftar', settings: 'Pilihan', legend: 'Keterangan' },
    label: 'Rincian peta',
  },
  notice: {
    wrong: (names: readonly string[]) =>
      `Sebagian tautan tidak dapat dibaca (${names.join(', ')}); ditampilkan pilihan yang tersedia.`,
    params: {
      area: 'wilayah',
      level: 'tingkat',
      indicator: 'indikator',
      period: 'periode',
      sex: 'jenis kelamin',
      selected: 'wilayah terpilih',
      sort: 'urutan',
      lang: 'bahasa',
      camera: 'letak peta',
      card: 'bagian rincian',
      columns: 'kolom 3D',
      cover: 'tampilan cakupan',
      norm: 'norma',
    } satisfies Record<ViewKey, string>,
    bottom: (name: string) => `${name} tidak memiliki wilayah yang lebih kecil.`,
    stale: 'Server tidak menjawab; yang tampak adalah data terakhir. Dicoba lagi dengan sendirinya.',
    dismiss: 'Tutup pemberitahuan',
  },
  empty: {
    noFigures: (place: string) => `Belum ada angka PPKS untuk ${place}.`,
  },
  trouble: {
    unreachable: 'Server Petasos tidak dapat dihubungi',
    unreachableText:
      'Periksa apakah Petasos sedang berjalan di komputer server dan jaringan tersambung. Layar ini mencoba lagi dengan sendirinya.',
    again: 'Coba lagi',
    broken: 'Layar ini berhenti karena kesalahan',
    brokenText: 'Muat ulang halaman. Jika terulang, sampaikan tulisan di bawah ini kepada pengelola.',
    reload: 'Muat ulang',
    notFound: 'Halaman tidak ditemukan',
    toMap: 'Ke peta',
  },
  data: {
    title: 'Data',
    under: 'Dari mana batas dan angka berasal, keadaan per kapan, dan siapa yang memasukkannya.',
    none: 'Belum ada data yang dimasukkan.',
    label: 'Daftar data masuk',
    columns: {
      what: 'Data',
      source: 'Sumber',
      asOf: 'Keadaan per',
      made: 'Dimasukkan',
      rows: 'Baris terpakai',
      problems: 'Catatan',
      state: 'Status',
    },
    kinds: {
      setup: 'Penyiapan wilayah',
      boundaries: 'Batas wilayah',
      areas: 'Daftar wilayah',
      changes: 'Perubahan wilayah',
      population: 'Jumlah penduduk',
      need: 'Jumlah PPKS',
      figures: 'Indikator kantor',
      sketch: 'Sketsa RW/RT',
      codes: 'Jembatan kode',
      pillars: 'Pilar sosial',
      trainings: 'Pelatihan pilar sosial',
      register: 'Suntingan daftar pilar',
      spm: 'Capaian SPM',
      contacts: 'Kontak wilayah',
      'hazard-zones': 'Zona rawan bencana',
      'hazard-table': 'Kelas bahaya per wilayah',
      'hazard-events': 'Riwayat kejadian bencana',
      context: 'Peta latar',
      facilities: 'Fasilitas bencana',
      stock: 'Stok bantuan',
      roads: 'Jaringan jalan',
    } satisfies Record<ImportKind, string>,
    states: { draft: 'Belum diterapkan', applied: 'Berlaku', undone: 'Ditarik kembali' } satisfies Record<
      ImportEntry['state'],
      string
    >,
    reportStates: {
      checked: 'Baru diperiksa',
      refused: 'Belum dapat diterapkan',
      draft: 'Belum diterapkan',
      applied: 'Berlaku',
      undone: 'Ditarik kembali',
    },
    by: (who: string, when: string) => `${when} oleh ${maker(who)}`,
    rows: (used: number, read: number) => `${number(used)} dari ${number(read)}`,
    figures: (used: number, read: number) => `${number(used)} dari ${number(read)} angka`,
    problems: (n: number) => (n === 0 ? 'tanpa catatan' : `${number(n)} catatan`),
    unknownSource: 'sumber belum disebut',
    unknownDay: 'belum disebut',
    simulated: 'data contoh',
    report: 'Laporan',
    back: 'Kembali ke daftar',
    understood: 'Cara berkas dibaca',
    understoodAs: {
      filled: 'Wilayah terisi',
      format: 'Format',
      encoding: 'Penyandian huruf',
      separator: 'Pemisah kolom',
      files: 'Berkas',
      sheets: 'Lembar yang dibaca',
      heading: 'Baris judul kolom',
      said: 'Menurut judul',
      reading: 'Cara baca',
      level: 'Tingkat',
      levels: 'Tingkat',
      columns: 'Kolom',
      'code column': 'Kolom kode',
      'name column': 'Kolom nama',
      'parent columns': 'Kolom wilayah induk',
      'place names': 'Kolom nama tempat',
      numbers: 'Kolom nomor',
      layer: 'Lapisan',
      'other layers': 'Lapisan lain, tidak dibaca',
      coordinates: 'Sistem koordinat',
      parent: 'Wilayah induk',
      area: 'Semua angka untuk wilayah',
      within: 'Hanya di dalam',
      periods: 'Periode',
      hazard: 'Bahaya',
      'class column': 'Kolom kelas',
      'class scheme': 'Cara kelas ditulis',
      classes: 'Kelas di berkas',
      ages: 'Kelompok umur',
    } as Readonly<Record<string, string>>,
    broughtWhat: {
      observations: 'angka',
      figures: 'angka',
      zeros: 'nihil',
      areas: 'wilayah',
      types: 'jenis',
      indicators: 'indikator',
      codes: 'kode',
      pillars: 'pilar sosial',
      newPillars: 'pilar baru',
      roles: 'peran',
      trainings: 'pelatihan',
      participants: 'peserta',
      contacts: 'kontak wilayah',
      zones: 'zona',
      statements: 'kelas bahaya wilayah',
      events: 'catatan kejadian',
      lines: 'garis dan titik',
      facilities: 'fasilitas',
      stock: 'catatan stok',
      roadKm: 'km jalan',
      junctions: 'simpul jalan',
      dibentuk: 'wilayah dibentuk',
      'pindah induk': 'wilayah pindah induk',
      pecah: 'wilayah dipecah',
      gabung: 'wilayah digabung',
      'ganti nama': 'wilayah ganti nama',
      dihapus: 'wilayah dihapus',
    } as Readonly<Record<string, string>>,
    broughtShape: (level: string) => `batas ${level}`,
    broughtOutline: (level: string) => `batas ${level} (gabungan wilayah di dalamnya)`,
    findings: (n: number) => `${number(n)} kali`,
    more: (n: number) => `dan ${number(n)} lagi`,
    place: (line: number | null, column: string | null) =>
      [...(line === null ? [] : [`baris ${number(line)}`]), ...(column ? [`kolom ${column}`] : [])].join(
        ', ',
      ),
    brought: 'Yang dibawa',
    found: 'Catatan pemeriksaan',
    shown: (n: number, all: number) => `Ditampilkan ${number(n)} dari ${number(all)} catatan.`,
    severity: { error: 'Kesalahan', warning: 'Peringatan', note: 'Keterangan' },
    licence: 'Lisensi',
    used: { rows: 'Baris terpakai', figures: 'Angka terpakai' },
    refused: { rows: 'Baris ditolak', figures: 'Angka ditolak' },
    clean: 'Tidak ada catatan: semua baris terpakai.',
  },
};
