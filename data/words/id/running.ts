/** Cadangan, pemulihan dan kunci, dari terminal. */
export const running = {
  backup: {
    made: (path: string, rows: number, megabytes: string) =>
      `Cadangan dibuat dan dibaca ulang: ${path} (${rows} baris, ${megabytes} MB)`,
    sum: (sum: string) => `SHA-256 isinya: ${sum}`,
    apart: 'Kunci tidak ada di dalamnya. Simpan berkas kunci di tempat lain.',
  },
  restore: {
    compared: 'Jumlah baris dan isi setiap tabel sama dengan cadangan.',
    notCompared: 'Jumlah baris setiap tabel sama; cadangan lama ini belum memuat jumlah uji isi.',
    sealed: 'Segel cadangan cocok dengan kunci di sini: isinya tidak berubah sejak dibuat.',
    unsealed:
      'Segel cadangan tidak dapat diperiksa dengan kunci di sini. Pastikan berkasnya berasal dari kantor Anda.',
    keyNeeded: (version: number, fingerprint: string, file: string) =>
      `PERHATIAN: basis data ini memerlukan kunci nomor ${version} (sidik ${fingerprint}), yang tidak ada di ${file}. Letakkan berkas kunci dari kantor asalnya di sana sebelum npm start; bila hilang: npx petasos key new`,
    signInAgain: 'Semua orang perlu masuk lagi, dan undangan yang belum dipakai perlu diperbarui.',
  },
  key: {
    made: (file: string, version: number, fingerprint: string) =>
      `Kunci nomor ${version} (sidik ${fingerprint}) dibuat di ${file}\nSimpan salinannya di tempat aman, terpisah dari folder data dan cadangan.`,
    there: (file: string) => `Sudah ada berkas kunci di ${file}. Untuk menggantinya: npx petasos key rotate`,
    none: (file: string) => `Belum ada berkas kunci di ${file}; npm start membuatnya.`,
    shown: (file: string) => `Berkas kunci: ${file}`,
    entry: (version: number, fingerprint: string, present: boolean) =>
      `  nomor ${version}, sidik ${fingerprint}${present ? ' (menyegel sekarang)' : ' (hanya membuka yang lama)'}`,
    rotated: (version: number, fingerprint: string, resealed: number) =>
      `Sekarang kunci nomor ${version} (sidik ${fingerprint}) yang menyegel; ${resealed} pengaman ganda disegel ulang. Semua orang perlu masuk lagi.\nKunci lama tetap di berkas untuk membuka cadangan lama. Salin berkas kunci ke tempat amannya.`,
    restart: 'Jalankan ulang setiap peladen Petasos yang memakai basis data ini.',
    stopFirst: 'Hentikan dulu peladen (Ctrl-C di tempat ia berjalan), lalu ulangi perintah ini.',
    needed: (version: number, fingerprint: string, since: string) =>
      `Basis data ini disegel dengan kunci nomor ${version} (sidik ${fingerprint}, sejak ${since}). Cari dulu salinan berkas kuncinya.`,
    loss: (secondFactors: number, pins: number, phones: number) =>
      `Bila benar-benar hilang: npx petasos key new --lost\nAngka, wilayah, akun dan kata sandi tetap ada. Yang harus diatur ulang: ${secondFactors} pengaman ganda (TOTP), ${pins} PIN (operator memperbaruinya), dan ${phones} nomor telepon pilar sosial (diisi lagi); semua orang masuk lagi; undangan yang belum dipakai diperbarui.`,
    givenUp: (secondFactors: number, pins: number, phones: number) =>
      `${secondFactors} pengaman ganda, ${pins} PIN, dan ${phones} nomor telepon pilar sosial dihapus: pengaman ganda dipasang lagi oleh pemiliknya, PIN diperbarui oleh operator, nomor telepon diisi lagi. Semua orang perlu masuk lagi, dan undangan yang belum dipakai perlu diperbarui. Angka, wilayah, akun dan kata sandi tidak berubah.`,
    notLost: 'Berkas kunci di sini cocok dengan basis data; tidak ada yang hilang.',
    onlyNew: '--lost hanya untuk: npx petasos key new',
  },
  doctor: {
    key: (file: string, version: number, fingerprint: string) =>
      `Berkas kunci ${file}: nomor ${version}, sidik ${fingerprint}`,
    keyNone: (file: string) => `Belum ada berkas kunci; npm start membuatnya di ${file}`,
    keyOpen: (file: string) => `Berkas kunci ${file} dapat dibaca orang lain. Jalankan: chmod 600 ${file}`,
    backupLate: (name: string, hours: string, every: string) =>
      `Cadangan terbaru ${name} sudah ${hours} jam padahal data berubah; seharusnya dibuat setiap ${every}. Jalankan: npx petasos backup`,
    every: { hour: 'jam', day: 'hari' },
  },
};
