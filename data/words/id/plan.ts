import type { PillarMoves } from '../../catalogue/psks.ts';
import type { MoveReason, PlanLimit, RoleOutcome } from '../../contract/plan.ts';
import { format } from './format.ts';

const { number, moment } = format;

type Stay = RoleOutcome['notMoved'][number]['why'];

/** 'bertambah 5,1 km'; of distances from home */
function addedKm(km: number): string {
  if (Math.abs(km) < 0.05) return 'jarak tetap';
  return `jarak ${km > 0 ? 'bertambah' : 'berkurang'} ${number(Math.abs(km), 1)} km`;
}

/** People in need, in whole persons: officers are shared out, people are not. */
const people = (n: number) => number(Math.round(n));

/** Who should serve elsewhere, and how many new officers are needed. */
export const plan = {
  title: 'Usulan penyesuaian wilayah tugas',
  under:
    'Siapa sebaiknya pindah wilayah tugas agar lebih banyak PPKS terjangkau, dengan pindah sesedikit dan sedekat mungkin. Tidak ada yang berubah sebelum Anda menerimanya.',
  form: {
    title: 'Susun usulan',
    where: (name: string) => `Di ${name}`,
    role: 'Pilar sosial',
    roleMissing: 'Pilih paling sedikit satu pilar sosial.',
    period: 'Periode',
    level: 'Wilayah tugas per',
    limits: 'Batasan',
    mostKm: 'Jarak terjauh dari rumah (km, garis lurus)',
    mostNeed: 'PPKS paling banyak untuk satu petugas',
    any: 'Kosong: tanpa batas.',
    numberWrong: 'Isi angka lebih dari nol, atau kosongkan.',
    keepCovered: 'Wilayah yang sudah terjangkau tetap terjangkau',
    ownKecamatan: 'Tetap di kecamatan tempat tinggal',
    pinned: 'Tidak boleh dipindah',
    pinnedNone: 'Semua boleh dipindah.',
    pinnedOf: (n: number) => `${number(n)} orang tidak dipindah`,
    pinnedFind: 'Cari nama …',
    unpin: (name: string) => `Boleh dipindah lagi: ${name}`,
    seconds: 'Waktu menghitung paling lama',
    secondsOf: (n: number) => `${number(n)} detik`,
    go: 'Susun usulan',
    working: 'Menyusun usulan',
    stopped: 'Dihentikan. Tidak ada yang disimpan.',
    noRoles: 'Belum ada petugas terdaftar di wilayah ini.',
  },
  moves: {
    free: 'boleh dipindah kantor',
    ownDesa: 'hanya di dalam desa/kelurahannya',
    proposal: 'hanya sebagai usulan',
  } satisfies Record<PillarMoves, string>,
  earlier: 'Usulan terdahulu',
  noneEarlier: 'Belum ada usulan.',
  headLine: (roles: string, place: string, made: string) => `${roles} di ${place}, disusun ${made}`,
  made: (at: string, by: string) => `${moment(at)} oleh ${by}`,
  acceptedOf: (n: number, of: number) => `${number(n)} dari ${number(of)} diterima`,
  back: 'Semua usulan',
  drop: 'Hapus usulan',
  dropAsk: 'Hapus usulan ini?',
  dropText: 'Belum ada yang diterima; tidak ada wilayah tugas yang berubah.',
  close: 'Tutup',
  /** '3 Pensosmas pindah: PPKS yang belum terjangkau turun dari 212 menjadi 74; jarak bertambah 5,1 km.' */
  outcome: (
    role: string,
    o: Pick<RoleOutcome, 'moves' | 'withoutCoverBefore' | 'withoutCoverAfter' | 'addedKm'>,
  ) => {
    if (o.moves === 0) {
      return o.withoutCoverBefore < 0.5
        ? `Tidak ada ${role} yang perlu pindah.`
        : `Tidak ada perpindahan ${role} yang mengurangi PPKS yang belum terjangkau (${people(o.withoutCoverBefore)}).`;
    }
    const change =
      Math.round(o.withoutCoverAfter) === Math.round(o.withoutCoverBefore)
        ? `PPKS yang belum terjangkau tetap ${people(o.withoutCoverAfter)}`
        : `PPKS yang belum terjangkau turun dari ${people(o.withoutCoverBefore)} menjadi ${people(o.withoutCoverAfter)}`;
    return `${number(o.moves)} ${role} pindah: ${change}; ${addedKm(o.addedKm)}.`;
  },
  covered: (before: number, after: number, areas: number, areasName: string) =>
    `${areasName} yang memenuhi norma: ${number(before)} menjadi ${number(after)} dari ${number(areas)}.`,
  states: {
    optimal: 'Terbukti terbaik',
    gap: 'Terbaik yang ditemukan',
    contradiction: 'Batasan bertentangan',
  },
  optimal: (seconds: number) => `Terbukti tidak ada susunan yang lebih baik (${number(seconds, 1)} detik).`,
  gapText: (gap: number | null, seconds: number) =>
    gap === null
      ? `Waktu ${number(seconds, 1)} detik habis sebelum ada susunan.`
      : `Waktu ${number(seconds, 1)} detik habis; ini susunan terbaik yang ditemukan, paling banyak ${number(gap * 100, 1)}% dari batas terbaik.`,
  unknownNeed: (n: number) =>
    `PPKS di ${number(n)} wilayah belum diketahui atau disamarkan; wilayah itu tidak ikut ditimbang.`,
  straight: 'Semua jarak adalah garis lurus; sungai dan selat tidak diperhitungkan.',
  contradiction: {
    title: 'Batasan ini tidak dapat dipenuhi bersama-sama',
    lead: (role: string) => `Untuk ${role}:`,
    limits: {
      mostKm: 'jarak terjauh dari rumah',
      mostNeedPerPerson: 'PPKS paling banyak untuk satu petugas',
      keepCovered: 'yang sudah terjangkau tetap terjangkau',
      ownKecamatan: 'tetap di kecamatan tempat tinggal',
      pinned: 'orang yang tidak boleh dipindah',
    } satisfies Record<PlanLimit, string>,
    areas: (names: string) => `Wilayah: ${names}.`,
    persons: (names: string) => `Orang: ${names}.`,
    remedy: 'Longgarkan salah satu, lalu susun lagi.',
  },
  list: {
    title: 'Perpindahan',
    none: 'Tidak ada perpindahan yang diusulkan.',
    gone: 'sudah tidak terdaftar',
    to: 'Ke',
    nowhere: 'belum bertugas',
    reason: {
      nobody: (to: string, role: string) => `${to} belum memiliki ${role}.`,
      short: (to: string, role: string) => `${to} masih kekurangan ${role}.`,
      follows: (to: string) => `Mengisi ${to}, yang ditinggalkan petugas lain.`,
      limit: () => 'Wilayah tugas yang sekarang di luar batasan.',
    } satisfies Record<MoveReason, (to: string, role: string) => string>,
    effect: (before: number, after: number) =>
      Math.round(before) === Math.round(after)
        ? `PPKS belum terjangkau tetap ${people(after)}.`
        : `PPKS belum terjangkau ${people(before)} menjadi ${people(after)}.`,
    km: (before: number | null, after: number | null) =>
      after === null
        ? 'Jarak belum diketahui.'
        : before === null
          ? `${number(after, 1)} km dari rumah.`
          : `${number(before, 1)} km menjadi ${number(after, 1)} km dari rumah.`,
    accept: 'Terima',
    acceptOf: (name: string) => `Terima perpindahan ${name}`,
    undo: 'Batalkan',
    undoOf: (name: string) => `Batalkan perpindahan ${name}`,
    accepted: 'Diterima',
    proposed: 'Usulan',
    outdated: 'Data pilar atau wilayah sudah berubah sejak usulan ini disusun.',
    letter: 'Cetak surat',
    letterOf: (name: string) => `Cetak surat ${name}`,
    letters: 'Cetak surat yang diterima',
    printing: 'Menyiapkan surat',
    kinds: { 'surat-tugas': 'Surat tugas', usulan: 'Surat usulan' },
    decided: (by: string) => `Perlu persetujuan ${by}.`,
    decidedElse: 'Perlu persetujuan instansi yang berwenang.',
    map: 'Peta perpindahan',
    noMap: 'Wilayah ini belum memiliki batas untuk digambar.',
  },
  stay: {
    title: 'Yang tidak dipindah, dan sebabnya',
    why: {
      'own-desa': 'bertugas hanya di desa/kelurahannya sendiri',
      pinned: 'ditetapkan tidak boleh dipindah',
      wider: 'melayani wilayah yang lebih luas',
      finer: 'melayani wilayah yang lebih kecil',
      outside: 'bertugas di luar wilayah yang direncanakan',
      twice: 'memegang peran ini lebih dari sekali',
      away: 'sedang berhalangan',
      'no-place': 'tidak ada wilayah lain di dalam batasan',
      'no-gain': 'kepindahannya tidak menambah PPKS yang terjangkau',
    } satisfies Record<Stay, string>,
    count: (n: number) => `${number(n)} orang`,
    more: (n: number) => `dan ${number(n)} orang lagi`,
  },
  recruit: {
    title: 'Kebutuhan petugas baru',
    under: 'Berapa PPKS yang terjangkau dengan tiap petugas baru, dan di wilayah mana ia paling berguna.',
    none: (role: string) =>
      `Tidak diperlukan ${role} baru: norma sudah terpenuhi di semua wilayah yang dapat dihitung.`,
    answer: (n: number, role: string) => `${number(n)} ${role} baru memenuhi norma di semua wilayah.`,
    first: (n: number, before: number, after: number) =>
      `${number(n)} yang pertama menurunkan PPKS yang belum terjangkau dari ${people(before)} menjadi ${people(after)}.`,
    coversAll: (n: number) => `Mulai ${number(n)} petugas baru, tidak ada lagi PPKS yang belum terjangkau.`,
    fromDesa: 'Pilar ini berasal dari desa/kelurahan yang dilayaninya.',
    chart: 'PPKS belum terjangkau menurut banyaknya petugas baru',
    unit: 'PPKS belum terjangkau',
    newOfficers: 'petugas baru',
    table: 'Urutan petugas baru',
    columns: {
      n: 'No.',
      area: 'Wilayah',
      gain: 'Tambahan terjangkau',
      without: 'Belum terjangkau',
      meets: 'Norma',
    },
    meets: 'terpenuhi',
    notYet: 'belum',
    more: (n: number) => `Tampilkan ${number(n)} lagi`,
  },
  rules: {
    title: 'Siapa yang boleh memindahkan',
    under: 'Yang tidak diputuskan kantor ini hanya menjadi usulan kepada yang berwenang.',
    moves: 'Pemindahan',
    options: {
      free: 'Kantor ini (surat tugas)',
      proposal: 'Pihak lain (surat usulan)',
      ownDesa: 'Tidak keluar dari desa/kelurahannya',
    } satisfies Record<PillarMoves, string>,
    decidedBy: 'Yang berwenang',
    standard: 'sesuai ketentuan',
    save: 'Simpan',
    saved: 'Tersimpan.',
  },
};
