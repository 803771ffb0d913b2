type Detail = Readonly<Record<string, string | number>>;

/** What keeps Petasos from working, how far a piece of work is, and what reports are made with. */
export const service = {
  /** what keeps Petasos from working, by code, with what to do about it */
  trouble: {
    'bad-config': (d: Detail) =>
      `Setelan lingkungan (environment) keliru:\n${d.faults}\nPerbaiki lalu jalankan lagi.`,
    'schema-newer': (d: Detail) =>
      `Basis data ini dibuat oleh Petasos versi yang lebih baru (${d.found}). Pasang versi itu atau yang lebih baru; kembali ke versi lama tidak mungkin.`,
    'folder-unusable': (d: Detail) =>
      `Folder data ${d.folder} tidak dapat dipakai: ${d.reason}. Periksa hak aksesnya, atau pilih folder lain lewat DATA_DIR.`,
    'disk-full': (d: Detail) =>
      `Ruang disk untuk ${d.folder} tinggal ${d.freeMb} MB. Kosongkan dulu sedikitnya 200 MB.`,
    'database-damaged': (d: Detail) =>
      `Basis data di ${d.folder} rusak dan belum ada cadangan. Folder itu tidak diubah. Pulihkan dari salinan Anda (npx petasos restore BERKAS), atau pindahkan folder itu untuk mulai dari awal.\nKata PostgreSQL: ${d.reason}`,
    'database-unreachable': (d: Detail) =>
      `Basis data di ${d.address} tidak dapat dihubungi: ${d.reason}. Periksa DATABASE_URL dan apakah PostgreSQL berjalan.`,
    'database-too-old': (d: Detail) =>
      `PostgreSQL ${d.found} terlalu lama. Petasos memerlukan versi 15 ke atas.`,
    'postgis-missing': (d: Detail) =>
      `PostGIS belum ada di basis data ini dan tidak dapat dibuat: ${d.reason}. Pasang paket PostGIS, lalu minta pengelola menjalankan: create extension postgis`,
    'postgis-too-old': (d: Detail) =>
      `PostGIS ${d.found} terlalu lama. Petasos memerlukan versi 3.3 ke atas.`,
    'exclusive-timeout': (d: Detail) =>
      `Pekerjaan lain (${d.name}) masih berjalan setelah ditunggu ${d.seconds} detik. Coba lagi nanti.`,
    'backup-unreadable': (d: Detail) =>
      `Berkas cadangan ${d.file} tidak utuh atau telah berubah: ${d.reason}. Tidak ada yang dipulihkan; pakai cadangan lain.`,
    'backup-newer': (d: Detail) =>
      `Cadangan ${d.file} dibuat oleh Petasos versi yang lebih baru (${d.found}). Pasang versi itu, lalu pulihkan.`,
    'restore-schema': (d: Detail) =>
      `Basis data ini sudah berskema ${d.found}, sedangkan cadangan berskema ${d.needed}. Buat basis data kosong yang baru dan arahkan DATABASE_URL ke sana; skemanya diperbarui setelah dipulihkan.`,
    'file-exists': (d: Detail) => `Berkas ${d.file} sudah ada dan tidak ditimpa. Sebutkan nama lain.`,
    'folder-missing': (d: Detail) => `Folder ${d.folder} tidak ada. Buat dahulu, atau sebutkan yang lain.`,
    'restore-not-empty': () =>
      'Basis data ini sudah berisi wilayah, data masuk, atau akun. Cadangan hanya dipulihkan ke basis data kosong: buat yang baru dan arahkan DATABASE_URL ke sana.',
    'port-in-use': (d: Detail) =>
      `Port ${d.port} sudah dipakai program lain. Pilih yang lain, misalnya: PORT=8090 npm start`,
    'address-unusable': (d: Detail) => `Tidak dapat melayani di ${d.host}:${d.port}: ${d.reason}.`,
    'client-build-failed': (d: Detail) =>
      `Tampilan (client) gagal dibangun. Jalankan: npm run build, lalu baca pesannya.\n${d.reason}`,
    'file-missing': (d: Detail) => `Berkas ${d.file} tidak ada. Periksa nama dan foldernya.`,
    'file-is-folder': (d: Detail) => `${d.file} adalah folder. Sebutkan berkas di dalamnya.`,
    'file-not-allowed': (d: Detail) => `Berkas ${d.file} tidak boleh dibaca. Periksa hak aksesnya.`,
    'file-unreadable': (d: Detail) => `Berkas ${d.file} tidak dapat dibaca: ${d.reason}.`,
    'key-missing': (d: Detail) =>
      `Berkas kunci ${d.file} tidak ada. Kembalikan salinannya ke tempat itu, atau tunjuk tempatnya dengan PETASOS_KEY_FILE. Bila benar-benar hilang: npx petasos key new (angka tidak hilang; perintah itu menjelaskan apa yang harus diatur ulang).`,
    'key-unreadable': (d: Detail) =>
      `Berkas kunci ${d.file} tidak dapat dibaca (${d.reason}). Kembalikan salinannya; jangan disunting.`,
    'key-unwritable': (d: Detail) =>
      `Berkas kunci ${d.file} tidak dapat dibuat atau ditulis: ${d.reason}. Tunjuk tempat lain di luar folder data dengan PETASOS_KEY_FILE.`,
    'key-in-data': (d: Detail) =>
      `Berkas kunci ${d.file} terletak di dalam folder data ${d.folder}: siapa pun yang menyalin data akan membawa kuncinya. Pindahkan ke luar dan setel PETASOS_KEY_FILE.`,
    'key-other': (d: Detail) =>
      `Kunci di ${d.file} bukan kunci basis data ini: diperlukan kunci nomor ${d.version} dengan sidik ${d.fingerprint}. Kembalikan berkas kunci yang cocok (PETASOS_KEY_FILE). Bila benar-benar hilang: npx petasos key new`,
    'key-not-known': (d: Detail) =>
      `Kunci nomor ${d.version} tidak ada di berkas kunci. Kembalikan berkas kunci yang lengkap (PETASOS_KEY_FILE), lalu jalankan lagi Petasos.`,
    'sealed-damaged': () =>
      'Isi yang disegel di basis data telah berubah dan tidak dapat dibuka. Pulihkan dari cadangan, atau atur ulang akunnya: npx petasos user reset',
    'server-gone': () => 'Sambungan ke peladen Petasos terputus. Periksa dengan: npx petasos import list',
  },
  stage: {
    generate: 'membuat data contoh',
    read: 'membaca',
    check: 'memeriksa',
    draw: 'menggambar',
    stage: 'menyimpan sementara',
    write: 'menulis',
    derive: 'menghitung',
    topology: 'memeriksa kecocokan batas',
    tiles: 'membuat peta',
    rollup: 'menjumlahkan',
    plan: 'menentukan yang disamarkan',
    settle: 'mengamankan',
  } as Record<string, string>,
  report: {
    namesIn: 'id' as 'id' | 'en',
    fields: {
      name: 'nama',
      code: 'kode wilayah',
      dusun: 'dusun',
      rw: 'RW',
      rt: 'RT',
      type: 'jenis',
      indicator: 'indikator',
      sex: 'jenis kelamin',
      period: 'periode',
      semester: 'bagian tahun',
      measure: 'ukuran',
      count: 'jumlah',
      asOf: 'keadaan per',
      persons: 'penduduk',
      households: 'KK',
      male: 'laki-laki',
      female: 'perempuan',
    },
  },
};
