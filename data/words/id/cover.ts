import type { CoverView } from '../../contract/view.ts';
import { format } from './format.ts';

const { number, small } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The map of coverage by the social pillars, and the list of its gaps. */
export const cover = {
  menu: 'Cakupan Pilar Sosial',
  title: 'Cakupan Pilar Sosial',
  under: 'Wilayah mana yang belum terjangkau petugas?',
  nav: {
    label: 'Halaman cakupan',
    map: 'Peta',
    register: 'Daftar Pilar',
    trainings: 'Pelatihan',
    certificates: 'Sertifikasi',
    spm: 'SPM',
    gaps: 'Daftar celah',
    plan: 'Penyesuaian wilayah tugas',
    recruit: 'Kebutuhan petugas baru',
    norms: 'Norma',
  },
  pick: {
    role: 'Pilar sosial',
    roleSearch: 'Cari pilar sosial …',
    nothing: 'Tidak ada yang cocok.',
    period: 'Periode',
    figure: 'Yang dipetakan',
    view: 'Cara membaca peta',
    /** measures of one role, by the beginning of their address */
    figures: { state: 'Status', ratio: 'Rasio', missing: 'Kekurangan', count: 'Petugas' },
    figuresLong: {
      state: 'Status cakupan',
      ratio: 'Rasio petugas terhadap norma',
      missing: 'Petugas yang masih kurang',
      count: 'Jumlah petugas',
    },
    views: {
      figure: 'Cakupan',
      highlight: 'Perlu perhatian',
      pair: 'PPKS dan cakupan',
    } satisfies Record<CoverView, string>,
    viewsLong: {
      figure: 'Peta cakupan petugas',
      highlight: 'Sorotan: PPKS tinggi, petugas kurang',
      pair: 'Peta ganda: PPKS tercatat dan cakupan petugas sekaligus',
    } satisfies Record<CoverView, string>,
  },
  highlight: {
    yes: 'PPKS tinggi, petugas kurang',
    no: 'Selebihnya',
    sentence: (n: number, areas: string, of: number, role: string) =>
      n === 0
        ? `Tidak ada ${areas} yang PPKS-nya tinggi sekaligus kekurangan ${role}.`
        : `${capital(small(n))} dari ${number(of)} ${areas} perlu perhatian: PPKS tinggi, ${role} kurang.`,
    behind: 'Lihat peta ganda',
  },
  pair: {
    title: 'PPKS dan cakupan',
    label: 'Bujur sangkar keterangan: ke atas PPKS makin tinggi, ke kanan cakupan makin rendah',
    need: 'PPKS makin tinggi',
    lack: 'cakupan makin rendah',
    needs: ['PPKS rendah', 'PPKS sedang', 'PPKS tinggi'] as readonly string[],
    covers: ['cakupan rendah', 'cakupan sedang', 'cakupan tinggi'] as readonly string[],
    cell: (need: string, lack: string) => `${need}, ${lack}`,
    needIs: (unit: string, a: string, b: string) => `PPKS (${unit}): sedang mulai ${a}, tinggi mulai ${b}`,
    coverIs: (unit: string, a: string, b: string) =>
      `Cakupan (${unit}): sedang mulai ${a}, tinggi mulai ${b}`,
    of: (areas: string) => `Angka pada kotak: banyaknya ${areas}.`,
    none: 'Belum dapat dipasangkan: PPKS atau cakupan belum ada angkanya pada tingkat ini.',
  },
  /** of a file taken while the map shows two figures at once */
  behindFile: 'Berisi angka di balik peta ini: cakupan petugas tiap wilayah.',
  figuresOf: (period: string) => `Angka kebutuhan dan PPKS dari periode ${period}.`,
  gaps: {
    title: 'Daftar celah cakupan',
    under: 'Diurutkan menurut PPKS yang belum terjangkau petugas.',
    columns: {
      rank: 'No.',
      area: 'Wilayah',
      state: 'Status',
      missing: 'Kurang',
      without: 'PPKS belum terjangkau',
    },
    none: 'Tidak ada celah: semua wilayah yang dapat dihitung sudah terpenuhi.',
    map: (name: string) => `Lihat ${name} di peta`,
    table: 'Tabel celah cakupan',
    shared: 'Bagian untuk wilayah ini',
    need: 'PPKS tercatat',
    hidden: 'Disamarkan',
    noData: 'Belum ada data',
    role: 'Pilar sosial',
    level: 'Per',
    norm: 'Norma yang dipakai',
    noNorm: 'Norma untuk pilar ini belum ditetapkan; tidak ada status yang dihitung.',
    setNorm: 'Tetapkan norma',
    more: (n: number) => `Tampilkan ${number(n)} lagi`,
  },
};
