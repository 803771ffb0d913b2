import { format } from './format.ts';

const { number } = format;
const people = (n: number) => number(Math.round(n));

/** Every paper: its foot. */
export const paper = {
  foot: (title: string, at: string, by: string) => `${title}. Dicetak ${at} oleh ${by} dengan Petasos.`,
  page: (page: string, pages: string) => `halaman ${page} dari ${pages}`,
  draft: 'KONSEP',
};

/** Draft letters of a plan: who is to serve elsewhere. */
export const letter = {
  foot: 'Konsep surat penyesuaian wilayah tugas',
  fileName: 'konsep-surat-penyesuaian-wilayah-tugas',
  number: 'Nomor: ....................',
  assignment: {
    title: 'SURAT TUGAS',
    basis: 'Dasar',
    considering: (plan: number, made: string, period: string) =>
      `Rencana penyesuaian wilayah tugas nomor ${number(plan)} yang disusun ${made}, menurut keadaan ${period}.`,
    assigns: 'Yang bertanda tangan di bawah ini menugaskan:',
    until: 'Surat tugas ini berlaku sejak tanggal ditetapkan sampai ada penugasan lain.',
    closing: 'Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab.',
  },
  proposal: {
    title: 'USULAN PENYESUAIAN WILAYAH TUGAS',
    to: (who: string) => `Kepada Yth. ${who}`,
    at: 'di tempat',
    subject: (role: string, place: string) => `Hal: Usulan penyesuaian wilayah tugas ${role} di ${place}`,
    lead: (role: string, place: string) =>
      `Agar lebih banyak warga pemerlu pelayanan kesejahteraan sosial di ${place} terjangkau, bersama ini kami usulkan penyesuaian wilayah tugas ${role} berikut:`,
    needs: (who: string) => `Usulan ini perlu persetujuan ${who}.`,
    closing:
      'Demikian usulan ini kami sampaikan. Atas perhatian dan persetujuannya kami ucapkan terima kasih.',
  },
  decides: {
    proposal: 'Kementerian Sosial melalui Dinas Sosial Provinsi',
    ownDesa: 'Kepala Desa/Lurah',
    free: 'pejabat yang berwenang',
  },
  columns: {
    no: 'No.',
    name: 'Nama',
    role: 'Peran',
    from: 'Wilayah tugas semula',
    to: 'Wilayah tugas yang baru',
    km: 'Jarak dari tempat tinggal',
  },
  nowhere: 'belum ada',
  unknownKm: 'belum diketahui',
  km: (km: number) => `${number(km, 1)} km`,
  kmFromTo: (before: number, after: number) => `${number(before, 1)} km menjadi ${number(after, 1)} km`,
  reasons: 'Pertimbangan',
  norm: (rate: string, decree: string | null) =>
    decree === null ? `Norma yang dipakai: ${rate}.` : `Norma yang dipakai: ${rate} (${decree}).`,
  effect: (n: number, before: number, after: number) =>
    Math.round(before) === Math.round(after)
      ? `Rencana selengkapnya memuat ${number(n)} perpindahan; PPKS yang belum terjangkau petugas tetap ${people(after)}.`
      : `Rencana selengkapnya memuat ${number(n)} perpindahan; dengan seluruhnya PPKS yang belum terjangkau petugas turun dari ${people(before)} menjadi ${people(after)}.`,
  straight: 'Jarak dihitung sebagai garis lurus dari desa/kelurahan tempat tinggal.',
  place: '....................',
  date: (day: string) => `....................., ${day}`,
  signs: '(nama dan jabatan)',
  nip: (nip: string) => `NIP ${nip}`,
  copies: 'Tembusan: yang bersangkutan; camat dan lurah/kepala desa wilayah tugas semula dan yang baru.',
};
