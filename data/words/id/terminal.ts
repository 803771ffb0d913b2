import type { ImportKind, ImportReport } from '../../contract/import.ts';

/** What the terminal and a start say: never in a page. */
export const terminal = {
  start: {
    firstTime: 'Menyiapkan basis data untuk pertama kali (sekitar setengah menit)…',
    building: 'Membangun tampilan (sekali saja setelah pemasangan atau pembaruan)…',
    migrated: (names: string) => `Skema basis data diperbarui: ${names}`,
    madeKey: (file: string) =>
      `Berkas kunci dibuat: ${file}\nSimpan salinannya di tempat aman, terpisah dari folder data dan cadangan: kunci tidak pernah ikut dalam cadangan.`,
    ready: (address: string, seconds: string) =>
      `Petasos siap dalam ${seconds} detik. Buka ${address}\nTekan Ctrl-C untuk berhenti.`,
    stopping: 'Menghentikan Petasos… (Ctrl-C sekali lagi untuk memaksa)',
    stopped: 'Petasos berhenti.',
    bug: (text: string) => `Petasos berhenti karena gangguan yang tidak terduga. Laporkan teks ini:\n${text}`,
  },
  recovered: {
    what: (backup: string, at: string) =>
      `PERHATIAN: basis data rusak dan telah diganti dengan cadangan ${backup} (keadaan ${at}).`,
    aside: (folder: string) => `Folder yang rusak disimpan di ${folder}`,
    missing: 'Yang tidak ada dalam cadangan dan perlu dimasukkan lagi:',
    nothing: 'Tidak ada data masuk yang hilang.',
    entry: (id: number, kind: ImportKind, file: string, at: string) =>
      `  nomor ${id}: ${kind} ${file} (${at})`,
    undone: (id: number) => `  nomor ${id}: penarikan kembali hilang; tarik kembali sekali lagi`,
  },
  terminal: {
    help: `Petasos: peta sosial dari terminal

Pakai: npx petasos PERINTAH [pilihan]

  setup KODE                   menyiapkan kecamatan dan desa/kelurahan sebuah kabupaten/kota, tanpa peta
  import boundaries BERKAS     batas wilayah: Shapefile (.zip), GeoPackage, KML, KMZ, GPX, GeoJSON, TopoJSON (boleh .gz)
  import population BERKAS…    penduduk dan KK (CSV atau Excel)
  import need BERKAS…          jumlah PPKS per jenis (CSV atau Excel; beberapa rekap jadi satu data masuk)
  import figures BERKAS…       angka indikator kantor (CSV atau Excel)
  import areas BERKAS          daftar desa, dusun, RW, RT tanpa batas (CSV atau Excel)
  import codes BERKAS          jembatan kode BPS ke Kemendagri (CSV)
  import pillars BERKAS        daftar pilar sosial: nama, peran, desa/kelurahan (CSV atau Excel)
  import trainings BERKAS      pelatihan pilar sosial dan pesertanya (CSV atau Excel)
  import contacts BERKAS       kontak wilayah: ketua RT/RW, babinsa, puskesmas (CSV atau Excel)
  import spm BERKAS            capaian SPM: sasaran, terlayani, anggaran (CSV atau Excel)
  import hazard-zones BERKAS   zona rawan bencana (peta segala format), kelas dari kolomnya
  import hazard-table BERKAS   kelas bahaya per desa/kelurahan (CSV atau Excel)
  import hazard-events BERKAS  riwayat kejadian: wilayah, bencana, tahun, jumlah (CSV atau Excel)
  import context BERKAS        garis dan titik di bawah peta: jalan, sungai (peta)
  import facilities BERKAS     fasilitas bencana: nama, jenis, desa/kelurahan, kapasitas (CSV atau Excel)
  import stock BERKAS          stok bantuan: fasilitas, barang, jumlah (CSV atau Excel)
  import roads BERKAS          jaringan jalan (peta garis: Shapefile, GeoPackage, KML, GeoJSON)
  import changes BERKAS        perubahan wilayah: pemekaran, pindah induk (CSV)
  sketch --within KODE         sketsa RW dan RT yang belum punya batas, menurut daftarnya
  demo                         mengisi basis data kosong dengan Kabupaten Contoh (data contoh)
  demo --on KODE               angka contoh pada wilayah sungguhan yang sudah disiapkan
  import list                  semua data masuk
  import show NOMOR            laporan lengkap satu data masuk
  import undo NOMOR            menarik kembali satu data masuk seutuhnya
  vocabulary list              daftar jenis: PMKS/PPKS, PSKS, PAS, dengan versinya
  vocabulary show DAFTAR       isi satu daftar sebagai JSON
  vocabulary set pas BERKAS    mengganti pengelompokan 12 PAS (CSV)
  release [--note TEKS]        menerbitkan angka seperti keadaannya sekarang; release list: semua terbitan
  backup [BERKAS]              membuat cadangan sekarang: di folder data, atau di BERKAS
  restore BERKAS               memulihkan cadangan ke basis data kosong
  key [show|new|rotate]        berkas kunci: melihat, membuat, mengganti (new --lost bila hilang)
  audit verify [NOMOR:SIDIK]   memeriksa rantai jejak audit, dan ujung yang pernah dicatat
  user list|add|reset|disable  akun; user setup-link: tautan untuk administrator pertama
  measure                      mengukur wilayah yang menunggu, pada zona bahaya dan permukiman
  migrate                      memperbarui skema basis data
  build                        membangun tampilan, di tempat npm start tidak boleh menulis
  folder [saya|contoh]         folder data yang terbuka; membuka data Anda, atau contoh
  doctor                       memeriksa pemasangan ini
  version                      versi Petasos yang terpasang
  help                         teks ini

Pilihan untuk setup, import, dan sketch:
  --source TEKS   sumber data            --licence TEKS  lisensi
  --as-of TANGGAL keadaan per (2025-12-31)
  --simulated     tandai sebagai data contoh
  --dry-run       periksa saja, tidak menyimpan apa-apa
  --json          laporan sebagai JSON
Khusus boundaries dan areas:
  --level LEVEL   level wilayah berkas (provinsi kabupaten kecamatan desa dusun rw rt)
  --code-column K --name-column K   kolom kode dan nama
  --parent KODE   semua baris terletak di wilayah ini
  --within KODE   (boundaries) hanya ambil wilayah ini dari berkas yang lebih besar
  --layer NAMA    (boundaries) lapisan dari berkas yang punya beberapa
  --coordinates SISTEM  (boundaries) sistem koordinat bila berkasnya tidak menyebut: utm-46n … utm-54s, tm3-46.2 … tm3-54.1, web, degrees
  --quality MUTU  (boundaries) definitif indikatif kesepakatan sketsa · --decree TEKS  dasar hukum
Khusus population, need, dan figures:
  --period WAKTU  periode bila tidak ada kolomnya (2025, 2025-S1, 2025-Q3, 2025-07)
  --reading JSON  cara baca tabel bila yang otomatis keliru, misalnya {"columns":{"lain":"skip"}}
  --skip-bad-rows terapkan baris yang baik, sebutkan yang keliru
  --indicator KODE (figures) indikator bila tidak ada kolomnya
  --area KODE     (figures) semua angka untuk wilayah ini, bila tidak ada kolomnya
  --closed ARTI   (need, figures) jenis tertutup yang terlalu rinci: refuse, ditolak (bawaan), atau add, dijumlahkan sewaktu dibaca
  --missing ARTI  (need) jenis yang tidak disebut: unknown, belum ada data (bawaan), atau zero, nihil
  --type JENIS    (need) daftar perorangan tanpa kolom jenis: PMKS-24, LUT ..., atau jiwa; dihitung di sini, namanya tidak dikirim
Khusus sketch:
  --within KODE   kelurahan/desa, atau kecamatan atau kabupaten/kota untuk semua di dalamnya
  --rw N --rt N   banyaknya RW, dan RT tiap RW, bila belum ada daftarnya
Untuk semua: --lang id|en

Folder data: DATA_DIR (bawaan ./.petasos). PostgreSQL: DATABASE_URL. Kunci: PETASOS_KEY_FILE.
Selesai: 0 berhasil, 1 ditolak, 2 salah pakai, 3 gangguan basis data.`,
    usage: (what: string) => `${what}\nLihat: npx petasos help`,
    unknownCommand: (word: string) => `Perintah tidak dikenal: ${word}`,
    missingArgument: (what: string) => `Perintah ini belum lengkap: sebutkan juga ${what}.`,
    tooMany: (word: string) =>
      `"${word}" tidak diperlukan di perintah ini. Hapus, atau beri tanda petik bila bagian dari nama.`,
    badOption: (text: string) => `Pilihan tidak dikenal atau keliru: ${text}`,
    badChoice: (option: string, given: string, choices: readonly string[]) =>
      `--${option} "${given}" tidak dikenal. Pilih: ${choices.join(', ')}`,
    notForThis: (option: string, kind: string) => `--${option} tidak berlaku untuk ${kind}`,
    badDate: (given: string) => `Tanggal "${given}" tidak dikenal. Tulis seperti 2025-12-31.`,
    badPeriod: (given: string) =>
      `Periode "${given}" tidak dikenal. Tulis seperti 2025, 2025-S1, 2025-Q3 atau 2025-07.`,
    badNumber: (given: string) => `Nomor "${given}" keliru.`,
    argument: {
      code: 'KODE',
      within: '--within KODE',
      file: 'BERKAS',
      id: 'NOMOR',
      kind: 'jenis data',
      list: 'nama daftar',
    },
    wordList: (name: string, version: string, entries: number, editable: boolean) =>
      `${name} ${version}: ${entries} isian${editable ? ' (boleh diganti)' : ''}`,
    noWordList: (name: string) => `Tidak ada daftar "${name}". Lihat: npx petasos vocabulary list`,
    wordListSet: (name: string) => `Daftar ${name} diganti.`,
    notEditable: (name: string) => `Daftar "${name}" tidak dapat diganti; hanya pas.`,
    demoLoaded: (seconds: string) =>
      `Kabupaten Contoh siap dalam ${seconds} detik. DATA CONTOH – BUKAN DATA SEBENARNYA.\nLihat: npm start`,
    demoThere: 'Kabupaten Contoh sudah lengkap di basis data ini; tidak ada yang berubah.',
    viaServer: 'Dikerjakan oleh peladen yang sedang berjalan.',
    cancelled: 'Dibatalkan. Tidak ada yang disimpan.',
    migrated: (names: string) => `Skema diperbarui: ${names}`,
    measured: (n: number) =>
      n === 0
        ? 'Tidak ada wilayah yang menunggu pengukuran.'
        : `Pengukuran selesai. Hasil yang disimpan: ${n}.`,
    upToDate: 'Skema sudah yang terbaru.',
    restored: (backup: string, rows: number) => `${rows} baris dipulihkan dari ${backup}.`,
    keptAside: (folder: string) => `Basis data sebelumnya disimpan di ${folder}`,
    stopServerFirst: 'Hentikan dulu peladen (Ctrl-C di tempat ia berjalan), lalu pulihkan.',
    noImports: 'Belum ada data masuk.',
  },
  doctor: {
    mark: { ok: 'baik', warning: 'periksa', fault: 'rusak' },
    allWell: 'Semua baik.',
    notWell: (faults: number, warnings: number) => `${faults} kerusakan, ${warnings} peringatan.`,
    node: (version: string) => `Node.js ${version}`,
    nodeOld: (version: string) =>
      `Node.js ${version} terlalu lama: perlu 24. Jalankan lewat npm (npx petasos …), yang memakai Node bawaan Petasos.`,
    folder: (folder: string, freeGb: string) =>
      `Folder data ${folder} dapat ditulis, ruang kosong ${freeGb} GB`,
    folderFull: (folder: string, freeMb: number) =>
      `Ruang kosong di ${folder} tinggal ${freeMb} MB. Kosongkan sedikitnya 1 GB.`,
    lockFree: 'Tidak ada peladen yang memakai folder data',
    lockHeld: (who: string, pid: number, address: string) =>
      `Folder data dipakai oleh ${who} (proses ${pid})${address ? ` di ${address}` : ''}`,
    lockLeft: (who: string, since: string) =>
      `Penghentian tidak bersih: ${who}, mulai ${since}. Basis data diperiksa pada pembukaan berikutnya.`,
    embedded:
      'Basis data bawaan terbuka: untuk satu peladen dan sekitar 50 pengguna bersamaan. Untuk lebih, pakai PostgreSQL (DATABASE_URL).',
    server: (address: string) => `PostgreSQL terhubung: ${address}`,
    versions: (postgres: string, postgis: string) => `PostgreSQL ${postgres}, PostGIS ${postgis}`,
    noDatabase: 'Belum ada basis data di folder ini; npm start membuatnya',
    noAnswer: (text: string) => `Basis data tidak dapat dibuka: ${text}`,
    schema: (name: string) => `Skema ${name}`,
    schemaBehind: (due: string) => `Skema belum diperbarui: ${due}. Jalankan: npx petasos migrate`,
    noOrphans: 'Setiap angka punya wilayah dan data masuk asalnya',
    orphans: (n: number) =>
      `${n} angka tanpa wilayah atau tanpa data masuk asalnya. Pulihkan cadangan terbaru ke basis data kosong: npx petasos restore BERKAS`,
    drafts: 'Tidak ada sisa data masuk yang terputus',
    draftsLeft: (n: number) => `${n} data masuk terputus; dibersihkan pada data masuk berikutnya`,
    backup: (name: string, hours: string) => `Cadangan terbaru ${name}, ${hours} jam lalu`,
    backupNone: 'Belum ada cadangan. Jalankan: npx petasos backup',
    jobs: {
      backup: 'cadangan berkala',
      tidy: 'perapian basis data',
      release: 'penerbitan malam',
      exposure: 'pengukuran wilayah pada zona bahaya',
    },
    jobEnded: (job: string, tries: number, at: string) =>
      `Pekerjaan latar dihentikan: "${job}". Sudah ${tries} kali proses Petasos mati selagi mengerjakannya, terakhir ${at}. Biasanya karena memori peladen kurang.`,
    jobFailed: (job: string, tries: number, at: string) =>
      `Pekerjaan latar dihentikan: "${job}". Sudah ${tries} kali gagal, terakhir ${at}. Sebabnya ada dalam log peladen.`,
    jobAgain: {
      backup: 'Dicoba lagi bila jadwalnya tiba, atau sekarang: npx petasos backup',
      tidy: 'Dicoba lagi bila jadwalnya tiba.',
      release: 'Dicoba lagi bila jadwalnya tiba, atau sekarang: npx petasos release',
      exposure:
        'Sampai selesai, wilayahnya tertulis "Menunggu pengukuran". Setelah sebabnya diatasi, jalankan: npx petasos measure',
    },
    sound: 'Isi basis data utuh',
    damage: (text: string) =>
      `Basis data rusak: ${text}. Hentikan peladen dan jalankan lagi: cadangan terbaru akan dibuka.`,
    port: (port: number) => `Port ${port} bebas`,
    portOurs: (port: number) => `Port ${port} dipakai peladen ini`,
    portPetasos: (port: number, version: string) =>
      `Port ${port} dipakai Petasos ${version} yang sedang berjalan`,
    portTaken: (port: number) => `Port ${port} dipakai program lain. Pilih lain: PORT=8090 npm start`,
    client: 'Tampilan sudah dibangun',
    clientStale: 'Tampilan belum dibangun atau sudah usang; npm start membangunnya',
    tests: 'Paket sistem untuk pengujian lengkap (chromium, PostGIS)',
    testsMissing: (names: string) =>
      `Untuk npm test belum ada: ${names}. Petasos sendiri tidak memerlukannya.`,
  },
  report: {
    state: {
      checked: 'DIPERIKSA (tidak ada yang disimpan)',
      refused: 'DITOLAK (tidak ada yang disimpan)',
      draft: 'RANCANGAN',
      applied: 'DITERAPKAN',
      undone: 'DITARIK KEMBALI',
    } satisfies Record<ImportReport['state'], string>,
    unchanged: 'TIDAK ADA PERUBAHAN (semua sudah seperti ini)',
    kind: {
      setup: 'penyiapan wilayah',
      boundaries: 'batas wilayah',
      areas: 'daftar wilayah',
      changes: 'perubahan wilayah',
      population: 'penduduk',
      need: 'PPKS',
      figures: 'indikator kantor',
      sketch: 'sketsa RW/RT',
      codes: 'jembatan kode',
      pillars: 'pilar sosial',
      trainings: 'pelatihan',
      register: 'suntingan daftar pilar',
      spm: 'capaian SPM',
      contacts: 'kontak wilayah',
      'hazard-zones': 'zona rawan bencana',
      'hazard-table': 'kelas bahaya per wilayah',
      'hazard-events': 'riwayat kejadian bencana',
      context: 'peta latar',
      facilities: 'fasilitas bencana',
      stock: 'stok bantuan',
      roads: 'jaringan jalan',
    } satisfies Record<ImportKind, string>,
    heading: (kind: string, file: string, state: string) => `${kind}${file ? ` · ${file}` : ''}: ${state}`,
    number: (id: number) => `Nomor data masuk ${id}; tarik kembali dengan: npx petasos import undo ${id}`,
    provenance: (source: string, licence: string, asOf: string) =>
      `Sumber: ${source || 'belum disebut'} · Lisensi: ${licence || 'belum disebut'} · Keadaan per ${asOf || 'belum disebut'}`,
    simulated: 'DATA CONTOH – BUKAN DATA SEBENARNYA',
    understood: 'Cara membaca berkas',
    rows: (read: number, used: number, refused: number) =>
      `Baris/fitur: ${read} dibaca, ${used} dipakai, ${refused} ditolak`,
    brought: 'Yang dibawa',
    problems: (n: number) => `Temuan: ${n}`,
    severity: { error: 'kesalahan', warning: 'peringatan', note: 'catatan' },
    place: (line: number | null, column: string | null) =>
      [line === null ? '' : `baris/fitur ${line}`, column ? `kolom ${column}` : '']
        .filter(Boolean)
        .join(', '),
    more: (n: number) => `… dan ${n} lagi`,
    took: (seconds: string) => `Selesai dalam ${seconds} detik`,
    list: {
      id: 'nomor',
      kind: 'jenis',
      state: 'keadaan',
      file: 'berkas',
      rows: 'baris',
      by: 'oleh',
      at: 'waktu',
    },
  },
};
