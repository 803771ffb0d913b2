import type { DUE_REASONS, PublishedFamily, ReleaseReason } from '../../contract/disclosure.ts';
import { format } from './format.ts';

const { number, moment } = format;

/** Who made something; kept as 'terminal: name' or 'system: reason'. */
function maker(who: string): string {
  if (who.startsWith('system: ')) return 'Petasos';
  return who.replace(/^terminal: (.*)$/, '$1 (terminal)');
}

/** The administrator's page of what is published, and the page on which everybody reads how figures are protected. */
export const disclosure = {
  title: 'Penerbitan angka',
  under:
    'Pimpinan dan publik membaca angka terbitan: yang kecil disamarkan, dan tidak lebih rinci daripada tingkat yang diatur di sini. Petugas dengan hak rinci tetap membaca angka persis.',
  family: {
    total: 'Jumlah seluruhnya',
    group: 'Kelompok',
    distinct: 'Jumlah jiwa (tanpa ganda)',
    type: 'Jenis terbuka, satu per satu',
    street: 'Gelandangan, pengemis, pemulung',
    own: 'Indikator kantor',
    closed: 'Jenis tertutup',
  } satisfies Record<PublishedFamily, string>,
  sexes: 'Menurut jenis kelamin',
  served: 'Yang sudah terlayani',
  now: {
    title: 'Terbitan yang berlaku',
    none: 'Belum ada terbitan. Pimpinan dan publik belum dapat membaca angka.',
    made: (at: string, by: string) => `Dibuat ${moment(at)} oleh ${maker(by)}`,
    shown: (shown: number, all: number) =>
      `${number(shown)} dari ${number(all)} angka diterbitkan (${number((shown / Math.max(1, all)) * 100, 1)}%)`,
    primary: (n: number) => `${number(n)} disamarkan karena kecil`,
    complement: (n: number) => `${number(n)} disamarkan agar yang kecil tidak dapat dihitung`,
    kept: (n: number) => `${number(n)} masih angka terbitan sebelumnya`,
    nothingKept: 'tidak ada angka yang tertinggal dari terbitan sebelumnya',
    of: (periods: string, regencies: number) => `Periode ${periods}; ${number(regencies)} kabupaten/kota`,
    due: {
      'none-yet': 'Belum pernah diterbitkan.',
      data: 'Ada data yang lebih baru daripada terbitan ini.',
      settings: 'Pengaturan sudah diubah sesudah terbitan ini.',
      groups: 'Pembagian kelompok sudah diubah sesudah terbitan ini.',
    } satisfies Record<(typeof DUE_REASONS)[number], string>,
    fresh: 'Terbitan ini sama dengan data sekarang.',
    running: (since: string, by: string) =>
      `Terbitan sedang dibuat sejak ${moment(since)} oleh ${maker(by)}.`,
    failed: (at: string) => `Pembuatan terbitan ${moment(at)} gagal.`,
    brokenOff:
      'Peladen berhenti selagi terbitan dibuat. Tidak ada yang setengah terbit; buat lagi kapan saja.',
    failedKeeps: (at: string) => `Yang dibaca: terbitan ${moment(at)}.`,
    failedNone: 'Belum ada terbitan yang berlaku.',
    note: 'Catatan terbitan',
    noteHint: 'Misalnya: data semester II sudah lengkap. Tampil pada riwayat.',
    make: 'Terbitkan sekarang',
    making: 'Membuat terbitan',
    done: (shown: number, hidden: number) =>
      `Sudah diterbitkan: ${number(shown)} angka, ${number(hidden)} disamarkan.`,
    schedule: 'Jadwal',
    schedules: {
      daily: 'Setiap malam, bila ada perubahan',
      request: 'Hanya bila diminta di sini',
    },
  },
  rules: {
    title: 'Aturan penerbitan',
    under:
      'Pengaturan yang diperketat langsung menutup angkanya; yang dilonggarkan berlaku pada terbitan berikutnya. Lihat pratinjaunya sebelum menyimpan.',
    k: 'Ambang',
    open: 'Angka di bawah ini disamarkan',
    openHint: (least: number, standard: number) =>
      `Paling kecil ${number(least)}; lazimnya ${number(standard)}.`,
    closed: 'Untuk jenis tertutup',
    closedHint: (least: number, standard: number) =>
      `Paling kecil ${number(least)}; lazimnya ${number(standard)}. Nihil ikut disamarkan.`,
    levels: 'Tingkat paling rinci',
    levelsUnder: 'RW dan RT tidak pernah diterbitkan.',
    standard: (level: string) => `lazimnya ${level}`,
    costs: 'Tingkat yang lebih rinci daripada yang lazim menyamarkan lebih banyak angka; lihat pratinjaunya.',
    closedTypes: 'Jenis tertutup',
    closedUnder:
      'Dapat dibuka lebih rinci hanya dengan alasan tertulis, yang dapat dibaca semua orang di halaman "Cara angka dilindungi".',
    reason: (name: string) => `Alasan membuka ${name} lebih rinci`,
    reasonHint: 'Satu kalimat. Tampil untuk umum.',
    reasonShort: (least: number) => `Tulis sedikitnya ${least} huruf.`,
    groups: 'Kelompok',
    groupsUnder:
      'Setiap jenis terbuka masuk tepat satu kelompok. Bila diubah, semua angka kelompok dihitung ulang, juga yang persis.',
    group: 'Kelompok',
    emptyGroup: (names: string) => `Belum ada jenis di kelompok ${names}.`,
    standards: 'Kembali ke bawaan',
    preview: 'Pratinjau',
    previewing: 'Menghitung pratinjau',
    save: 'Simpan',
    saving: 'Menyimpan pengaturan',
    saved: 'Tersimpan. Yang diperketat sudah tertutup; selebihnya berlaku pada terbitan berikutnya.',
    unchanged: 'Belum ada yang diubah.',
    undo: 'Batalkan perubahan',
  },
  preview: {
    title: 'Pratinjau',
    of: (place: string, period: string) => `${place}, ${period}. Belum ada yang disimpan.`,
    place: 'Kabupaten/kota',
    period: 'Periode',
    answer: (shown: number, left: number, share: string) =>
      `${number(shown)} dari ${number(left)} angka yang tidak kecil akan tampil (${share}%).`,
    small: (n: number, complement: number) =>
      `${number(n)} disamarkan karena kecil, ${number(complement)} lagi agar yang kecil tidak dapat dihitung.`,
    before: (n: number) =>
      n === 0
        ? 'Sama banyaknya dengan pengaturan sekarang.'
        : n > 0
          ? `${number(n)} lebih banyak daripada dengan pengaturan sekarang.`
          : `${number(-n)} lebih sedikit daripada dengan pengaturan sekarang.`,
    kept: (n: number) => `${number(n)} angka akan tetap angka terbitan sebelumnya.`,
    hidesEverything: 'Dengan pengaturan ini hampir tidak ada angka yang tampil; tidak dapat disimpan.',
    table: 'Angka yang tampil dan disamarkan, menurut tabel dan tingkat',
    columns: {
      table: 'Tabel',
      level: 'Tingkat',
      shown: 'Tampil',
      primary: 'Kecil',
      complement: 'Pelindung',
      share: 'Bagian yang tampil',
      change: 'Berubah',
    },
    bySex: 'menurut jenis kelamin',
    map: 'Peta pratinjau',
    mapOf: 'Tabel di peta',
    mapAll: 'semuanya tampil',
    mapSome: (from: string, to: string) => `disamarkan ${from}–${to}%`,
    mapNone: 'semuanya disamarkan',
    mapNothing: 'tidak ada angka',
    mapCounts: (areas: string) => `banyaknya ${areas}`,
    area: (name: string, shown: number, hidden: number) =>
      `${name}: ${number(shown)} tampil, ${number(hidden)} disamarkan`,
    list: 'Wilayah dengan angka yang disamarkan',
    noneHidden: 'Tidak ada angka yang disamarkan pada tabel ini.',
  },
  history: {
    title: 'Riwayat terbitan',
    under: 'Terbitan lama tetap disimpan: angka yang pernah tampil tidak lagi dapat dianggap rahasia.',
    none: 'Belum ada terbitan.',
    name: (id: number) => `Terbitan ${number(id)}`,
    reasons: {
      first: 'pertama',
      request: 'diminta',
      daily: 'harian',
    } satisfies Record<ReleaseReason, string>,
    current: 'berlaku',
    settingsChanged: 'pengaturan lain',
    counts: (shown: number, hidden: number, kept: number) =>
      [
        `${number(shown)} tampil`,
        `${number(hidden)} disamarkan`,
        ...(kept > 0 ? [`${number(kept)} tertinggal`] : []),
      ].join(' · '),
    open: 'Lihat perubahannya',
    close: 'Tutup',
    first: 'Terbitan pertama: tidak ada pembanding.',
    since: (before: number) => `Dibandingkan dengan terbitan ${number(before)}`,
    what: {
      opened: 'Kini tampil',
      closed: 'Kini disamarkan',
      changed: 'Angkanya berubah',
      added: 'Baru',
      removed: 'Tidak ada lagi',
      same: 'Tetap',
    },
    cells: 'Angka yang berubah keadaannya',
    area: 'Wilayah',
    figure: 'Angka',
    period: 'Periode',
    change: 'Perubahan',
    sinceDay: 'Sejak',
    more: (n: number) => `dan ${number(n)} lagi`,
    keptTitle: 'Masih angka terbitan sebelumnya',
    keptUnder: 'Angka barunya tidak dapat ditampilkan tanpa membuka angka lain.',
    measure: { tercatat: 'tercatat', terlayani: 'terlayani' },
  },
  privacy: {
    title: 'Cara angka dilindungi',
    under: (office: string) =>
      office === ''
        ? 'Bagaimana angka warga diterbitkan di sini.'
        : `Bagaimana ${office} menerbitkan angka warga.`,
    counts:
      'Dari warga yang memerlukan pelayanan hanya jumlahnya yang disimpan: tidak ada nama, NIK, atau alamat.',
    small: (k: number) =>
      `Angka di bawah ${number(k)} disamarkan, dan beberapa angka lain ikut disamarkan agar yang kecil tidak dapat dihitung dari jumlahnya.`,
    closed: (k: number) =>
      `Untuk jenis yang dilindungi (misalnya anak yang berhadapan dengan hukum, orang dengan HIV/AIDS), angka di bawah ${number(k)} disamarkan, dan nihil tidak disebut.`,
    states:
      'Pada jenis lainnya nihil, disamarkan, dan belum ada data selalu dibedakan, di peta dan di berkas.',
    levels: 'Tingkat paling rinci yang diterbitkan',
    finer: 'Angka RW dan RT tidak diterbitkan; dibaca hanya oleh petugas yang melayani wilayah itu.',
    lowered: 'Jenis tertutup yang dibuka lebih rinci, dan alasannya',
    noneLowered: 'Tidak ada jenis tertutup yang dibuka lebih rinci daripada bawaan.',
    loweredTo: (name: string, level: string) => `${name}: sampai tingkat ${level}`,
    loweredWaits: 'Berlaku mulai terbitan berikutnya.',
    release: (at: string) => `Angka yang sekarang dibaca diterbitkan ${moment(at)}.`,
    noRelease: 'Belum ada angka yang diterbitkan.',
    street: 'Angka gelandangan, pengemis, dan pemulung disediakan untuk pelayanan, bukan untuk penertiban.',
    toMap: 'Ke peta',
  },
};
