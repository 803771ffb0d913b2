import type { ProblemSentence } from '../sentence.ts';

/** Findings in tables of need and population: what is wrong, and what to do about it. */
export const problemTable = {
  'file-empty': () => 'Berkas ini kosong. Simpan ulang dari aplikasi asalnya, lalu coba lagi.',
  'file-too-large': (h) => `Berkas lebih besar dari ${h.limit ?? '64 MB'}. Bagi menjadi beberapa berkas.`,
  'file-not-text': () => 'Berkas ini bukan teks. Simpan sebagai CSV (UTF-8), lalu coba lagi.',
  'file-is-workbook': () =>
    'Ini buku kerja Excel, bukan CSV. Di Excel: Simpan Sebagai, pilih "CSV UTF-8", lalu coba lagi.',
  'encoding-not-utf8': () =>
    'Baris ini memuat huruf yang bukan UTF-8. Simpan ulang berkas sebagai "CSV UTF-8" agar tidak ada nama yang rusak.',
  'encoding-utf16': () =>
    'Berkas ini tersimpan sebagai UTF-16 ("Teks Unicode"). Simpan ulang sebagai "CSV UTF-8".',
  'table-only-heading': () => 'Berkas ini hanya berisi judul kolom. Tambahkan baris data, lalu coba lagi.',
  'table-too-long': (h) => `Lebih dari ${h.limit ?? ''} baris. Bagi berkas, misalnya per kecamatan.`,
  'table-too-wide': (h) =>
    `Lebih dari ${h.limit ?? ''} kolom. Periksa pemisah kolom atau hapus kolom yang tidak perlu.`,
  'line-too-long': (h) =>
    `Satu baris berisi lebih dari ${h.limit ?? ''} huruf. Ini bukan tabel dengan satu baris per wilayah: simpan ulang dari Excel sebagai CSV.`,
  'quote-not-closed': () =>
    'Tanda petik (") dibuka di baris ini dan tidak pernah ditutup. Hapus atau tutup tanda petik itu.',
  'row-too-short': (h) =>
    `Baris ini hanya berisi ${h.cells ?? ''} dari ${h.columns ?? ''} kolom. Lengkapi atau hapus baris ini.`,
  'row-too-long': (h) =>
    `Baris ini berisi ${h.cells ?? ''} kolom, judulnya hanya ${h.columns ?? ''}. Mungkin ada pemisah di dalam isian: beri tanda petik.`,
  'column-missing': (h) =>
    `Kolom ini tidak ditemukan di antara ${h.columns ?? ''} kolom. Tunjukkan kolomnya di bagian Cara tabel ini dibaca, atau beri judul salah satu dari: ${h.accepted ?? ''}.`,
  'column-twice': (h) =>
    `Judul ini ada dua kali. Dipakai kolom ke-${h.used ?? ''}; kolom ke-${h.left ?? ''} dilewati.`,
  'columns-ignored': (h) => `${h.n ?? ''} kolom tidak dipakai (kolom ke-${h.positions ?? ''}).`,
  'persons-by-heading': (h) =>
    `Berkas ini memuat data per orang atau per keluarga (kolom ke-${h.position ?? ''}), dan ditolak tanpa ada yang disimpan. Petasos hanya menerima jumlah per wilayah: rekap dulu per jenis dan wilayah.`,
  'persons-by-values': (h) =>
    `Kolom ke-${h.position ?? ''} berisi nomor seperti NIK. Berkas ditolak tanpa ada yang disimpan. Petasos hanya menerima jumlah per wilayah: rekap dulu per jenis dan wilayah.`,
  'persons-by-phones': (h) =>
    `Kolom ke-${h.position ?? ''} berisi nomor telepon. Berkas ditolak tanpa ada yang disimpan. Petasos hanya menerima jumlah per wilayah: hapus kolom itu, dan rekap dulu bila satu baris berarti satu orang.`,
  'persons-by-names': (h) =>
    `Kolom ke-${h.position ?? ''} tampaknya berisi nama orang: bukan nama wilayahnya, dan setiap baris berjumlah 1. Berkas ditolak tanpa ada yang disimpan. Petasos hanya menerima jumlah per wilayah: rekap dulu per jenis dan wilayah.`,
  'code-empty': () => 'Kode wilayah kosong. Isi dengan kode Kemendagri, misalnya 63.71.01.1001.',
  'code-malformed': (h) =>
    `"${h.value ?? ''}" bukan kode wilayah. Pakai kode Kemendagri, misalnya 63.71.01.1001 atau 63.71.01.1001.rw003.rt012.`,
  'code-bps': (h) =>
    `"${h.value ?? ''}" tampaknya kode BPS. Keduanya sepuluh angka tetapi berbeda: pakai kode Kemendagri.`,
  'number-unreadable': (h) =>
    `"${h.value ?? ''}" tidak terbaca sebagai nomor. Tulis angkanya saja, misalnya 003.`,
  'number-without-village': () =>
    'Nomor RT, RW, atau dusun perlu kode desa/kelurahan di depannya. Lengkapi kode sampai desa/kelurahan.',
  'number-said-twice': () => 'RT/RW disebut di kode dan juga di kolom sendiri. Pakai salah satu saja.',
  'area-unknown': (h) =>
    h.suggestion
      ? `Tidak ada wilayah berkode ${h.value ?? ''}. Apakah maksudnya ${h.suggestion}?`
      : `Tidak ada wilayah berkode ${h.value ?? ''}. Periksa kodenya.`,
  'area-not-set-up': (h) =>
    `${h.name ?? 'Wilayah ini'} (${h.value ?? ''}) belum disiapkan di sini. Siapkan dulu kabupaten/kotanya (di terminal: npx petasos setup ${h.setup ?? 'KODE'}).`,
  'area-below-unknown': (h) =>
    `${h.name ?? ''} (${h.village ?? ''}) belum punya ${h.code ?? 'wilayah ini'}. Masukkan dulu batas atau daftarnya (di terminal: npx petasos import areas BERKAS).`,
  'area-ambiguous': (h) =>
    `${h.value ?? ''} dapat berarti ${h.first ?? ''} atau ${h.second ?? ''}. Tulis kode lengkapnya.`,
  'area-not-then': (h) =>
    `${h.name ?? 'Wilayah ini'} tidak ada pada ${h.on ?? ''} (berlaku ${h.from || 'sejak dulu'}${h.to ? ` sampai sebelum ${h.to}` : ''}). Pakai kode yang berlaku waktu itu, atau periksa periodenya.`,
  'period-missing': () =>
    'Periode tidak disebut, di berkas maupun di sampingnya. Tambahkan kolom periode, atau isi periodenya, misalnya 2025 (di terminal: --period 2025).',
  'period-unreadable': (h) =>
    `"${h.value ?? ''}" bukan periode. Tulis 2025, 2025-S1 (semester), 2025-Q3 (triwulan), atau 2025-07 (bulan).`,
  'period-differs': (h) =>
    `Baris ini menyebut periode ${h.value ?? ''}, padahal di sampingnya disebut ${h.said ?? ''}. Samakan, atau kosongkan isian periode (di terminal: tanpa --period).`,
  'period-future': (h) =>
    `Periode ${h.value ?? ''} belum dimulai (hari ini ${h.today ?? ''}). Periksa tahunnya.`,
  'period-too-old': (h) => `Periode ${h.value ?? ''} sebelum ${h.oldest ?? ''}. Periksa tahunnya.`,
  'day-unreadable': (h) => `"${h.value ?? ''}" bukan tanggal. Tulis 2025-12-31 atau 31-12-2025.`,
  'type-empty': () => 'Jenis kosong. Isi dengan kode (PMKS-08), singkatan (LUT), atau nama jenisnya.',
  'type-unknown': (h) =>
    h.suggestion
      ? `Jenis "${h.value ?? ''}" tidak dikenal. Apakah maksudnya ${h.suggestion}? Pastikan di bagian Padanan.`
      : `Jenis "${h.value ?? ''}" tidak dikenal. Pilih jenisnya di bagian Padanan, atau pakai salah satu dari 26 jenis (di terminal: npx petasos vocabulary show pmks).`,
  'type-is-total': () =>
    'Jumlah semua jenis tidak dimasukkan: dihitung di sini dari jenis-jenisnya. Hapus baris ini. Untuk jumlah orang tanpa ganda, tulis jenis "jiwa".',
  'type-is-group': (h) =>
    `"${h.value ?? ''}" adalah kelompok, dan kelompok dihitung di sini dari jenis-jenisnya. Ganti dengan jenisnya masing-masing.`,
  'type-too-fine': (h) =>
    `${h.value ?? 'Jenis ini'} tidak boleh disimpan per ${h.levelName ?? h.level ?? 'wilayah sehalus ini'}: angka kecil dapat merugikan orang. Kirim jumlahnya per ${h.finestName ?? h.finest ?? 'kecamatan'}.`,
  'closed-can-be-added': (h) =>
    `${h.n ?? ''} baris jenis tertutup lebih rinci daripada yang boleh disimpan. Jumlahnya dapat dihitung sewaktu berkas dibaca, untuk kecamatan atau kabupaten/kotanya; rinciannya tidak disimpan. Centang "Jumlahkan jenis tertutup sewaktu dibaca", atau --closed add di terminal.`,
  'closed-added': (h) =>
    `${h.n ?? ''} baris jenis tertutup dijumlahkan menjadi ${h.sums ?? ''} angka pada tingkat yang boleh disimpan. Rinciannya tidak disimpan.`,
  'closed-covered': (h) =>
    `${h.n ?? ''} angka jenis tertutup tidak ikut dijumlahkan: berkas ini sudah menyebut angka wilayah di atasnya.`,
  'closed-added-partly': (h) =>
    `Jenis tertutup di ${h.name ?? ''} (${h.period ?? ''}) dijumlahkan dari ${h.n ?? ''} dari ${h.m ?? ''} bagian wilayahnya; berkas ini tidak menyebut yang lain. Jika ada bagian yang belum masuk, lengkapi dahulu: jumlah ini menggantikan jumlah sebelumnya.`,
  'sex-unknown': (h) => `"${h.value ?? ''}" bukan jenis kelamin. Tulis L, P, atau kosongkan (tidak dirinci).`,
  'sex-all-and-parts': (h) =>
    `Baris ini jumlah L dan P${h.sum === undefined ? '' : ` (${h.sum})`} yang sudah ada di baris ${h.lines ?? ''}: orang akan terhitung dua kali. Hapus baris ini.`,
  'sex-rest': (h) =>
    `L dan P sudah ada di baris ${h.lines ?? ''}; ${h.value || 'jumlah'} di baris ini dihitung sebagai tidak dirinci, di luar L dan P. Jika ini jumlahnya, hapus baris ini.`,
  'sex-one-only': (h) =>
    `${h.cells ?? ''} isian hanya menyebut L atau hanya P. Yang lain dianggap belum dirinci, dan jumlahnya hanya yang disebut.`,
  'measure-unknown': (h) => `"${h.value ?? ''}" bukan ukuran. Tulis tercatat atau terlayani.`,
  'count-negative': (h) => `Jumlah ${h.value || 'di sini'} negatif. Jumlah orang paling sedikit 0.`,
  'count-fraction': (h) => `Jumlah ${h.value || 'di sini'} pecahan. Jumlah orang adalah bilangan bulat.`,
  'count-not-number': (h) =>
    `${h.value ? `"${h.value}"` : 'Isinya'} bukan angka. Tulis bilangan bulat; untuk nol tulis 0 atau nihil.`,
  'count-too-large': (h) => `Jumlah ${h.value ?? ''} terlalu besar untuk satu wilayah. Periksa angkanya.`,
  'count-over-population': (h) =>
    `${h.value || 'Jumlahnya'} melebihi penduduk ${h.name ?? ''} (${h.most ?? ''} pada ${h.period ?? ''}${h.source ? `, sumber ${h.source}` : ''}). Periksa jumlah atau wilayahnya.`,
  'count-over-families': (h) =>
    `${h.value || 'Jumlah'} keluarga melebihi jumlah KK ${h.name ?? ''} (${h.most ?? ''} pada ${h.period ?? ''}${h.source ? `, sumber ${h.source}` : ''}). Tetap dimasukkan; periksa.`,
  'counts-with-thousands': (h) =>
    `${h.n ?? ''} angka memakai tanda ribuan: 1.234 dibaca seribu dua ratus tiga puluh empat, karena jumlah orang selalu bulat.`,
  'row-twice': (h) =>
    `Wilayah, jenis, dan periode ini sudah disebut di baris ${h.other ?? ''}${h.otherCount === undefined ? '' : ` (${h.otherCount})`}. Sisakan satu baris.`,
  'rows-without-count': (h) => `${h.n ?? ''} baris tanpa angka dibaca sebagai belum ada data.`,
  'rows-of-country': (h) => `${h.n ?? ''} baris untuk seluruh Indonesia dilewati.`,
  'rows-elsewhere': (h) =>
    `${h.n ?? ''} baris (baris ${h.lines ?? ''}) dilewati karena wilayahnya belum disiapkan di sini: ${h.areas ?? ''}${h.more ? ` dan ${h.more} lagi` : ''}. Bila perlu, siapkan dulu lalu masukkan lagi berkas ini (di terminal: npx petasos setup ${h.setup ?? 'KODE'}).`,
  'zeros-for-missing': (h) => `${h.n ?? ''} isian yang tidak disebut dicatat sebagai nihil, seperti diminta.`,
  'zeros-too-many': (h) =>
    `Mencatat jenis yang tidak disebut sebagai nihil berarti lebih dari ${h.most ?? ''} isian. Bagi berkas, misalnya per kecamatan.`,
  'replaces-earlier': (h) =>
    `${h.replaced ?? ''} isian (L dan P satu isian) menggantikan yang dari data masuk ${h.imports ?? ''}; ${h.changed ?? ''} di antaranya berubah. Yang lama kembali bila data ini ditarik.`,
  'sex-twice': (h) =>
    `Penduduk dengan jenis kelamin ini sudah disebut di baris ${h.other ?? ''}${h.otherCount === undefined ? '' : ` (${h.otherCount})`}. Sisakan satu baris.`,
  'other-sex-missing': (h) =>
    `Hanya satu jenis kelamin yang disebut untuk wilayah ini. Tambahkan baris ${h.missing ?? ''} atau baris jumlah.`,
  'families-of-one-sex': (h) =>
    `${h.value ?? ''} KK disebut di baris satu jenis kelamin. Tulis KK sekali saja, di baris jumlah (L+P).`,
  'families-over-people': (h) =>
    `${h.value ?? ''} KK lebih banyak daripada ${h.persons ?? ''} penduduk. Mungkin kolomnya tertukar.`,
  'sexes-differ': (h) =>
    `Laki-laki dan perempuan berjumlah ${h.value ?? ''}, penduduknya ${h.persons ?? ''}. Angka penduduk yang dipakai.`,
  'ages-differ': (h) =>
    `Kelompok umur berjumlah ${h.value ?? ''}, penduduknya ${h.persons ?? ''}. Angka penduduk yang dipakai.`,
  'nothing-to-import': () => 'Tidak ada baris yang dapat dimasukkan.',
  'nothing-set-up': (h) =>
    `Tidak satu pun dari ${h.n ?? ''} wilayah di berkas ini sudah disiapkan. Siapkan dulu kabupaten/kotanya (di terminal: npx petasos setup KODE).`,
  'group-empty': (h) => `${h.value ?? 'Jenis ini'} tidak punya kelompok. Isi kolom pas.`,
  'type-in-two-groups': (h) =>
    `${h.value ?? 'Jenis ini'} sudah dikelompokkan di baris ${h.other ?? ''}. Satu jenis hanya dalam satu kelompok.`,
  'types-without-group': (h) => `Jenis berikut belum dikelompokkan: ${h.types ?? ''}. Tambahkan barisnya.`,
} satisfies Record<string, ProblemSentence>;
