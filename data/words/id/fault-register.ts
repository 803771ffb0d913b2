type Detail = Readonly<Record<string, string | number>>;
type Sentence = { title: string; detail: (d: Detail) => string };

const REASONS: Readonly<Record<string, (d: Detail) => string>> = {
  reversed: (d) =>
    `Tanggal akhir (${d.until ?? ''}) mendahului tanggal mulai (${d.from ?? ''}). Perbaiki salah satunya.`,
  overlap: (d) =>
    `Peran ${d.role ?? ''} di ${d.area ?? ''} tercatat dua kali pada masa yang bertumpang tindih. Gabungkan, atau perbaiki tanggalnya.`,
  'area-gone': (d) =>
    `Wilayah ${d.area ?? ''} sudah tidak ada pada masa itu, misalnya karena digabung. Pilih wilayah penggantinya, atau isi tanggal akhirnya.`,
  'area-unknown': (d) => `Wilayah ${d.area ?? ''} belum ada di sini.`,
  'area-twice': (d) => `Wilayah ${d.area ?? ''} disebut dua kali pada satu peran.`,
  shares: (d) =>
    `Bagian layanan pada peran ${d.role ?? ''} berjumlah ${d.sum ?? ''}%. Jumlahnya paling banyak 100%.`,
  subject: (d) =>
    `Peran ${d.role ?? ''} bukan untuk jenis pilar ini. Pilih jenis yang sesuai: perorangan, lembaga, atau keluarga.`,
  level: () => 'Jenjang Muda, Madya, dan Utama hanya untuk Tagana.',
  certificate: (d) => `Sertifikat ${d.kind ?? ''} berakhir sebelum diterbitkan. Perbaiki tanggalnya.`,
  merged: () => 'Pilar ini sudah digabung ke pilar lain.',
  same: () => 'Pilih dua pilar yang berbeda.',
  participant: (d) => `Peserta nomor ${d.id ?? ''} tidak ada dalam daftar pilar.`,
};

/** What is wrong with the register of the pillars as somebody wants to write it. */
export const registerFaults = {
  'unknown-pillar': {
    title: 'Pilar tidak ditemukan',
    detail: () => 'Pilar ini tidak ada, sudah digabung, atau di luar wilayah Anda.',
  },
  'unknown-training': {
    title: 'Pelatihan tidak ditemukan',
    detail: () => 'Pelatihan ini tidak ada, atau di luar wilayah Anda.',
  },
  'register-refused': {
    title: 'Belum dapat disimpan',
    detail: (d) => REASONS[String(d.reason)]?.(d) ?? 'Periksa isiannya, lalu coba lagi.',
  },
  'register-changed': {
    title: 'Sudah diubah orang lain',
    detail: () => 'Data ini diubah setelah Anda membukanya. Muat ulang, lalu ulangi perubahan Anda.',
  },
} satisfies Record<string, Sentence>;
