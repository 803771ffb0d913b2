import type { Hint, ProblemSentence } from '../sentence.ts';
import { format } from './format.ts';

/** Kinds of faults as GEOS names them in its reasons. */
const SHAPE_FAULTS: Readonly<Record<string, string>> = {
  'self-intersection': 'garis batas memotong diri',
  'ring self-intersection': 'garis batas menyentuh diri',
  'nested shells': 'satu bagian terletak di dalam bagian lain',
  'nested holes': 'satu lubang terletak di dalam lubang lain',
  'hole lies outside shell': 'ada lubang di luar batasnya',
  'holes are nested': 'satu lubang terletak di dalam lubang lain',
  'interior is disconnected': 'bagian dalamnya terputus',
  'duplicate rings': 'garis batas digambar dua kali',
  'too few points in geometry component': 'titiknya terlalu sedikit',
  'invalid coordinate': 'ada koordinat yang tidak sah',
  'ring is not closed': 'garis batas tidak tertutup',
  'repeated point': 'ada titik yang berulang',
};

/** 'Ring Self-intersection[95.05 -5.62]': what is wrong and where, in words. */
function shapeFault(reason: Hint[string] | undefined): string {
  const read = /^([^[]*)(?:\[(-?[\d.e-]+) (-?[\d.e-]+)\])?/.exec(String(reason ?? ''));
  const said = SHAPE_FAULTS[(read?.[1] ?? '').trim().toLowerCase()] ?? 'bentuknya tidak sah';
  if (read?.[2] === undefined || read[3] === undefined) return said;
  const [x, y] = [Number(read[2]), Number(read[3])];
  return `${said} di ${format.number(x, 5)} BT ${format.number(Math.abs(y), 5)} ${y < 0 ? 'LS' : 'LU'}`;
}

function areaChange(m2: Hint[string] | undefined): string {
  const change = Math.round(Number(m2 ?? 0));
  if (!change) return '';
  return `; ${change < 0 ? 'luasnya berkurang' : 'luasnya bertambah'} ${format.number(Math.abs(change))} m²`;
}

function n(value: Hint[string] | undefined): string {
  return format.number(Number(value ?? 0));
}

/** Findings in map files, lists and changes of areas: what is wrong, and what to do about it. */
export const problemGeo = {
  // the file
  'gzip-broken': () => 'Berkas .gz ini rusak atau terpotong. Unduh atau salin ulang, lalu coba lagi.',
  'geo-too-large': (h) =>
    `Berkas lebih besar dari ${h.most ?? '500 MB'} setelah dibuka. Ambil sebagian, misalnya per kabupaten/kota, lalu coba lagi.`,
  'geo-too-full': () =>
    'Peta ini menyimpan lebih banyak titik dan garis daripada yang dapat dibaca sekaligus. Ambil sebagian, misalnya per provinsi, lalu coba lagi.',
  'geo-is-xml': () =>
    'Ini berkas XML, tetapi bukan KML atau GPX. Buka di QGIS, lalu simpan sebagai GeoPackage atau GeoJSON.',
  'not-json': (h) =>
    `Berkas ini bukan peta yang dikenal, atau JSON-nya tidak utuh${h.at ? ` (baris ${h.at})` : ''}. Simpan ulang sebagai GeoJSON, GeoPackage, atau Shapefile dalam .zip.`,
  'not-geojson': (h) =>
    `Berkas ini JSON, tetapi bukan GeoJSON atau TopoJSON${h.value ? ` (isinya "${h.value}")` : ''}. Simpan ulang sebagai GeoJSON FeatureCollection.`,
  'other-crs': (h) =>
    `Koordinat memakai sistem ${h.value ?? 'lain'}. Simpan ulang dengan EPSG:4326 (WGS 84, bujur dan lintang).`,
  'no-features': () =>
    'Berkas ini tidak berisi satu wilayah pun. Periksa apakah lapisannya terpilih saat disimpan.',
  'too-many-features': (h) =>
    `Berkas berisi ${h.found ?? ''} objek; paling banyak ${h.most ?? ''}. Bagi berkas, misalnya per provinsi.`,
  // columns
  'unknown-column': (h) =>
    `Kolom "${h.value ?? ''}" (${h.option ?? ''}) tidak ada. Kolom yang ada: ${h.columns ?? ''}.`,
  'unknown-option-code': (h) =>
    `${h.value ?? ''} (${h.option ?? ''}) bukan kode wilayah yang dikenal. Pakai kode Kemendagri, misalnya 34.02.12.2004.`,
  'zones-of-hazard': (h) =>
    `Berkas ini tampaknya peta bahaya (kolom ${h.columns ?? ''}), bukan batas wilayah; tidak ada kode atau nama wilayah di dalamnya. Peta bahaya belum dapat dimasukkan.`,
  'level-unclear': (h) =>
    `Tingkat wilayahnya tidak dapat dikenali dari kolom ${h.columns || '(tidak ada)'}. Sebut tingkatnya, dan bila tanpa kode juga wilayah induknya (di terminal: --level dusun --parent 34.02.12.2004).`,
  'list-level-unclear': (h) =>
    `Daftar ini dapat berarti daftar ${h.firstName ?? h.first ?? ''} atau daftar ${h.secondName ?? h.second ?? ''}. Sebut tingkatnya (di terminal: --level ${h.first ?? ''} atau --level ${h.second ?? ''}).`,
  'wrong-level': (h) =>
    `Berkas ini berisi ${h.foundName ?? h.found ?? ''}, bukan ${h.saidName ?? h.said ?? ''}. Ubah tingkatnya (di terminal: --level ${h.found ?? ''}), atau pilih berkas lain.`,
  'bps-codes': (h) =>
    `Kolom ${h.value ?? ''} berisi kode BPS, yang berbeda dari kode Kemendagri walau sama-sama sepuluh angka. Ganti dengan kode Kemendagri (jembatan kode: sig.bps.go.id/bridging-kode).`,
  'list-too-long': (h) =>
    `Daftar berisi ${h.found ?? ''} wilayah; paling banyak ${h.most ?? ''} sekali masuk. Bagi per kabupaten/kota.`,
  // one row
  'no-geometry': () =>
    'Objek ini tidak punya bentuk. Gambar batasnya, atau masukkan lewat daftar: import areas.',
  'not-a-polygon': (h) =>
    `Bentuk objek ini ${h.value ?? 'bukan poligon'}, bukan poligon. Batas wilayah harus berupa Polygon atau MultiPolygon.`,
  'empty-geometry': () => 'Bentuk objek ini kosong. Gambar ulang batasnya.',
  'bad-coordinates': () =>
    'Ada koordinat yang bukan angka pada objek ini. Perbaiki bentuknya di aplikasi peta.',
  'ring-closed': () =>
    'Garis batas objek ini tidak tertutup; titik akhirnya disambung ke titik awal. Periksa bentuknya.',
  'ring-too-short': (h) =>
    `Satu bagian objek ini hanya punya ${h.points ?? ''} titik dan dilewati; bagian lain dipakai. Hapus bagian itu.`,
  'polygon-too-short': (h) =>
    `Poligon ini hanya punya ${h.points ?? ''} titik; paling sedikit tiga. Gambar ulang batasnya.`,
  'too-many-vertices': (h) =>
    `Poligon ini punya ${h.vertices ?? ''} titik; paling banyak ${h.most ?? ''}. Sederhanakan dulu di aplikasi peta (toleransi 1 meter cukup).`,
  'axes-swapped': (h) =>
    `Koordinat ${h.value ?? ''} tampak tertukar: tulis bujur dulu, baru lintang. Simpan ulang berkasnya dengan urutan itu.`,
  'coordinates-in-metres': (h) =>
    `Koordinat ${h.value ?? ''} tampak dalam meter (UTM), bukan derajat. Simpan ulang dengan EPSG:4326 (di QGIS: Ekspor, pilih sistem koordinat EPSG:4326).`,
  'shape-repaired': (h) =>
    `Bentuk ini keliru (${shapeFault(h.reason)}) dan sudah diperbaiki${areaChange(h.changeM2)}. Periksa bentuknya.`,
  'shape-without-area': (h) =>
    `Bentuk ini tidak punya luas (${shapeFault(h.reason)}) dan tidak dapat diperbaiki. Gambar ulang batasnya.`,
  'unknown-code': (h) =>
    h.taken
      ? `Kode ${h.value ?? ''} tidak ada dalam daftar kode wilayah; menurut ${h.by === 'place' ? 'letaknya' : 'namanya'} dianggap ${h.taken}. Periksa, dan perbaiki kodenya.`
      : `Kode ${h.value ?? ''} tidak ada dalam daftar kode wilayah${h.wrong ? `: tidak ada ${h.levelName ?? ''} ${h.wrong}${h.within ? ` di ${h.within}` : ''}` : ''}.${h.suggestion ? ` Mungkin maksudnya ${h.suggestion}.` : ''} Perbaiki kodenya; bila wilayahnya berubah, masukkan perubahannya dulu: import changes.`,
  'unreadable-code': (h) =>
    `"${h.value ?? ''}" tidak terbaca sebagai kode; wilayah dicari lewat namanya. Perbaiki kodenya.`,
  'code-of-other-level': (h) =>
    `Kode ${h.value ?? ''} adalah kode ${h.foundName ?? h.found ?? ''}, padahal baris ini ${h.saidName ?? h.said ?? ''}. Perbaiki kode atau tingkatnya.`,
  'unknown-name': (h) =>
    `"${h.value ?? ''}" tidak ditemukan${h.within ? ` di ${h.within}` : ''}.${h.suggestion ? ` Mungkin maksudnya ${h.suggestion}.` : ''} Isi kodenya, atau perbaiki namanya.`,
  'name-differs': (h) =>
    `Kodenya milik ${h.listed ?? ''}, tetapi berkas menamainya "${h.value ?? ''}". Yang dipakai kodenya; periksa mana yang benar.`,
  'placed-by-name': (h) => `Tanpa kode; ditempatkan lewat namanya di ${h.taken ?? ''}.`,
  'placed-by-close-name': (h) =>
    `Tanpa kode, dan ejaan "${h.value ?? ''}" tidak ada; dianggap ${h.taken ?? ''}. Periksa, dan perbaiki ejaannya bila keliru.`,
  'placed-by-short-name': (h) =>
    `Tanpa kode; "${h.value ?? ''}" dianggap ${h.taken ?? ''}. Periksa, dan isi kodenya bila keliru.`,
  'placed-by-location': (h) =>
    `Tanpa kode; ditempatkan menurut letaknya di ${h.taken ?? ''}. Periksa, dan isi kodenya.`,
  'not-placed': () =>
    'Tidak diketahui wilayah mana: tanpa kode, tanpa nama yang dikenal, dan tidak terletak di satu wilayah yang sudah punya batas. Isi kodenya, atau masukkan dulu batas induknya.',
  'list-not-placed': () =>
    'Baris ini tidak menyebut wilayahnya. Isi kode atau nama desa/kelurahan pada setiap baris; sel yang digabung di Excel hanya terisi pada baris pertamanya.',
  'without-number': (h) =>
    `Tanpa nomor di ${h.within ?? ''}; dicatat sebagai "${h.given ?? ''}" (${h.code ?? ''}). Isi nomornya bila ada.`,
  'outside-parent': (h) =>
    `Bentuk ${h.code ?? h.value ?? ''} terletak ${format.number(Number(h.km ?? 0), Number(h.km ?? 0) % 1 === 0 ? 0 : 1)} km dari ${h.parent ?? 'induknya'} dan tidak dipakai. Periksa kodenya dan letak gambarnya.`,
  'far-from-others': (h) =>
    `Bentuk ${h.code ?? h.value ?? ''} terletak ${h.km ?? ''} km dari kebanyakan wilayah ${h.parent ?? 'induknya'}. Bentuk ini dipakai; bila bukan pulau atau wilayah terpencil, periksa kode dan letaknya.`,
  'mostly-outside-parent': (h) =>
    `Hanya ${h.share ?? '0'}% bentuk ${h.code ?? h.value ?? ''} terletak di dalam ${h.parent ?? 'induknya'}. Periksa kodenya dan batas keduanya.`,
  'covers-sibling': (h) =>
    `${h.share ?? '50'}% bentuk ${h.code ?? h.value ?? ''} menutupi ${h.other ?? 'wilayah lain'} yang sudah ada. Periksa kodenya dan batas keduanya.`,
  'many-parts': (h) =>
    `Bentuk ini terdiri atas ${h.parts ?? ''} bagian yang terpisah. Wajar untuk kepulauan; selain itu periksa gambarnya.`,
  'parts-merged': (h) =>
    `Kode ${h.code ?? ''} sudah dipakai objek ${h.other ?? ''}; keduanya terpisah dan digabung sebagai satu wilayah. Periksa apakah memang satu wilayah.`,
  'duplicate-area': (h) =>
    `Kode ${h.code ?? ''} sudah dipakai objek ${h.other ?? ''}, dan ${h.share ?? ''}% bentuknya bertumpuk. Objek ini tidak dipakai; hapus salah satu atau perbaiki kodenya.`,
  'duplicate-row': (h) =>
    `Wilayah ini (${h.code ?? ''}) sudah ada di baris ${h.other ?? ''}; baris ini tidak dipakai. Hapus salah satu, atau perbaiki nomornya.`,
  'two-villages': (h) =>
    `Baris ini menyebut dua desa/kelurahan: menurut kodenya sendiri ${h.own ?? ''}, menurut kolom ini ${h.other ?? ''}. Perbaiki salah satunya.`,
  'rw-in-two-villages': (h) =>
    `"${h.value ?? ''}" disebut di ${h.here ?? ''} dan, pada baris ${h.other ?? ''}, di ${h.there ?? ''}. Keduanya dicatat; bila hanya satu yang benar, hapus yang lain.`,
  'which-regency': (h): string =>
    Number(h.n) === 0
      ? 'Daftar ini menyebut kecamatan dan desa dengan nama saja, dan belum ada kabupaten/kota yang disiapkan. Siapkan dulu kabupaten/kotanya, atau tambahkan kolom kode.'
      : 'Daftar ini menyebut kecamatan dan desa dengan nama saja, sedangkan di sini ada beberapa kabupaten/kota. Tambahkan kolom kabupaten atau kode, atau sebut wilayah induknya (di terminal: --parent KODE).',
  'number-taken': (h) =>
    `Nomor ${h.code ?? ''} sudah dipakai baris ${h.other ?? ''} dengan nama lain; "${h.value ?? ''}" diberi kode ${h.given ?? ''}. Perbaiki nomornya bila keliru.`,
  // the whole import
  'too-many-areas': (h) =>
    `Berkas berisi ${n(h.found)} wilayah; sekali masuk paling banyak ${n(h.most)}. Ambil sebagian: pilih satu wilayah pada "Hanya ambil wilayah" (di terminal: --within 63.71).`,
  'too-many-corners': (h) =>
    `Batasnya punya ${h.found ?? ''} titik; sekali masuk paling banyak ${h.most ?? ''}. Ambil sebagian: pilih satu wilayah pada "Hanya ambil wilayah" (di terminal: --within KODE).`,
  'outside-within': (h) => `${n(h.count)} objek di luar ${h.value ?? ''} dilewati.`,
  'shapes-replaced': (h) =>
    `${h.count ?? ''} batas menggantikan batas dari data masuk ${h.imports ?? ''}${Number(h.dated ?? 1) ? '' : ' untuk semua periode; isi "Keadaan per" bila seharusnya menjadi versi baru'}. Yang lama kembali bila data ini ditarik.`,
  'nothing-usable': () => 'Tidak ada satu pun yang dapat dipakai dari berkas ini.',
  'regencies-not-set-up': (h) =>
    `Daftar kecamatan dan desa dari ${h.count ?? ''} kabupaten/kota tidak ikut disiapkan karena terlalu banyak. Siapkan yang diperlukan: npx petasos setup KODE`,
  'partial-outline': (h) =>
    `Batas ${h.value ?? ''} baru tergambar dari ${h.shapes ?? ''} di antara ${h.areas ?? ''} ${h.belowName ?? 'wilayah'} di dalamnya; luasnya tidak dihitung. Masukkan batas yang belum ada.`,
  // setting up
  'already-set-up': (h) => `${h.value ?? ''} sudah disiapkan; tidak ada yang berubah.`,
  'set-up-partly-there': (h) => `${h.there ?? ''} wilayah sudah ada; ${h.added ?? ''} ditambahkan.`,
  'unknown-regency': (h) =>
    `Tidak ada kabupaten/kota berkode ${h.value ?? ''}. ${
      h.codes
        ? `Kode yang ada di ${h.within ?? ''}: ${h.codes}.`
        : `Pakai kode Kemendagri, misalnya ${h.suggestion ?? '63.71 Kota Banjarmasin'}.`
    }`,
  'set-up-needs-regency': (h) =>
    `${h.value ?? ''} bukan kode kabupaten/kota. Siapkan kabupatennya: npx petasos setup ${h.suggestion ?? ''}`,
  'list-already-there': (h) => `Ke-${h.areas ?? ''} wilayah dalam daftar sudah ada; tidak ada yang berubah.`,
  // changes of areas
  'unknown-change': (h) =>
    `Jenis perubahan "${h.value ?? ''}" tidak dikenal. Pakai salah satu dari: ${h.kinds ?? ''}.`,
  'change-code-malformed': (h) =>
    `"${h.value ?? ''}" bukan kode wilayah. Pakai kode Kemendagri, misalnya 35.10.25.2001.`,
  'change-date-malformed': (h) => `"${h.value ?? ''}" bukan tanggal. Tulis 2017-01-09 atau 09-01-2017.`,
  'change-needs': (h) => `Perubahan "${h.kind ?? ''}" memerlukan kolom ${h.column ?? ''}. Isi kolom itu.`,
  'change-known': (h) =>
    `Perubahan ${h.name || h.value || ''} (${h.kind ?? ''}, ${h.date ?? ''}) sudah tercatat.`,
  'change-unknown-area': (h) =>
    `${h.name || 'Wilayah'} (${h.value ?? ''}) tidak dikenal. Periksa kodenya: kode yang berlaku sekarang di kode_sekarang, yang lama di kode_lama.`,
  'change-unknown-parent': (h) =>
    `Induk dari ${h.name || h.value || ''} tidak dikenal (lama ${h.oldParent || '–'}, baru ${h.newParent || '–'}). Periksa kodenya.`,
  'change-other-parent': (h) =>
    `${h.name || h.value || ''} pada ${h.date ?? ''} tidak berada di ${h.newParent || 'induk itu'}. Periksa induk dan tanggalnya.`,
  'change-not-then': (h) => `${h.name || h.value || ''} tidak ada pada ${h.date ?? ''}. Periksa tanggalnya.`,
} satisfies Record<string, ProblemSentence>;
