import type { Right } from '../../catalogue/rights.ts';
import type { RoleCode } from '../../catalogue/roles.ts';
import { format } from './format.ts';

const { number } = format;

/** The roles of an office, what each may do, and the page that shows them. */
export const roles = {
  name: {
    administrator: 'Administrator',
    operator: 'Operator data',
    planner: 'Perencana',
    leader: 'Pimpinan',
    tagana: 'Tagana',
    psm: 'PSM',
    tksk: 'TKSK',
    pensosmas: 'Pensosmas',
    pkh: 'Pendamping PKH',
    rtrw: 'Ketua RT/RW',
    public: 'Publik (tanpa akun)',
  } satisfies Record<RoleCode, string>,
  about: {
    administrator:
      'Mengelola akun, peran, dan jejak audit. Tidak membaca angka, kecuali diberi peran lain juga.',
    operator: 'Memasukkan data dan membaca angka persis di wilayahnya; mengelola akun pilar di sana.',
    planner: 'Membaca dan mengunduh angka persis di wilayahnya.',
    leader: 'Bupati/wali kota, camat, lurah: membaca angka yang sudah diamankan untuk diterbitkan.',
    tagana: 'Per RT: KK, kelompok umur, dan yang perlu bantuan evakuasi di wilayahnya.',
    psm: 'Pekerja sosial masyarakat: membaca angka persis sampai RT di desa/kelurahannya.',
    tksk: 'Tenaga kesejahteraan sosial kecamatan: membaca angka persis per desa/kelurahan dan di bawahnya.',
    pensosmas: 'Penyuluh sosial masyarakat: membaca angka persis sampai RT di wilayah tugasnya.',
    pkh: 'Pendamping PKH: membaca angka persis sampai RT di wilayah dampingannya.',
    rtrw: 'Membaca angka persis RT atau RW-nya sendiri.',
    public: 'Siapa saja yang membuka alamat ini. Bawaannya tertutup.',
  } satisfies Record<RoleCode, string>,
  right: {
    'figures.read': 'Melihat angka di peta dan tabel',
    'figures.export': 'Mengunduh angka',
    'forms.read': 'Mengunduh formulir dan melihat siapa yang sudah melapor',
    'imports.read': 'Melihat asal data dan laporan impor',
    'imports.write': 'Memasukkan dan menarik kembali data',
    'indicators.write': 'Membuat indikator kantor',
    'naming.write': 'Mengatur sebutan',
    'office.write': 'Mengatur identitas kantor',
    'accounts.pillars': 'Mengelola akun pilar sosial',
    'accounts.manage': 'Mengelola semua akun',
    'roles.manage': 'Mengatur kewenangan peran',
    'disclosure.manage': 'Mengatur penyamaran dan menerbitkan angka',
    'audit.read': 'Membaca jejak audit',
    'service.read': 'Melihat keadaan sistem dan cadangan',
    'folder.open': 'Berganti antara data kantor dan contoh',
    'wider.self': 'Membuka rincian saat kejadian, untuk diri sendiri',
    'wider.give': 'Membuka rincian saat kejadian, untuk Tagana',
    'pillars.read': 'Melihat daftar pilar sosial: nama dan peran',
    'pillars.manage': 'Mengelola pilar sosial, termasuk nomor telepon',
    'coverage.plan': 'Menyusun usulan penyesuaian wilayah tugas',
    'norms.manage': 'Mengatur norma cakupan',
  } satisfies Record<Right, string>,
  page: {
    title: 'Peran dan kewenangan',
    under:
      'Apa yang dapat dilakukan tiap peran di wilayahnya. Perubahan langsung berlaku bagi semua akun dengan peran itu.',
    table: 'Kewenangan menurut peran',
    right: 'Kewenangan',
    reads: 'Cara membaca angka',
    readsAs: {
      exact: 'angka persis',
      published: 'angka terbitan',
      none: 'tidak membaca angka',
    },
    levels: {
      all: 'semua tingkat',
      from: (level: string) => `${level} ke bawah`,
      to: (level: string) => `sampai ${level}`,
    },
    series: {
      open: 'jenis terbuka',
      some: (names: string) => names,
    },
    seriesNames: {
      kk: 'KK',
      penduduk: 'kelompok umur',
      'bantuan-evakuasi': 'perlu bantuan evakuasi',
    } as Readonly<Record<string, string>>,
    holders: (n: number) => (n === 0 ? 'belum ada akun' : `${number(n)} akun`),
    nobody: 'siapa saja, tanpa akun',
    may: (right: string, role: string) => `${right}: ${role}`,
    never: 'tidak dapat diberikan kepada peran ini',
    locked: 'selalu dimiliki peran ini',
    legend: 'Abu-abu: tidak dapat diubah. Kosong: tidak tersedia bagi peran itu.',
    publicNow: 'Publik tertutup: yang belum masuk tidak melihat angka apa pun.',
    choose: 'Peran',
    changed: 'Kewenangan sudah diubah.',
  },
};
