import type { Norm, NormMark, NormRefusal } from '../../contract/norm.ts';
import { format } from './format.ts';

const { number, day } = format;

const level: Record<NonNullable<Norm['level']>, string> = {
  kabupaten: 'kabupaten/kota',
  kecamatan: 'kecamatan',
  desa: 'desa/kelurahan',
  dusun: 'dusun',
  rw: 'RW',
  rt: 'RT',
};

type Said = Pick<Norm, 'unit' | 'rate' | 'per' | 'level' | 'reach'>;

/** Numbers that are set by hand: no digits that were not typed. */
const typed = (value: number) => number(value, value % 1 === 0 ? 0 : 1);

/** Norms: how many officers of a role there should be. */
export const norms = {
  title: 'Norma petugas',
  under:
    'Berapa petugas yang semestinya ada. Status cakupan, kekurangan, dan usulan dihitung dari norma ini. Norma tanpa angka tidak mewarnai apa pun sampai kantor menetapkannya.',
  mark: { peraturan: 'Peraturan', contoh: 'Contoh praktik', asumsi: 'Asumsi' } satisfies Record<
    NormMark,
    string
  >,
  markHint: {
    peraturan: 'Ada dasar hukumnya; sebutkan nomor dan pasalnya.',
    contoh: 'Dipakai di suatu tempat; sebutkan tempat dan tahunnya pada catatan.',
    asumsi: 'Perkiraan kantor, boleh diubah.',
  } satisfies Record<NormMark, string>,
  /** '1 PSM tiap desa/kelurahan' @param of what is divided by, in lower case */
  line: (n: Said, role: string, of: string) => {
    if (n.unit === 'reach' && n.reach !== null) {
      const near = `${role} dalam ${typed(n.reach.minutes)} menit dari tiap ${level[n.level ?? 'desa']}`;
      return n.rate === null ? `${near}: belum ditetapkan` : `${typed(n.rate)} ${near}`;
    }
    const each = n.unit === 'area' ? level[n.level ?? 'desa'] : `${number(n.per ?? 1)} ${of}`;
    return n.rate === null
      ? `${role} tiap ${each}: belum ditetapkan`
      : `${number(n.rate, n.rate % 1 === 0 ? 0 : 2)} ${role} tiap ${each}`;
  },
  /** how minutes are made */
  reach: (r: NonNullable<Norm['reach']>) =>
    `lewat jaringan jalan bila dimuat, selain itu garis lurus × ${typed(r.detour)}, ${typed(r.speedKmh)} km/jam; dari rumah (desa/kelurahan) atau tengah wilayah tugas`,
  certified: 'hanya yang bersertifikat',
  valid: (from: string | null, until: string | null) =>
    from && until
      ? `berlaku ${day(from)} sampai ${day(until)}`
      : from
        ? `berlaku sejak ${day(from)}`
        : until
          ? `berlaku sampai ${day(until)}`
          : 'berlaku tanpa batas waktu',
  unset: 'Belum ditetapkan',
  inactive: 'Tidak dipakai',
  none: 'Belum ada norma.',
  add: 'Tambah norma',
  edit: 'Ubah',
  set: 'Tetapkan',
  setOf: (line: string) => `Tetapkan norma: ${line}`,
  editOf: (line: string) => `Ubah norma: ${line}`,
  remove: 'Hapus',
  removeOf: (line: string) => `Hapus norma: ${line}`,
  removeAsk: 'Hapus norma ini?',
  removeText: 'Status cakupan pilar ini tidak dihitung lagi sampai ada norma lain yang berlaku.',
  close: 'Tutup',
  save: 'Simpan',
  saved: 'Tersimpan.',
  readOnly: 'Norma diubah oleh perencana atau administrator.',
  choose: 'Norma',
  form: {
    new: 'Norma baru',
    change: 'Ubah norma',
    role: 'Pilar sosial',
    rate: 'Banyaknya petugas',
    rateHint: 'Kosongkan jika belum ditetapkan.',
    rateZero: 'Angka harus lebih dari nol; kosongkan jika belum ditetapkan.',
    unit: 'Tiap',
    units: {
      area: 'Wilayah',
      figures: 'Sejumlah jiwa, keluarga, atau PPKS',
      reach: 'Wilayah, dalam waktu tempuh',
    },
    reach: {
      minutes: {
        label: 'Waktu tempuh (menit)',
        hint: 'Dari petugas ke tengah wilayah.',
        wrong: 'Isi 1 sampai 600.',
      },
      speedKmh: {
        label: 'Kecepatan (km/jam)',
        hint: 'Kecepatan rata-rata di jalan.',
        wrong: 'Isi 1 sampai 150.',
      },
      detour: {
        label: 'Faktor jalan',
        hint: 'Berapa kali lebih panjang jalan daripada garis lurus.',
        wrong: 'Isi 1 sampai 5.',
      },
    },
    level: 'Tingkat wilayah',
    per: 'Untuk tiap',
    perMissing: 'Isi bilangan bulat, misalnya 250.',
    series: 'Dihitung dari',
    counts: 'Petugas yang dihitung',
    countsAll: 'Semua',
    countsCertified: 'Hanya yang bersertifikat',
    mark: 'Dasar',
    decree: 'Nomor peraturan dan pasal',
    decreeMissing: 'Sebutkan nomor peraturannya, atau pilih dasar yang lain.',
    note: 'Catatan',
    noteHint: 'Misalnya tempat dan tahun contoh praktik.',
    from: 'Berlaku sejak',
    until: 'Sampai',
    datesWrong: 'Tanggal akhir mendahului tanggal awal.',
    active: 'Norma ini dipakai',
  },
  level,
  refusal: {
    'zero-rate': 'Norma nol tidak berarti apa-apa; kosongkan angkanya jika belum ditetapkan.',
    unit: 'Satuan norma tidak lengkap.',
    decree: 'Norma dengan dasar peraturan perlu nomor peraturannya.',
    dates: 'Tanggal akhir mendahului tanggal awal.',
    overlap: 'Sudah ada norma lain untuk pilar ini yang berlaku pada waktu yang sama.',
    series: 'Angka yang menjadi pembaginya tidak dikenal.',
    assumed: 'Waktu tempuh dihitung dengan kecepatan perkiraan, jadi dasarnya hanya dapat berupa asumsi.',
    unknown: 'Norma ini tidak ada lagi.',
  } satisfies Record<NormRefusal, string>,
};
