import type { ProblemSentence } from '../sentence.ts';

/** Mengapa sebuah titik bukan di Indonesia. */
const OUTSIDE: Readonly<Record<string, string>> = {
  zero: 'Nilainya nol: koordinatnya belum terisi. Gambar ulang objek ini.',
  sign: 'Tanda minusnya tampak keliru: lintang selatan ditulis minus, bujur timur tanpa minus.',
  elsewhere: 'Periksa koordinat objek ini.',
};

/** Findings in map files of all formats, and in their coordinates. */
export const problemMap = {
  // archives
  'zip-broken': (h) =>
    `Berkas .zip ini rusak atau terpotong${h.value ? ` (${h.value})` : ''}. Unduh atau salin ulang, lalu coba lagi.`,
  'zip-empty': () => 'Berkas .zip ini tidak berisi apa-apa.',
  'zip-too-many': (h) =>
    `Berkas .zip ini berisi ${h.found ?? ''} berkas; paling banyak ${h.most ?? ''}. Kemas petanya saja.`,
  'zip-too-large': (h) =>
    `Isi berkas .zip ini lebih dari ${h.most ?? '500 MB'} setelah dibuka. Ambil sebagian, misalnya per kabupaten/kota.`,
  'zip-unsafe-path': (h) =>
    `Berkas .zip ini memuat nama "${h.value ?? ''}" yang menunjuk ke luar foldernya, dan tidak dibuka. Kemas ulang petanya.`,
  'zip-locked': (h) => `${h.value ?? 'Isinya'} terkunci dengan kata sandi. Kemas ulang tanpa kata sandi.`,
  'zip-method': (h) =>
    `${h.value ?? 'Isinya'} dimampatkan dengan cara yang tidak dikenal. Kemas ulang sebagai .zip biasa.`,
  'archive-nested': () => 'Ada arsip di dalam arsip di dalam arsip. Buka dulu, lalu kemas petanya saja.',
  'archive-without-map': (h) =>
    `Tidak ada peta di dalam berkas ini. Isinya: ${h.files ?? ''}. Yang dikenal: Shapefile (.shp, .dbf, .prj), GeoPackage, KML, GPX, GeoJSON, TopoJSON.`,
  'archive-others': (h) =>
    `Tidak ikut dibaca dari arsip ini: ${h.files ?? ''}. Masukkan tersendiri bila perlu.`,
  'geo-is-workbook': () =>
    'Ini buku kerja Excel, bukan peta. Pilih jenis data lain, misalnya jumlah PPKS atau penduduk.',
  'geo-is-gdb': () =>
    'Ini File Geodatabase (.gdb). Buka di QGIS atau ArcGIS, lalu simpan sebagai GeoPackage atau Shapefile.',
  'not-a-map': () =>
    'Ini bukan peta yang dikenal. Kirim Shapefile dalam .zip, GeoPackage, KML/KMZ, GPX, GeoJSON, atau TopoJSON.',
  'ending-otherwise': (h) =>
    `Walau bernama "${h.value ?? ''}", isinya ${h.format ?? ''}, dan dibaca demikian.`,
  'other-layers': (h) =>
    `Hanya lapisan ${h.taken ?? ''} yang dibaca. Lapisan lain: ${h.layers ?? ''}; pilih lewat "Lapisan" (di terminal: --layer NAMA) bila itu yang dimaksud.`,
  'unknown-layer': (h) => `Tidak ada lapisan "${h.value ?? ''}". Yang ada: ${h.layers ?? ''}.`,
  // Shapefile
  'shp-alone': () =>
    'Ini satu bagian Shapefile saja. Kemas berkas .shp, .dbf, .shx, dan .prj yang bernama sama dalam satu .zip.',
  'dbf-alone': () =>
    'Ini tabel .dbf tanpa bentuknya. Kemas bersama .shp, .shx, dan .prj yang bernama sama dalam satu .zip.',
  'shp-without-dbf': (h) =>
    `Tabel ${h.value ?? ''}.dbf tidak ada di dalam .zip, padahal nama dan kode wilayah ada di situ. Kemas ulang bersama .dbf-nya.`,
  'shp-broken': (h) => `Berkas ${h.value ?? ''}.shp bukan Shapefile yang utuh. Salin ulang dari sumbernya.`,
  'dbf-broken': (h) => `Berkas ${h.value ?? ''}.dbf bukan tabel yang utuh. Salin ulang dari sumbernya.`,
  'shp-cut': (h) =>
    `Shapefile ini terpotong: ${h.shapes ?? ''} bentuk dan ${h.rows ?? ''} baris terbaca, dari ${h.promised ?? ''} yang dijanjikan. Salin ulang dari sumbernya; yang terbaca diperiksa di bawah.`,
  'shp-dbf-differ': (h) =>
    `Ada ${h.shapes ?? ''} bentuk (.shp) tetapi ${h.rows ?? ''} baris tabel (.dbf). Periksa apakah keduanya dari lapisan yang sama.`,
  'rows-deleted': (h) => `${h.count ?? ''} baris sudah dihapus di aplikasi peta dan tidak dibaca.`,
  'letters-otherwise': (h) =>
    `Menurut berkasnya hurufnya ${h.said ?? ''}, ternyata ${h.taken ?? ''}, dan dibaca demikian. Periksa nama-nama yang berhuruf khusus.`,
  'letters-not-utf8': (h) =>
    `Huruf pada ${h.count ?? ''} objek bukan UTF-8; dibaca sebagai Windows-1252. Periksa nama-nama yang berhuruf khusus.`,
  // GeoPackage, KML, GPX
  'gpkg-broken': () => 'Berkas GeoPackage ini rusak atau terpotong. Salin ulang dari sumbernya.',
  'not-geopackage': () => 'Ini basis data SQLite, tetapi bukan GeoPackage. Simpan ulang sebagai GeoPackage.',
  'gpkg-damaged': (h) =>
    `Sebagian GeoPackage ini rusak atau terpotong; ${h.read ?? ''} objek terbaca dan diperiksa di bawah. Salin ulang dari sumbernya.`,
  'kml-only-link': () =>
    'KML ini hanya berisi tautan. Buka di Google Earth, lalu klik kanan dan Simpan Tempat Sebagai KMZ.',
  'xml-broken': () => 'Berkas KML atau GPX ini terpotong. Simpan ulang dari aplikasinya.',
  'xml-cut': (h) =>
    `Berkas ini terpotong setelah ${h.read ?? ''} objek; yang terbaca diperiksa di bawah. Simpan ulang dari aplikasinya.`,
  'gpx-only-points': () =>
    'GPX ini hanya berisi titik. Rekam jejak (track) mengelilingi wilayahnya, lalu simpan ulang.',
  'waypoints-left': (h) =>
    `${h.count ?? ''} titik (waypoint) tidak dibaca; batas diambil dari jejak dan rute.`,
  // one feature
  'feature-unreadable': () => 'Objek ini tidak terbaca: isinya tidak utuh. Objek lain tidak terganggu.',
  'shape-broken': () =>
    'Bentuk objek ini rusak di dalam berkas. Objek lain tidak terganggu; gambar ulang yang ini.',
  'parts-not-polygons': (h) =>
    `${h.count ?? ''} titik atau garis di samping poligonnya tidak dibaca. Periksa apakah ada bagian yang hilang.`,
  'heights-left': () => 'Ketinggian titik-titiknya tidak dipakai.',
  'line-taken': (h) =>
    `Batas ini digambar sebagai garis, bukan poligon; garisnya dipakai sebagai batas${Number(h.gapM) > 0 ? ` dan ujungnya yang berjarak ${h.gapM} m disambung` : ''}. Periksa bentuknya.`,
  'line-not-closed': () =>
    'Objek ini garis yang tidak kembali ke awalnya, jadi tidak membatasi wilayah. Lanjutkan garisnya sampai menutup.',
  'axes-put-right': (h) =>
    `Lintang dan bujur objek ini tertukar (${h.value ?? ''}) dan sudah dibetulkan. Periksa letaknya.`,
  'over-date-line': (h) =>
    `Batas objek ini melewati garis tanggal (${h.value ?? ''}), jauh dari Indonesia. Periksa koordinatnya.`,
  'outside-indonesia': (h) =>
    `Titik ${h.value ?? ''} di luar Indonesia. ${OUTSIDE[String(h.why)] ?? OUTSIDE.elsewhere}`,
  // coordinates of the whole
  'axes-all-put-right': (h) =>
    `Lintang dan bujur tertukar pada berkas ini (misalnya ${h.value ?? ''}) dan sudah dibetulkan untuk ${h.count ?? 'semua'} objek. Periksa letaknya di peta.`,
  'coordinates-changed': (h) =>
    `Koordinat ${h.system ?? ''}, seperti disebut berkasnya, diubah menjadi bujur dan lintang.`,
  'coordinates-said': (h) =>
    `Koordinat ${h.system ?? ''}, seperti yang Anda pilih, diubah menjadi bujur dan lintang.`,
  'coordinates-guessed': (h) =>
    `Berkas ini tidak menyebut sistem koordinatnya. Angkanya (misalnya ${h.value ?? ''}) cocok dengan ${h.system ?? ''} saja di wilayah ini, dan diubah menjadi bujur dan lintang. Periksa letaknya di peta.`,
  'zone-unclear': (h) =>
    `Koordinatnya dalam meter (misalnya ${h.value ?? ''}), tetapi zonanya tidak disebut; dapat berarti ${h.systems ?? ''}. Pilih sistem koordinatnya, atau sebut wilayah induknya (di terminal: --coordinates ${h.option ?? 'utm-50s'}).`,
  'coordinates-unclear': (h) =>
    `Koordinatnya (misalnya ${h.value ?? ''}) tidak cocok dengan sistem mana pun di wilayah ini. Tanyakan sistem koordinatnya kepada pembuat peta, lalu pilih di "Sistem koordinat".`,
  'coordinates-not-so': (h) =>
    `Dengan ${h.system ?? 'sistem itu'} koordinat ini (misalnya ${h.value ?? ''}) jatuh di luar Indonesia. Pilih sistem koordinat yang lain.`,
  'system-contradicted': (h) =>
    `Menurut berkasnya koordinatnya ${h.system ?? 'dalam meter'}, tetapi angkanya (misalnya ${h.value ?? ''}) sudah bujur dan lintang, dan dibaca demikian.`,
  'system-elsewhere': (h) =>
    `Menurut berkasnya koordinatnya ${h.system ?? ''}, tetapi dengan itu wilayahnya jatuh di tempat lain (misalnya ${h.value ?? ''}).${h.suggestion ? ` Yang cocok: ${h.suggestion}. Pilih itu di "Sistem koordinat" (di terminal: --coordinates ${h.option ?? ''}).` : ' Periksa berkas .prj dan kode wilayahnya.'}`,
} satisfies Record<string, ProblemSentence>;
