import type { FigureSeen, Handling, LegalState } from '../../contract/incident.ts';
import type { NEED_PER, ResponseSheet, ShareGroup } from '../../contract/response.ts';
import { format } from './format.ts';

const { number, day } = format;
type Detail = ResponseSheet['assumptions'][number]['detail'];
const said = (value: string | number | undefined) =>
  typeof value === 'number' ? number(value) : (value ?? '');
/** '7,5%' */
const percent = (share: number) => `${number(share * 100, share > 0 && share < 0.1 ? 1 : 0)}%`;

const GROUPS = {
  balita: 'Balita',
  lansia: 'Lansia (60+)',
  disabilitas: 'Disabilitas',
  ibuHamil: 'Ibu hamil',
  ibuMenyusui: 'Ibu menyusui',
  perempuan: 'Perempuan',
} satisfies Record<ShareGroup, string>;

/** The response sheet, on the screen and on paper. */
export const sheet = {
  title: 'Lembar Respons Bencana',
  fileName: 'lembar-respons',
  /** what a figure stands on, as it is told in the catalogue or was written by the office */
  source: (text: string) => text,
  numberless: '–',
  unknown: 'belum diketahui',
  place: (place: string, within: string) => (place === within ? place : `${place}, ${within}`),
  since: (at: string) => `Mulai ${at}`,
  state: (handling: string, legal: string) => `Penanganan: ${handling} · Status: ${legal}`,
  decree: (no: string, on: string | null) => (on === null ? no : `${no} tanggal ${day(on)}`),
  until: (from: string | null, until: string | null) =>
    [from && `sejak ${day(from)}`, until && `sampai ${day(until)}`].filter(Boolean).join(' '),
  handling: {
    dipantau: 'dipantau',
    ditangani: 'ditangani',
    selesai: 'selesai',
  } satisfies Record<Handling, string>,
  legal: {
    'belum-ditetapkan': 'belum ditetapkan',
    'siaga-darurat': 'siaga darurat',
    'tanggap-darurat': 'tanggap darurat',
    'transisi-darurat': 'transisi darurat ke pemulihan',
  } satisfies Record<LegalState, string>,
  seen: {
    rumah: 'rumah rusak/terendam',
    kk: 'KK terdampak',
    jiwa: 'jiwa terdampak',
    meninggal: 'meninggal',
    hilang: 'hilang',
    luka: 'luka-luka',
    mengungsi: 'mengungsi',
  } satisfies Record<FigureSeen, string>,
  lead: (low: number, best: number, high: number) =>
    low === high
      ? `${number(best)} jiwa terdampak`
      : `Sekitar ${number(best)} jiwa terdampak (paling sedikit ${number(low)}, paling banyak ${number(high)})`,
  leadUnknown: 'Jumlah jiwa terdampak belum diketahui',
  leadNone: 'Belum ada jejak bencana atau angka lapangan. Tambahkan agar lembar ini terisi.',
  areas: (areas: number, desa: number) =>
    `${number(areas)} wilayah terkecil di ${number(desa)} desa/kelurahan`,
  counted: (counted: number, best: number) =>
    counted === 0
      ? 'Seluruhnya perkiraan; belum ada yang dihitung di lapangan.'
      : counted >= best
        ? 'Seluruhnya angka lapangan.'
        : `${number(counted)} dihitung di lapangan, ${number(best - counted)} perkiraan.`,
  unknownAreas: (names: string) => `Penduduknya belum diketahui, jadi tidak ikut dihitung: ${names}.`,
  people: {
    title: 'Terdampak',
    of: 'Yang dihitung',
    low: 'Paling sedikit',
    best: 'Paling mungkin',
    high: 'Paling banyak',
    counted: 'Angka lapangan',
    persons: 'Jiwa',
    households: 'KK',
  },
  lowHighNote:
    'Paling sedikit: wilayah yang seluruhnya kena. Paling mungkin: menurut bagian wilayah (atau permukimannya) yang kena. Paling banyak: semua wilayah yang tersentuh.',
  ppksNote: 'Satu orang dapat tercatat pada lebih dari satu jenis PPKS.',
  vulnerable: {
    title: 'Kelompok rentan (paling mungkin)',
    groups: GROUPS,
    basis: {
      population: 'data penduduk',
      field: 'angka lapangan',
      asumsi: 'asumsi',
    },
  },
  displaced: {
    title: 'Mengungsi',
    lead: (low: number, best: number, high: number) =>
      high - low <= 1 ? `${number(best)} jiwa` : `${number(best)} jiwa (${number(low)}–${number(high)})`,
    basis: {
      headcount: 'hasil hitung di titik pengungsian',
      field: 'angka lapangan per wilayah',
      rate: 'perkiraan menurut angka pengungsi',
    },
    rate: (rate: number, source: string) =>
      `${percent(rate)} dari jiwa terdampak${source === '' ? '' : ` (${source})`}`,
    rateOf: (rate: number, affected: number) => `${percent(rate)} dari ${number(affected)} jiwa`,
    byRate: (n: number) => `menurut perkiraan ${number(n)} jiwa`,
    places: (n: number) => `di ${number(n)} titik pengungsian`,
    staying: (n: number, places: number) => `${number(n)} jiwa terhitung di ${number(places)} titik`,
    groups: 'Kelompok rentan di antara pengungsi',
    notToday: (n: number) => `${number(n)} titik belum dihitung hari ini`,
    notAll: 'belum semua titik dihitung',
  },
  toll: 'Dihitung di lapangan',
  needs: {
    title: (days: number, profile: string) => `Kebutuhan ${number(days)} hari (${profile})`,
    item: 'Barang',
    need: (days: number) => `Kebutuhan ${number(days)} hari`,
    stock: 'Stok tersedia',
    shortfall: 'Kekurangan',
    enough: 'cukup',
    notStock: 'tidak distok',
    locked: (n: number, unit: string) => `${number(n)} ${unit} menunggu penetapan status darurat`,
    reserve: (n: number) => `Cadangan beras pemerintah: ${number(n)} kg`,
    reserveState: {
      locked: 'menunggu penetapan status darurat',
      open: 'dapat dikeluarkan',
      over: 'masa status darurat sudah berakhir',
    } satisfies Record<ResponseSheet['reserve']['state'], string>,
    stockHit: (n: number, unit: string) => `${number(n)} ${unit} berada di wilayah terdampak, tidak dihitung`,
    per: {
      jiwa: 'jiwa',
      kk: 'KK',
      balita: 'balita',
      lansia: 'lansia',
      disabilitas: 'penyandang disabilitas',
      ibuHamil: 'ibu hamil',
      ibuMenyusui: 'ibu menyusui',
      perempuan: 'perempuan',
      titik: 'titik pengungsian',
    } satisfies Record<(typeof NEED_PER)[number], string>,
    forOf: (of: number, per: string) => `untuk ${number(of)} ${per}`,
    none: 'Kebutuhan dihitung setelah jumlah pengungsi diketahui.',
    profiles: { bnpb: 'standar BNPB', sphere: 'standar Sphere' },
    food: { cooked: 'makanan siap saji dari dapur umum', dry: 'bahan makanan kering' },
  },
  shelters: {
    title: 'Titik pengungsian di luar daerah terdampak',
    no: 'No.',
    name: 'Nama',
    capacity: 'Daya tampung (jiwa)',
    distance: 'Jarak',
    distanceStraight: 'Jarak garis lurus',
    kmAlone: (km: number) => `${number(km, 1)} km`,
    staying: 'Dihuni (jiwa)',
    km: (km: number) => `${number(km, 1)} km garis lurus`,
    minutes: (minutes: number) => `${number(minutes)} menit lewat jalan`,
    byHand: (minutes: number) => `${number(minutes)} menit (diisi sendiri)`,
    none: 'Belum ada titik pengungsian yang terdata di sekitar sini.',
    near: (n: number, km: number | null, capacity: number) =>
      `Daya tampung ${number(n)} titik terdekat${km === null ? '' : ` (sampai ${number(km, 1)} km)`}: ${number(capacity)} jiwa`,
    limit: (km: number) => ` (dibatasi ${number(km, 1)} km)`,
    enough: 'cukup',
    tooFew: (displaced: number) => `kurang untuk ${number(displaced)} pengungsi`,
    hit: (names: string) => `Berada di daerah terdampak, jangan dipakai: ${names}.`,
  },
  kitchens: (needed: number, known: number, meals: number, packs: number) =>
    `Dapur umum: perlu ${number(needed)} bungkus sekali masak, ${number(known)} dapur terdata di luar daerah terdampak memasak ${number(packs)} (${number(meals)} kali makan sehari).`,
  toilets: (needed: number, known: number) => `Jamban: perlu ${number(needed)}, terdata ${number(known)}.`,
  water: (needed: number, known: number) => `Keran air: perlu ${number(needed)}, terdata ${number(known)}.`,
  who: {
    title: 'Siapa bergerak',
    name: 'Nama',
    home: 'Asal',
    time: 'Waktu tempuh',
    state: 'Keadaan',
    states: {
      assigned: 'ditugaskan',
      confirmed: 'menyanggupi',
      arrived: 'sudah di lokasi',
      relieved: 'selesai bertugas',
    },
    none: 'Belum ada yang ditugaskan.',
    gone: '(datanya dihapus)',
    minutes: (n: number) => `${number(n)} menit`,
  },
  heads: {
    title: 'Yang perlu dihubungi',
    line: (name: string, area: string) => `${name} (${area})`,
    more: (n: number) => `+ ${number(n)} lainnya`,
  },
  assumptions: {
    title: 'Asumsi yang dipakai',
    marks: { peraturan: 'peraturan', contoh: 'contoh praktik', asumsi: 'asumsi' },
    say: {
      'displaced-rate': (d: Detail) => `Yang mengungsi ${said(d.percent)}% dari jiwa terdampak`,
      share: (d: Detail) => `${GROUPS[d.group as ShareGroup]} ${said(d.percent)}% dari penduduk`,
      households: (d: Detail) => `Satu KK rata-rata ${said(d.persons ?? d.personsPerHousehold)} jiwa`,
      'families-told': (d: Detail) =>
        `Di ${said(d.n)} wilayah hanya KK yang dilaporkan: satu KK dihitung ${said(d.persons)} jiwa`,
      need: () => 'Kebutuhan per jiwa, per KK dan per hari menurut standar yang dipilih',
      kitchens: (d: Detail) =>
        `Satu dapur umum memasak ${said(d.packs ?? d.packsPerMeal)} bungkus sekali masak`,
      unknown: (d: Detail) => `Tidak dihitung, karena penduduknya belum diketahui: ${said(d.areas)} wilayah`,
      settled: (d: Detail) =>
        [
          `Menurut luas permukiman: ${said(d.n)} wilayah yang kena sebagian`,
          ...(d.byLand ? [`menurut luas wilayah: ${said(d.byLand)}`] : []),
          ...(d.none
            ? [
                `${said(d.none)} wilayah hanya kena di luar permukiman: paling mungkin nihil, paling banyak seluruhnya`,
              ]
            : []),
        ].join('; '),
      'settled-waiting': (d: Detail) =>
        `Menunggu pengukuran: ${said(d.n)} wilayah; sementara dihitung menurut luas wilayah`,
      sketched: () => 'Batas RT/RW masih sketsa: dihitung pada desa/kelurahannya',
      'by-size': () =>
        'Penduduk desa/kelurahan diperkirakan dari luasnya di kecamatan: angkanya sendiri belum ada',
      published: () => 'Menurut angka yang diterbitkan, per desa/kelurahan utuh',
    } satisfies Record<ResponseSheet['assumptions'][number]['code'], (detail: Detail) => string>,
  },
  map: {
    label: (name: string) => `Peta ${name}`,
    footprint: 'daerah terdampak',
    hit: 'wilayah yang kena',
    shelter: 'titik pengungsian (nomor seperti daftar)',
    sketched: 'Batas sketsa, bukan batas resmi.',
    sources: (sources: string) => `Sumber batas: ${sources}.`,
    none: 'Belum ada peta: wilayahnya belum punya batas.',
    metres: (m: number) => (m >= 1000 ? `${number(m / 1000)} km` : `${number(m)} m`),
  },
  sources: (population: string | null, need: string | null) =>
    [population && `Penduduk: ${population}`, need && `PPKS: ${need}`].filter(Boolean).join(' · '),
  made: (at: string) => `Keadaan ${at}`,
  keptAt: (at: string) => `Tersimpan di perangkat ini, keadaan ${at}.`,
};
