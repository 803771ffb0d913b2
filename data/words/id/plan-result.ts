import { format } from './format.ts';

const { number, period, day: dayOf } = format;

/** What of a proposal is not proven, and its papers. */
export const planResult = {
  /** in place of a name, for who does not read the register */
  someone: 'Seorang petugas',
  /** a move that others decide of: it is handed in, and what they said is put on record */
  decision: {
    states: {
      proposed: 'Belum diajukan',
      submitted: 'Menunggu keputusan',
      accepted: 'Disetujui',
      refused: 'Ditolak',
    },
    submit: 'Tandai diajukan',
    submitOf: (name: string) => `Tandai perpindahan ${name} sudah diajukan`,
    record: 'Catat persetujuan',
    recordOf: (name: string) => `Catat persetujuan perpindahan ${name}`,
    refuse: 'Catat penolakan',
    refuseOf: (name: string) => `Catat penolakan perpindahan ${name}`,
    after: 'Wilayah tugas baru berubah setelah persetujuannya dicatat.',
    submittedOn: (on: string) => `Diajukan ${dayOf(on)}.`,
    refusedOn: (on: string, note: string | null) =>
      note === null ? `Ditolak ${dayOf(on)}.` : `Ditolak ${dayOf(on)}: ${note}`,
    decreeOf: (decree: string, from: string) => `${decree}, berlaku sejak ${dayOf(from)}.`,
    filled: (role: string, place: string, before: number, now: number) =>
      `Sejak rencana ini disusun, ${role} lain di ${place} bertambah dari ${number(before)} menjadi ${number(now)}. Pastikan perpindahan ini masih diperlukan.`,
    decree: 'Nomor surat keputusan',
    from: 'Berlaku sejak',
    fromUnder: 'Sampai sehari sebelumnya, wilayah tugas semula tetap tercatat.',
    note: 'Alasan (boleh dikosongkan)',
    noteUnder: 'Jangan menuliskan data pribadi penerima layanan.',
    save: 'Catat',
    cancel: 'Batal',
    counts: (n: { accepted: number; submitted: number; refused: number; moves: number }) =>
      [
        [n.accepted, 'berlaku'],
        [n.submitted, 'menunggu keputusan'],
        [n.refused, 'ditolak'],
        [n.moves - n.accepted - n.submitted - n.refused, 'belum diputuskan'],
      ]
        .filter(([count]) => Number(count) > 0)
        .map(([count, state]) => `${number(Number(count))} ${state}`)
        .join(', '),
    mapNote:
      'Lengkungan menuju wilayah tugas yang baru. Ujungnya: ✓ hijau sudah berlaku, ? menunggu keputusan, × ditolak, jingga tanpa tanda belum diputuskan.',
  },
  /** all letters that ask another to decide, accepted or not */
  proposals: (n: number) => `Cetak ${number(n)} surat usulan`,
  proposalsFrom: 'Semua surat usulan yang belum diputuskan menjadi satu PDF.',
  noneFound: (role: string, without: number) =>
    `Sampai waktu habis belum ditemukan perpindahan ${role} yang mengurangi PPKS yang belum terjangkau (${number(Math.round(without))}).`,
  movesOpen: (seconds: number) =>
    `Waktu ${number(seconds, 1)} detik habis. PPKS yang belum terjangkau terbukti tidak dapat lebih sedikit; perpindahannya mungkin masih dapat dikurangi.`,
  areas: {
    title: 'Wilayah yang direncanakan bersama',
    under:
      'Cari kecamatan atau desa/kelurahan untuk menambah. Petugas dapat pindah di antara semua wilayah ini.',
    remove: (name: string) => `Keluarkan ${name}`,
  },
  needPeriod: 'Angka PPKS',
  registerToday: 'Petugas menurut data pilar hari ini.',
  withoutAway: 'Hitung yang berhalangan sebagai tidak bertugas',
  /** 'Petugas per 22 November 2026, PPKS per 2025 semester 1. …' */
  asOf: (day: string, of: string | null) =>
    `Petugas per ${dayOf(day)}, ${of === null ? 'angka PPKS belum ada' : `PPKS per ${period(of)}`}. Peta periode yang lalu tidak berubah.`,
  stayOpen: 'sampai waktu habis belum ditemukan perpindahan yang menambah PPKS yang terjangkau',
};
