import {
  type HazardClass,
  type HazardCode,
  type HazardQuality,
  type HazardReach,
  hazardName,
} from '../../catalogue/hazards.ts';
import type { ExposureFacts, ManyHazards, SettledBasis } from '../../contract/hazard.ts';
import { format } from './format.ts';

const { number, small, list } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const nameOf = (code: HazardCode) => hazardName(code).id.toLowerCase();

const reach: Record<HazardReach, string> = {
  tinggi: 'Tinggi',
  'sedang-ke-atas': 'Sedang dan tinggi',
  'rendah-ke-atas': 'Rendah, sedang, dan tinggi',
  sedang: 'Sedang saja',
  rendah: 'Rendah saja',
};
const ofReach: Record<HazardReach, string> = {
  tinggi: 'kelas tinggi',
  'sedang-ke-atas': 'kelas sedang atau tinggi',
  'rendah-ke-atas': 'kelas apa pun',
  sedang: 'kelas sedang',
  rendah: 'kelas rendah',
};

/** '12.400 dari 690.000 penduduk'; undefined: not known. */
function part({ exposed, of }: ExposureFacts['people'], what: string): string | undefined {
  if (exposed === null) return undefined;
  return of === null ? `${number(exposed)} ${what}` : `${number(exposed)} dari ${number(of)} ${what}`;
}

/** Areas that were drawn anew and are measured in a moment: neither safe nor without data. */
const waiting = (n: number) => `Menunggu pengukuran: ${number(n)} wilayah`;

/** By what those in zones are told, and from which layers. */
function settled({ areas, byLand, layers }: SettledBasis): string {
  const from = layers.map(({ name, source, year }) => [name, source, year].filter(Boolean).join(', '));
  return `${settledShort({ areas, byLand })} Sumber permukiman: ${from.join('; ')}.`;
}

function settledShort({ areas, byLand }: Pick<SettledBasis, 'areas' | 'byLand'>): string {
  const rest = byLand > 0 ? `; menurut luas wilayah: ${number(byLand)} wilayah` : '';
  return `Dihitung menurut luas permukiman: ${number(areas)} wilayah${rest}.`;
}

/** Who lives in the zones of a hazard, in sentences. `areas`: what the areas are called. */
function answer(facts: ExposureFacts, areas: string): { lead: string; more: string[] } {
  const hazard = nameOf(facts.hazard);
  const { all, exposed, unknown, slight } = facts.areas;
  const known = all - unknown - facts.areas.waiting;
  if (known === 0 && facts.areas.waiting > 0) return { lead: `${waiting(facts.areas.waiting)}.`, more: [] };
  if (known === 0) {
    return {
      lead: `Belum ada data daerah rawan ${hazard} untuk ${facts.within.name}.`,
      more: ['Tanpa data tidak berarti aman.'],
    };
  }
  const lead =
    exposed === 0
      ? `Tidak ada ${areas} yang terkena daerah rawan ${hazard} ${ofReach[facts.reach]} dari ${number(known)} ${areas} yang sudah dikaji.`
      : `Dari ${number(known)} ${areas} yang sudah dikaji, ${small(exposed)} terkena daerah rawan ${hazard} ${ofReach[facts.reach]}.`;
  const counts = [
    part(facts.people, 'penduduk'),
    part(facts.households, 'KK'),
    part(facts.need, 'PPKS tercatat'),
  ].filter((text) => text !== undefined);
  const hidden = facts.people.hidden || facts.households.hidden || facts.need.hidden;
  const worst = facts.worst.filter((one) => one.share > 0).slice(0, 3);
  return {
    lead,
    more: [
      ...(slight > 0
        ? [
            `${capital(small(slight))} ${exposed > 0 ? `${areas} lain` : areas} hanya terkena kurang dari 1 persen wilayahnya.`,
          ]
        : []),
      ...(counts.length > 0 ? [`Perkiraan yang tinggal di dalamnya: ${list(counts)}.`] : []),
      ...(facts.evacuation.exposed !== null && facts.evacuation.exposed > 0
        ? [`Di antaranya ${number(facts.evacuation.exposed)} PPKS yang mungkin perlu bantuan evakuasi.`]
        : []),
      ...(worst.length > 0
        ? [`Penduduk terbanyak di daerah rawan: ${list(worst.map((one) => one.name))}.`]
        : []),
      ...(unknown > 0
        ? [`${capital(small(unknown))} ${areas} belum ada data; tanpa data tidak berarti aman.`]
        : []),
      ...(facts.areas.waiting > 0 ? [`${waiting(facts.areas.waiting)}.`] : []),
      ...(facts.settled === null ? [] : [settledShort(facts.settled)]),
      ...(facts.sketched > 0
        ? [
            `${capital(small(facts.sketched))} ${areas} berbatas sketsa: dihitung dari wilayah resmi di atasnya.`,
          ]
        : []),
      ...(hidden ? ['Sebagian angka disamarkan untuk melindungi warga.'] : []),
    ],
  };
}

function many({ areas }: ManyHazards, name: string): { lead: string; more: string[] } {
  const known = areas.filter((a) => a.n !== null);
  if (known.length === 0) return { lead: 'Belum ada data daerah rawan di sini.', more: [] };
  const several = known.filter((a) => (a.n ?? 0) >= 2);
  const none = known.filter((a) => a.n === 0).length;
  const most = Math.max(...known.map((a) => a.n ?? 0));
  const top = known.filter((a) => a.n === most && most > 0).slice(0, 3);
  return {
    lead:
      several.length === 0
        ? `Tidak ada ${name} yang menghadapi dua bahaya atau lebih sekaligus (kelas sedang atau tinggi).`
        : `${capital(small(several.length))} dari ${number(known.length)} ${name} menghadapi dua bahaya atau lebih (kelas sedang atau tinggi).`,
    more: [
      ...(top.length > 0 && most > 1
        ? [`Paling banyak ${small(most)} bahaya: ${list(top.map((a) => a.name))}.`]
        : []),
      ...(none > 0 ? [`${capital(small(none))} ${name} tidak terkena bahaya kelas sedang atau tinggi.`] : []),
      ...(areas.length > known.length
        ? [`${capital(small(areas.length - known.length))} ${name} belum ada data.`]
        : []),
    ],
  };
}

/** The map of hazards, the zones behind it, and how they come in. */
export const hazards = {
  answer,
  many,
  /** of another hazard than the one that is asked for */
  others: (names: string) => `Yang sudah ada datanya di sini: ${names}.`,
  empty: {
    lead: 'Belum ada data daerah rawan.',
    more: 'Masukkan peta zona, tabel kelas bahaya per desa/kelurahan, atau centang wilayahnya dari daftar.',
    add: 'Masukkan daerah rawan',
  },
  class: { tidak: 'Tidak rawan', rendah: 'Rendah', sedang: 'Sedang', tinggi: 'Tinggi' } satisfies Record<
    HazardClass,
    string
  >,
  reach,
  quality: {
    poligon: 'peta zona',
    gambar: 'digambar di peta',
    tabel: 'tabel per wilayah',
    centang: 'dicentang dari daftar',
    kejadian: 'dari kejadian lampau',
  } satisfies Record<HazardQuality, string>,
  qualityUnder: {
    poligon: 'bagian wilayah dihitung dari bentuk zona',
    gambar: 'bagian wilayah dihitung dari gambar',
    tabel: 'satu kelas untuk seluruh wilayah, tanpa bagian di dalamnya',
    centang: 'satu kelas untuk seluruh wilayah, tanpa bagian di dalamnya',
    kejadian: 'wilayah yang pernah terkena, tanpa kelas dan tanpa bagian di dalamnya',
  } satisfies Record<HazardQuality, string>,
  pick: {
    hazard: 'Bahaya',
    many: 'Semua bahaya (multi-bahaya)',
    reach: 'Kelas bahaya',
    what: 'Yang dihitung',
    land: 'Luas wilayah di daerah rawan',
    own: 'Indikator kantor',
    notOffered: (n: number) => `${number(n)} indikator kantor tidak dapat dipilih. Mengapa?`,
    ownRate: (name: string) =>
      `${name}: nilai atau persen tidak dapat dijumlahkan, jadi tidak dapat dibagi menurut daerah rawan.`,
    ownClosed: (name: string) => `${name}: tertutup; tidak dihitung per daerah rawan untuk melindungi warga.`,
    view: 'Cara membaca peta',
    figure: 'Yang terancam',
    pair: 'PPKS dan bahaya',
    pairLong: 'Peta ganda: PPKS tercatat dan daerah rawan sekaligus',
    measure: 'Satuan',
    layers: 'Yang digambar di atas peta',
    zones: 'Zona',
    facilities: 'Fasilitas',
    nothing: 'Tidak ada yang cocok.',
  },
  pair: {
    title: 'PPKS dan bahaya',
    label: 'Bujur sangkar keterangan: ke atas PPKS makin tinggi, ke kanan bahaya makin luas',
    up: 'PPKS makin tinggi',
    right: 'bahaya makin luas',
    needs: ['PPKS rendah', 'PPKS sedang', 'PPKS tinggi'] as readonly string[],
    hazards: ['bahaya sempit', 'bahaya sedang', 'bahaya luas'] as readonly string[],
    cell: (need: string, hazard: string) => `${need}, ${hazard}`,
    needIs: (unit: string, a: string, b: string) => `PPKS (${unit}): sedang mulai ${a}, tinggi mulai ${b}`,
    hazardIs: (unit: string, a: string, b: string) => `Bahaya (${unit}): sedang mulai ${a}, luas mulai ${b}`,
    of: (areas: string) => `Angka pada kotak: banyaknya ${areas}.`,
    none: 'Belum dapat dipasangkan: PPKS atau daerah rawan belum ada angkanya pada tingkat ini.',
  },
  legend: {
    noDataOf: (waiting: number, without: number): string =>
      waiting >= without ? 'Menunggu pengukuran' : 'Belum ada data, atau menunggu pengukuran',
    zones: 'Zona di peta',
    sources: 'Sumber daerah rawan',
    outside: {
      'tidak-rawan': 'di luar zona: tidak rawan',
      'belum-dikaji': 'di luar zona: belum dikaji',
    },
    estimate: 'Perkiraan: angka wilayah dikali bagian wilayah yang berada di zona.',
    settled,
    waiting,
    manage: 'Kelola daerah rawan',
    hiddenLayers: 'Zona ini tidak berbentuk peta: hanya kelas per wilayah.',
  },
  card: {
    title: 'Bahaya di wilayah ini',
    none: 'Belum ada data bahaya untuk wilayah ini.',
    share: (percent: string) => `${percent}% wilayah`,
    looked: (known: number, all: number) =>
      `${number(known)} dari ${number(all)} bahaya sudah dikaji di sini.${known < all ? ' Yang belum dikaji tidak berarti aman.' : ''}`,
    unknown: 'Belum ada data',
    waiting: 'Menunggu pengukuran',
    row: (hazard: string, parts: string) => `${hazard}: ${parts}`,
    parts: (rendah: string, sedang: string, tinggi: string) =>
      `rendah ${rendah}%, sedang ${sedang}%, tinggi ${tinggi}%`,
    free: 'Tidak terkena',
    times: (n: number, last: number) => `${number(n)} kali, terakhir ${last}`,
  },
  zones: {
    title: 'Daerah rawan',
    under: 'Peta zona, tabel kelas bahaya, dan kejadian lampau yang menjadi dasar angka keterancaman.',
    label: 'Daftar sumber daerah rawan',
    none: 'Belum ada daerah rawan yang dimasukkan.',
    columns: { hazard: 'Bahaya', from: 'Sumber', classes: 'Kelas', quality: 'Jenis data' },
    km2: (n: string) => `${n} km²`,
    areas: (n: number) => `${number(n)} wilayah`,
    as: (label: string) => `di berkas: ${label}`,
    year: (n: number) => `tahun ${n}`,
    valid: (from: string | null, until: string | null) =>
      from && until
        ? `berlaku ${from} sampai ${until}`
        : from
          ? `berlaku sejak ${from}`
          : `berlaku sampai ${until}`,
    simulated: 'Simulasi',
    add: 'Tambah daerah rawan',
    ways: {
      file: 'Berkas peta zona',
      table: 'Tabel kelas',
      tick: 'Centang wilayah',
      draw: 'Gambar di peta',
      events: 'Kejadian lampau',
      context: 'Jalan, sungai, tempat',
      settled: 'Permukiman',
    },
    waysUnder: {
      file: 'GeoJSON, SHP (zip), KML/KMZ, atau GeoPackage. Kolom kelas dikenali: rendah/sedang/tinggi, KRB I-III, 1-3, YES/NO, atau indeks 0-1 menurut Perka BNPB 2/2012.',
      table: 'CSV atau XLSX: desa/kelurahan, bahaya, kelas, sumber, tahun. Satu kelas untuk seluruh wilayah.',
      tick: 'Untuk yang hanya tahu wilayah mana yang rawan: pilih kelasnya wilayah demi wilayah.',
      draw: 'Gambar wilayah rawan di peta, kelas demi kelas.',
      events: 'CSV atau XLSX: wilayah, bahaya, tahun atau tanggal, banyaknya kejadian.',
      context: 'Garis dan titik yang tampil di bawah setiap peta: KML/KMZ, GeoJSON, atau SHP.',
      settled:
        'Bidang permukiman (GeoJSON, SHP, KML/KMZ, GeoPackage; misalnya permukiman peta RBI). Dengan itu yang tinggal di daerah rawan dan yang terdampak dihitung menurut luas permukiman, bukan luas wilayah.',
    },
    form: {
      contextKind: 'Isi lapisan',
      contextKinds: { umum: 'Jalan, sungai, tempat', permukiman: 'Permukiman' },
      settledUnder: 'Wilayah yang tidak memuat permukiman tetap dihitung menurut luas wilayahnya.',
      hazard: 'Bahaya',
      name: 'Nama',
      nameHint: 'misalnya: Rawan banjir menurut Tagana 2026',
      source: 'Sumber',
      year: 'Tahun',
      outside: 'Wilayah di luar zona',
      outsides: { 'tidak-rawan': 'Tidak rawan (sudah dikaji)', 'belum-dikaji': 'Belum dikaji' },
      scheme: 'Cara kelas ditulis',
      schemeFound: 'dikenali sendiri',
      schemes: {
        tingkat: 'rendah, sedang, tinggi',
        krb: 'KRB I, II, III',
        angka: '1, 2, 3',
        'ya-tidak': 'ya/tidak, YES/NO',
        indeks: 'indeks 0 sampai 1',
      },
      class: 'Kelas',
      unset: 'Tidak dipilih',
      setAll: (n: number, areas: string) => `Semua ${number(n)} ${areas}`,
      ticked: (n: number) => (n === 0 ? 'Belum ada yang dipilih.' : `${number(n)} wilayah dipilih.`),
      filter: 'Saring nama',
      list: 'Kelas tiap wilayah',
      addZone: 'Tambahkan zona ini',
      zone: (no: number, name: string, parts: number) =>
        parts > 1 ? `Zona ${no}: ${name}, ${number(parts)} bagian` : `Zona ${no}: ${name}`,
      drop: (no: number) => `Hapus zona ${no}`,
      drawn: 'Zona yang sudah digambar',
      save: 'Simpan',
      cancel: 'Tutup',
      working: 'Menyimpan dan menghitung keterancaman',
      saved: 'Tersimpan. Keterancaman dihitung ulang.',
      nameMissing: 'Isi namanya.',
      yearWrong: 'Isi tahun empat angka.',
      nothing: 'Pilih kelas paling sedikit satu wilayah.',
      noZones: 'Gambar dan tambahkan paling sedikit satu zona.',
      inFile: 'tertulis di berkas',
      classField: 'Kolom kelas',
      classFieldHint: 'kosongkan: dikenali sendiri',
      from: 'Berlaku sejak',
      until: 'Berlaku sampai',
      unknown: {
        title: 'Kelas yang belum dikenal',
        under: 'Tidak ada yang hilang: tentukan kelas tiap kata, lalu berkas diperiksa lagi.',
        word: (word: string) => `“${word}” berarti`,
      },
      area: 'Di dalam wilayah',
      level: 'Per',
    },
    events: {
      title: 'Kejadian lampau',
      label: 'Kejadian per bahaya dan tahun',
      none: 'Belum ada kejadian lampau yang tercatat.',
      hazard: 'Bahaya',
      all: 'Jumlah',
      latest: 'Kejadian terakhir',
      times: (n: number) => `${number(n)} kali`,
    },
    context: {
      title: 'Lapisan di bawah peta',
      none: 'Belum ada garis atau titik yang dimasukkan.',
      features: (n: number) => `${number(n)} garis dan titik`,
      settled: (n: number) =>
        `lapisan permukiman, ${number(n)} bidang: dasar perkiraan yang tinggal di daerah rawan dan yang terdampak`,
    },
  },
};
