import type { FaultCode, FieldFault } from '../../contract/fault.ts';
import { accessFaults } from './fault-access.ts';
import { coverageFaults } from './fault-coverage.ts';
import { disclosureFaults } from './fault-disclosure.ts';
import { facilityFaults } from './fault-facilities.ts';
import { incidentFaults } from './fault-incident.ts';
import { planFaults } from './fault-plan.ts';
import { registerFaults } from './fault-register.ts';

type Detail = Readonly<Record<string, string | number>>;
type Sentence = { title: string; detail: (d: Detail) => string };

/** What the server says when a request cannot be answered: what it is, and what to do. */
export const fault = {
  'bad-request': {
    title: 'Permintaan tidak lengkap atau keliru',
    detail: () => 'Periksa isian yang disebut di bawah ini, lalu coba lagi.',
  },
  'unknown-area': {
    title: 'Wilayah tidak ditemukan',
    detail: (d) => {
      if (d.since) return `Wilayah ${d.code} baru ada sejak ${d.since}. Pilih periode sesudahnya.`;
      if (d.until) return `Wilayah ${d.code} hanya ada sampai ${d.until}. Pilih periode sebelumnya.`;
      return `Wilayah dengan kode ${d.code ?? ''} belum ada di sini. Siapkan dulu dengan: npx petasos setup KODE`;
    },
  },
  'unknown-indicator': {
    title: 'Indikator tidak dikenal',
    detail: (d) => `Indikator ${d.indicator ?? ''} tidak ada dalam daftar.`,
  },
  'unknown-import': {
    title: 'Data masuk tidak ditemukan',
    detail: (d) => `Tidak ada data masuk bernomor ${d.id ?? ''}.`,
  },
  'unknown-period': {
    title: 'Belum ada data untuk periode ini',
    detail: (d) =>
      d.available
        ? `Belum ada data untuk periode ${d.period ?? ''}. Periode yang ada: ${d.available}.`
        : `Belum ada data untuk periode ${d.period ?? ''}.`,
  },
  'too-fine': {
    title: 'Jenis ini tidak dibuka sehalus itu',
    detail: (d) =>
      `${d.indicator ?? 'Jenis ini'} hanya ditampilkan per ${d.finest ?? 'kecamatan'} atau lebih luas, siapa pun yang melihatnya: angka kecil dapat merugikan orang. Pilih tingkat yang lebih luas.`,
  },
  'unknown-tile-set': {
    title: 'Petak peta tidak ditemukan',
    detail: () => 'Batas wilayah sudah diperbarui. Muat ulang halaman.',
  },
  'not-found': { title: 'Alamat tidak ditemukan', detail: () => 'Tidak ada apa-apa di alamat ini.' },
  'method-not-allowed': {
    title: 'Cara meminta tidak sesuai',
    detail: (d) => `Alamat ini hanya menerima ${d.allow ?? 'GET'}.`,
  },
  'database-unreachable': {
    title: 'Basis data tidak dapat dihubungi',
    detail: () => 'Data tidak hilang. Coba lagi sebentar; bila berlanjut, hubungi pengelola peladen.',
  },
  forbidden: { title: 'Tidak berwenang', detail: () => 'Data ini di luar wilayah atau wewenang Anda.' },
  ...accessFaults,
  ...coverageFaults,
  ...planFaults,
  ...incidentFaults,
  ...disclosureFaults,
  ...registerFaults,
  ...facilityFaults,
  'cross-site': {
    title: 'Permintaan dari halaman lain ditolak',
    detail: () =>
      'Perubahan hanya diterima dari halaman Petasos ini sendiri. Buka Petasos dari alamatnya langsung, muat ulang halaman, lalu coba lagi.',
  },
  'wrong-content-type': {
    title: 'Jenis isi permintaan tidak sesuai',
    detail: (d) => `Alamat ini menerima ${d.expected ?? 'application/json'} tanpa dimampatkan.`,
  },
  'reason-needed': {
    title: 'Alasan belum disebut',
    detail: () =>
      'Angka ini lebih rinci daripada yang diterbitkan. Sebutkan untuk apa dipakai; alasannya dicatat bersama nama Anda.',
  },
  'too-large': {
    title: 'Terlalu besar',
    detail: (d) =>
      `Permintaan melampaui batas${d.limit ? ` (${d.limit})` : ''}. Bagi menjadi beberapa bagian.`,
  },
  busy: { title: 'Peladen sedang sibuk', detail: () => 'Coba lagi beberapa saat lagi.' },
  'database-restarted': {
    title: 'Basis data dimulai ulang',
    detail: () => 'Satu permintaan berjalan terlalu lama sehingga basis data dimulai ulang. Coba lagi.',
  },
  'folder-switching': {
    title: 'Folder data sedang diganti',
    detail: (d): string =>
      d.reason
        ? 'Folder data belum dapat dibuka. Buka halaman Petasos untuk melihat sebabnya, lalu coba lagi.'
        : 'Basis data yang satu ditutup dulu sebelum yang lain dibuka. Tunggu sebentar; halaman melanjutkan dengan sendirinya.',
  },
  'folder-busy': {
    title: 'Masih ada pekerjaan yang berjalan',
    detail: () =>
      'Folder data belum dapat diganti, misalnya karena berkas sedang dimasukkan. Coba lagi setelah selesai.',
  },
  'real-data': {
    title: 'Basis data ini berisi data sungguhan',
    detail: () =>
      'Data contoh tidak dicampur dengan data sungguhan. Untuk melihat contoh pakai folder sendiri, misalnya: DATA_DIR=./contoh npx petasos demo',
  },
  'demo-loaded': {
    title: 'Folder data ini berisi data contoh',
    detail: (d) =>
      `Data sungguhan tidak dicampur dengan data contoh; tidak ada yang disimpan. Untuk data kantor pakai folder lain, misalnya: DATA_DIR=./kantor npm start. Atau tarik kembali contohnya dulu, di halaman Data atau dengan npx petasos import undo NOMOR, berurutan: nomor ${d.imports}.`,
  },
  'demo-open': {
    title: 'Yang terbuka adalah data contoh',
    detail: () =>
      'Data contoh tidak menerima berkas, wilayah, atau identitas kantor yang sebenarnya; tidak ada yang disimpan. Tekan "Tinggalkan contoh" di layar, atau jalankan di terminal: npx petasos folder saya. Setelah itu ulangi.',
  },
  'logo-refused': {
    title: 'Logo tidak dapat dipakai',
    detail: (d): string => {
      if (d.reason === 'too-large')
        return `Ukuran berkas melampaui ${d.limit ?? ''}. Kecilkan gambar, lalu pilih lagi.`;
      if (d.reason === 'too-many-points')
        return `Gambar ini ${d.width} × ${d.height} titik, terlalu besar untuk logo. Perkecil di pengolah gambar, misalnya menjadi 1.000 titik pada sisi terpanjang, lalu pilih lagi.`;
      if (d.reason === 'damaged')
        return 'Berkas ini gambar, tetapi rusak atau terpotong. Buka di pengolah gambar, simpan ulang sebagai PNG, lalu pilih lagi.';
      return 'Berkas ini bukan gambar PNG, JPEG, WebP, atau SVG. Simpan logo sebagai salah satunya, lalu pilih lagi.';
    },
  },
  'database-in-use': {
    title: 'Folder data sedang dipakai',
    detail: (d) =>
      `Folder data ini sedang dipakai proses lain${d.pid ? ` (nomor proses ${d.pid})` : ''}${d.address ? ` di ${d.address}` : ''}. Hentikan proses itu dulu, atau pilih folder lain lewat DATA_DIR.`,
  },
  'import-refused': {
    title: 'Berkas ditolak',
    detail: () => 'Tidak ada yang disimpan. Perbaiki berkas lalu coba lagi.',
  },
  'kind-unclear': {
    title: 'Jenis data belum jelas',
    detail: () => 'Judul kolom berkas ini tidak menunjukkan jenis datanya. Pilih sendiri jenis datanya.',
  },
  'own-refused': {
    title: 'Indikator belum dapat disimpan',
    detail: (d) => {
      const sentences: Readonly<Record<string, string>> = {
        'code-taken': `Kode ${d.other} sudah dipakai (mungkin oleh indikator yang dinonaktifkan). Pilih kode lain.`,
        'name-taken': `Nama ini sudah dipakai indikator ${d.other}. Beri nama lain agar tidak tertukar.`,
        'finest-missing':
          'Indikator tertutup perlu batas: pilih tingkat wilayah paling rinci yang boleh ditampilkan.',
        'rate-divides':
          'Nilai menurut sumber (persen, rasio) tidak dibagi lagi. Kosongkan pembagi dan keseluruhannya.',
        'share-self':
          'Sebuah indikator tidak dapat menjadi bagian dari dirinya sendiri. Pilih keseluruhan yang lain.',
        'share-unknown': `Indikator ${d.other} tidak ada. Pilih keseluruhan dari daftar.`,
        'share-of-rate': `${d.other} adalah nilai menurut sumber, bukan jumlah, sehingga tidak dapat menjadi keseluruhan.`,
        'share-of-retired': `${d.other} sudah dinonaktifkan. Aktifkan lagi, atau pilih keseluruhan yang lain.`,
        'is-whole': `Indikator ini masih menjadi keseluruhan bagi ${d.other}. Ubah indikator itu dulu.`,
      };
      return sentences[String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.';
    },
  },
  'undo-blocked': {
    title: 'Belum dapat ditarik kembali',
    detail: (d) =>
      d.reason === 'already-undone'
        ? `Data masuk nomor ${d.id} sudah ditarik kembali.`
        : d.reason === 'stock'
          ? `Sebagian barang dari data masuk nomor ${d.id} sudah keluar, atau fasilitasnya masih berisi stok. Catat koreksi stok dulu.`
          : `Data masuk nomor ${d.named ?? d.later} dibuat di atas data nomor ${d.id}. Tarik kembali yang lebih baru dulu.`,
  },
  internal: {
    title: 'Terjadi gangguan pada peladen',
    detail: (d) => `Gangguan ini sudah dicatat${d.reference ? ` dengan nomor ${d.reference}` : ''}.`,
  },
} satisfies Record<FaultCode, Sentence>;

/** What is wrong with one field of a request; `example` is what the contract gives. */
export const field = {
  missing: (d) => `Wajib diisi${d.example ? `, misalnya ${d.example}` : ''}.`,
  unknown: () => 'Tidak dikenal. Periksa ejaannya.',
  form: (d) => `Bentuknya keliru${d.example ? `; contoh yang benar: ${d.example}` : ''}.`,
  range: (d) => `Di luar batas${d.limit ? ` (${d.limit})` : ''}.`,
  choice: (d) => `Pilih salah satu: ${d.allowed ?? ''}.`,
} satisfies Record<FieldFault, (d: Detail) => string>;
