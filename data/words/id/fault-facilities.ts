import { type ReliefItemCode, reliefItem } from '../../catalogue/relief-items.ts';

type Detail = Readonly<Record<string, string | number>>;
type Sentence = { title: string; detail: (d: Detail) => string };

const item = (d: Detail) => reliefItem(String(d.item ?? 'beras') as ReliefItemCode);

const FACILITY: Readonly<Record<string, (d: Detail) => string>> = {
  reversed: (d) => `Tanggal akhir (${d.until ?? ''}) mendahului tanggal mulai (${d.from ?? ''}).`,
  area: (d) => `Wilayah ${d.area ?? ''} belum ada di sini, atau sudah digabung. Pilih wilayah dari daftar.`,
};

const STOCK: Readonly<Record<string, (d: Detail) => string>> = {
  'to-missing': () => 'Pilih fasilitas tujuan barang dipindahkan.',
  'to-needless': () => 'Fasilitas tujuan hanya diisi bila barang dipindahkan.',
  'to-same': () => 'Fasilitas asal dan tujuan sama. Pilih fasilitas lain.',
  'item-twice': (d) => `${item(d).name.id} disebut dua kali. Jumlahkan menjadi satu baris.`,
  count: (d) => `Jumlah ${item(d).name.id.toLowerCase()} harus lebih dari nol.`,
  decree: (d) =>
    `${item(d).name.id} hanya boleh dikeluarkan setelah status keadaan darurat ditetapkan. Isi nomor penetapannya.`,
  incident: (d) =>
    `Kejadian nomor ${d.incident ?? ''} tidak ada. Pilih kejadian dari daftar, atau kosongkan.`,
  future: () => 'Tanggalnya belum tiba. Isi tanggal barang benar-benar bergerak.',
};

const DUTY: Readonly<Record<string, (d: Detail) => string>> = {
  step: () => 'Langkah ini sudah lewat, atau orangnya sudah selesai bertugas. Muat ulang daftarnya.',
  role: () => 'Orang ini tidak memegang peran itu hari ini. Periksa daftar pilar sosial.',
  closed: () => 'Kejadian ini sudah selesai. Buka lagi sebelum menugaskan orang.',
  place: () => 'Lokasi kejadian belum diketahui. Catat wilayah atau titiknya dulu.',
};

/** What is wrong with facilities, stock and duties as somebody wants to write them. */
export const facilityFaults = {
  'unknown-facility': {
    title: 'Fasilitas tidak ditemukan',
    detail: () => 'Fasilitas ini tidak ada, atau data masuknya sudah ditarik kembali.',
  },
  'facility-refused': {
    title: 'Belum dapat disimpan',
    detail: (d) => FACILITY[String(d.reason)]?.(d) ?? 'Periksa isiannya, lalu coba lagi.',
  },
  'facility-changed': {
    title: 'Sudah diubah orang lain',
    detail: () => 'Fasilitas ini diubah setelah Anda membukanya. Muat ulang, lalu ulangi perubahan Anda.',
  },
  'unknown-movement': {
    title: 'Catatan stok tidak ditemukan',
    detail: () => 'Catatan keluar masuk barang ini tidak ada.',
  },
  'stock-refused': {
    title: 'Belum dapat dicatat',
    detail: (d) => STOCK[String(d.reason)]?.(d) ?? 'Periksa isiannya, lalu coba lagi.',
  },
  'stock-short': {
    title: 'Stok tidak cukup',
    detail: (d) =>
      `${item(d).name.id} di fasilitas ini tinggal ${d.have ?? 0} ${item(d).unit.id}. Tidak ada yang dicatat. Kurangi jumlahnya, atau ambil dari fasilitas lain.`,
  },
  'unknown-duty': {
    title: 'Penugasan tidak ditemukan',
    detail: () => 'Penugasan ini tidak ada, atau di luar wilayah Anda.',
  },
  'on-duty': {
    title: 'Sedang bertugas',
    detail: (d) =>
      `Orang ini sudah ditugaskan pada kejadian nomor ${d.incident ?? ''}. Selesaikan tugas itu dulu, atau pilih orang lain.`,
  },
  'duty-refused': {
    title: 'Belum dapat dicatat',
    detail: (d) => DUTY[String(d.reason)]?.(d) ?? 'Periksa isiannya, lalu coba lagi.',
  },
} satisfies Record<string, Sentence>;
