type Detail = Readonly<Record<string, string | number>>;

const REASONS: Readonly<
  Record<'account-refused' | 'role-refused' | 'wider-refused', Readonly<Record<string, string>>>
> = {
  'account-refused': {
    'username-taken': 'Nama pengguna ini sudah dipakai. Pilih yang lain.',
    'email-taken': 'E-mail ini sudah dipakai akun lain.',
    'no-area': 'Setiap peran memerlukan wilayah. Pilih sedikitnya satu.',
    'area-gone': 'Ada wilayah yang tidak ada (lagi), misalnya karena digabung. Pilih wilayah penggantinya.',
    'outside-scope': 'Ada wilayah di luar wilayah tugas Anda.',
    'not-yours': 'Peran ini hanya diberikan oleh administrator.',
    mixed: 'Peran dengan PIN dan peran dengan kata sandi tidak dapat digabung dalam satu akun.',
    'last-administrator': 'Ini administrator terakhir yang aktif. Buat administrator lain dulu.',
    'until-past': 'Tanggal akhirnya sudah lewat.',
    'unknown-series': 'Ada indikator yang tidak dikenal.',
    'public-role': 'Peran publik tidak diberikan kepada akun.',
    everywhere: 'Peran administrator selalu berlaku untuk seluruh wilayah.',
    demo: 'Akun contoh tidak dapat diubah.',
    ended: 'Akun ini sudah berakhir. Perbarui dulu.',
    'password-same': 'Kata sandi baru sama dengan yang lama.',
    'totp-required': 'Kode kedua wajib bagi administrator.',
    'pin-same': 'PIN baru sama dengan yang lama.',
    'pin-weak': 'PIN ini terlalu mudah ditebak. Pilih enam angka lain.',
    'own-renewal':
      'Akun sendiri tidak dapat diperbarui. Ganti kata sandi di Akun saya; bila HP autentikator hilang, mintalah administrator lain, atau jalankan di terminal peladen: npx petasos user reset NAMA-PENGGUNA',
    'wrong-way': 'Isian ini tidak sesuai dengan cara masuk akun.',
    'no-totp': 'Buat dulu kode kedua.',
  },
  'role-refused': {
    locked: 'Hak ini tidak dapat dicabut dari peran itu.',
    'not-for-role': 'Hak ini tidak dapat diberikan kepada peran itu.',
  },
  'wider-refused': {
    'not-tagana': 'Hak lebih luas hanya untuk Tagana.',
    'too-long': 'Untuk diri sendiri paling lama 24 jam.',
    'outside-scope': 'Ada wilayah di luar wilayah tugas.',
    'area-gone': 'Ada wilayah yang tidak ada (lagi).',
    'not-allowed': 'Anda tidak berwenang membuka hak ini.',
  },
};

/** What is said of signing in, accounts and what somebody may see. */
export const accessFaults = {
  'signed-out': {
    title: 'Belum masuk',
    detail: (_d: Detail): string => 'Masuk dulu untuk melihat halaman ini.',
  },
  'sign-in-failed': {
    title: 'Tidak cocok',
    detail: (d: Detail): string =>
      d.reason === 'present'
        ? 'Kata sandi (atau PIN) yang sekarang tidak cocok. Periksa, lalu coba lagi.'
        : 'Nama pengguna dan kata sandi (atau PIN) tidak cocok. Periksa, lalu coba lagi.',
  },
  'totp-wrong': {
    title: 'Kode tidak cocok',
    detail: (d: Detail): string =>
      d.reason === 'anew'
        ? 'Kode ini sudah dipakai, salah terlalu sering, atau terlalu lama ditunggu. Ketuk Kembali, masuk lagi dengan kata sandi, lalu ketik kode yang berikutnya.'
        : 'Kode enam angka dari aplikasi autentikator tidak cocok atau sudah lewat waktunya. Masukkan kode yang sedang tampil.',
  },
  'account-locked': {
    title: 'Akun terkunci',
    detail: (_d: Detail): string =>
      'Terlalu banyak percobaan. Minta operator wilayah Anda, atau administrator, memperbarui akun ini.',
  },
  'too-many-tries': {
    title: 'Terlalu banyak percobaan',
    detail: (d: Detail): string => `Tunggu ${d.seconds ? `${d.seconds} detik` : 'sebentar'}, lalu coba lagi.`,
  },
  'must-first': {
    title: 'Ada yang harus dilakukan dulu',
    detail: (d: Detail): string =>
      d.must === 'totp'
        ? 'Aktifkan dulu kode kedua (autentikator) untuk akun ini.'
        : 'Ganti dulu kata sandi pertama Anda.',
  },
  'other-name': {
    title: 'Alamat ini tidak dilayani',
    detail: (_d: Detail): string =>
      'Petasos hanya menjawab pada alamat yang diatur administrator. Buka lewat alamat resmi kantor; administrator dapat mengaturnya dengan PUBLIC_URL.',
  },
  'outside-scope': {
    title: 'Di luar wilayah tugas',
    detail: (d: Detail): string =>
      d.reason === 'no-figures'
        ? 'Peran Anda tidak membaca angka PPKS, sehingga tidak dapat menyusun usulan darinya. Minta perencana atau operator yang menyusunnya.'
        : d.reason === 'no-register'
          ? 'Daftar pilar di wilayah ini dikelola operator atau administrator. Minta mereka mencatat perpindahannya.'
          : 'Angka wilayah ini di luar wilayah tugas Anda.',
  },
  'not-released': {
    title: 'Angka belum diterbitkan',
    detail: (d: Detail): string =>
      d.reason === 'rate'
        ? 'Nilai menurut sumber (persen, rasio) tidak diterbitkan: tidak diketahui dihitung dari berapa orang.'
        : 'Belum ada terbitan yang memuat angka ini. Minta administrator membuat terbitan.',
  },
  'import-outside': {
    title: 'Berkas memuat wilayah di luar wilayah tugas Anda',
    detail: (d: Detail): string =>
      `Tidak ada yang disimpan: ${d.n ?? ''} wilayah di berkas ini di luar wilayah tugas Anda. Hapus barisnya, atau minta operator kabupaten/kota memasukkannya.`,
  },
  'setup-unusable': {
    title: 'Tautan penyiapan tidak berlaku',
    detail: (_d: Detail): string =>
      'Tautan ini sudah dipakai atau sudah diganti. Buat yang baru di terminal: npx petasos user setup-link',
  },
  'invitation-unusable': {
    title: 'Undangan tidak berlaku',
    detail: (_d: Detail): string =>
      'Undangan ini sudah dipakai, sudah lewat 24 jam, atau sudah diganti. Minta undangan baru kepada operator.',
  },
  'unknown-account': {
    title: 'Akun tidak ditemukan',
    detail: (_d: Detail): string => 'Akun ini tidak ada, atau bukan akun yang Anda kelola.',
  },
  'account-refused': {
    title: 'Akun belum dapat disimpan',
    detail: (d: Detail): string =>
      REASONS['account-refused'][String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.',
  },
  'role-refused': {
    title: 'Peran belum dapat diubah',
    detail: (d: Detail): string =>
      REASONS['role-refused'][String(d.reason)] ?? 'Periksa pilihannya, lalu coba lagi.',
  },
  'wider-refused': {
    title: 'Hak lebih luas belum dapat dibuka',
    detail: (d: Detail): string =>
      REASONS['wider-refused'][String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.',
  },
};
