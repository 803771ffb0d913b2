type Detail = Readonly<Record<string, string | number>>;

const TABLES: Readonly<Record<string, string>> = {
  total: 'jumlah seluruhnya',
  group: 'kelompok',
  distinct: 'jumlah jiwa',
  type: 'jenis terbuka',
  street: 'gelandangan, pengemis, dan pemulung',
  own: 'indikator kantor',
  sexes: 'angka menurut jenis kelamin',
  served: 'yang sudah terlayani',
};

const REFUSED: Readonly<Record<string, (d: Detail) => string>> = {
  'k-too-small': (d) => `Ambang paling kecil ${d.least ?? 3}: di bawah itu angka masih menunjuk orang.`,
  'k-closed-smaller': () => 'Ambang jenis tertutup tidak boleh lebih kecil daripada ambang jenis lainnya.',
  'level-too-fine': (d) =>
    `Tingkat paling rinci untuk ${TABLES[String(d.table)] ?? 'tabel ini'}: ${d.finest ?? ''}.`,
  'closed-too-fine': (d) => `${d.type ?? 'Jenis ini'} paling rinci per ${d.finest ?? ''}.`,
  'reason-missing': (d) =>
    `Tulis alasan mengapa ${d.type ?? 'jenis tertutup ini'} dibuka lebih rinci. Alasan itu tampil di halaman privasi.`,
  'unknown-type': (d) => `${d.type ?? 'Jenis ini'} bukan jenis tertutup.`,
  groups: () =>
    'Setiap jenis dalam jumlah seluruhnya harus masuk tepat satu kelompok, dan setiap kelompok berisi sedikitnya satu jenis.',
  'hides-everything': () =>
    'Dengan pengaturan ini semua angka kecuali nihil akan disamarkan. Kecilkan ambangnya atau pilih tingkat yang lebih luas.',
  'no-figures': () => 'Belum ada angka yang dapat diterbitkan. Masukkan data dulu.',
};

/** What is said of publishing figures. */
export const disclosureFaults = {
  'published-coarser': {
    title: 'Angka tidak diterbitkan serinci itu',
    detail: (d: Detail): string =>
      `${d.indicator ?? 'Angka ini'} diterbitkan sampai tingkat ${d.finest ?? 'kecamatan'}, agar tidak menunjuk pada warga tertentu. Pilih tingkat itu.`,
  },
  'disclosure-refused': {
    title: 'Pengaturan belum dapat disimpan',
    detail: (d: Detail): string => REFUSED[String(d.reason)]?.(d) ?? 'Periksa isiannya, lalu coba lagi.',
  },
  'release-busy': {
    title: 'Terbitan belum dapat dibuat',
    detail: (d: Detail): string =>
      d.reason === 'import'
        ? 'Data sedang dimasukkan. Coba lagi sesudah selesai, agar terbitan tidak memuat setengahnya.'
        : 'Terbitan lain sedang dibuat. Tunggu sampai selesai.',
  },
  'release-failed': {
    title: 'Terbitan gagal dibuat',
    detail: (_d: Detail): string =>
      'Terbitan sebelumnya tetap berlaku. Coba lagi; bila berlanjut, hubungi pengelola peladen.',
  },
  'unknown-release': {
    title: 'Terbitan tidak ditemukan',
    detail: (d: Detail): string => `Tidak ada terbitan bernomor ${d.id ?? ''}.`,
  },
};
