import { hasPhone, isLikeNik } from '../catalogue/personal-text.ts';
import { NamedRows } from './named-rows.ts';
import { plainKey } from './names.ts';
import { type NameOf, NameWatch } from './person-names.ts';
import type { ReadProblem } from './problem.ts';
import { eachInSlices } from './slices.ts';

/** Headings that only a list of persons or families has: identity numbers, and keys of the ministry's registers. */
const IDENTITY = new Set(
  [
    'nik',
    'no nik',
    'nomor nik',
    'nik ktp',
    'no ktp',
    'nomor ktp',
    'nomor induk kependudukan',
    'no kk',
    'nokk',
    'nomor kk',
    'nomor kartu keluarga',
    'no kartu keluarga',
    'iddtks',
    'id dtks',
    'id dtsen',
    'idbdt',
    'id bdt',
    'idartbdt',
    'no kks',
    'nomor kks',
    'no peserta pkh',
    'nopesertapkh',
  ].map(plainKey),
);

const PERSON_NAME = new Set(
  [
    'nama lengkap',
    'nama art',
    'nama krt',
    'nama penerima',
    'nama kepala keluarga',
    'nama klien',
    'nama penyandang',
    'nama lansia',
    'nama anak',
    'full name',
  ].map(plainKey),
);
const BIRTH = new Set(
  [
    'tanggal lahir',
    'tgl lahir',
    'tempat lahir',
    'tempat tanggal lahir',
    'ttl',
    'date of birth',
    'birth date',
    'nama ibu',
    'nama ibu kandung',
    'nama gadis ibu kandung',
  ].map(plainKey),
);
const CONTACT = new Set(
  [
    'alamat',
    'alamat lengkap',
    'alamat rumah',
    'alamat tinggal',
    'alamat domisili',
    'alamat ktp',
    'no hp',
    'nomor hp',
    'no wa',
    'telepon',
    'no telepon',
    'no telp',
    'address',
    'phone',
  ].map(plainKey),
);

/** "Nama Penerima Manfaat", "Nama Anggota Keluarga": whoever is meant, it is a person. */
const PERSON_NAMED =
  /^nama(?!.*(?:panti|posyandu|puskesmas|lembaga|yayasan|sekolah|lks|rumahsakit|kelompok|kantor|jenis))(?:.*(?:lengkap|penerima|kepalakeluarga|kepalarumahtangga|klien|suami|istri|ayah|orangtua|wargabinaan|penduduk|individu|anggotakeluarga|anggotarumahtangga|peserta|pasien|siswa|santri|balita|bayi|responden|korban|pemohon|sesuaiktp|yatim|jompo|gelandangan|pengemis|pemulung|anakasuh|lansia|disabilitas|odgj)|(?:warga|kk|kpm|pm|krt|art|ktp|orang)$)/;

type Rows = Iterable<{ readonly cells: readonly string[] }>;
type By = 'heading' | 'values' | 'phones' | 'names';

/** How many rows with an identity number make a file a list of persons. */
const ENOUGH = 2;
/** Up to this many rows one is enough, where it has a cell to itself. */
const SHORT = 10;

/**
 * Is this a list of persons rather than of counts? Told by its headings (NIK, nomor KK, keys of DTKS/DTSEN, a full name,
 * a birth date, an address), or by what stands in its cells: numbers built like a NIK, telephone numbers, names that are
 * not those of the areas beside counts of one. Such a file is refused before any of it is kept; the problem names a
 * column by its position, and never quotes a value.
 *
 * @param nameOf the name of the area with a code, where it is known
 */
export async function detectPersons(
  columns: readonly string[],
  rows: Rows,
  nameOf: NameOf = () => undefined,
): Promise<ReadProblem | undefined> {
  const at = personHeading(columns);
  return at >= 0 ? refusal(at, 'heading') : detectByValues(columns, rows, nameOf);
}

/** Position of the heading that only a list of persons or families has, the most telling first; -1 without one. */
export function personHeading(columns: readonly string[]): number {
  const keys = columns.map(plainKey);
  for (const known of [IDENTITY, BIRTH, PERSON_NAME, CONTACT]) {
    const at = keys.findIndex((k) => known.has(k));
    if (at >= 0) return at;
  }
  return keys.findIndex((k) => PERSON_NAMED.test(k));
}

async function detectByValues(
  columns: readonly string[],
  rows: Rows,
  nameOf: NameOf,
): Promise<ReadProblem | undefined> {
  // A file without a heading has its first person where the headings should be.
  const inHeading = columns.findIndex(isLikeNik);
  if (inHeading >= 0) return refusal(inHeading, 'values');
  const seen = columns.map(() => ({ filled: 0, whole: 0, numbers: 0, phones: 0 }));
  const isCode = columns.map((c) => /kode|code/.test(plainKey(c)));
  const names = NameWatch.over(columns, nameOf);
  const named = NamedRows.over(columns);
  let read = 0;
  await eachInSlices(rows, ({ cells }) => {
    read += 1;
    names?.look(cells);
    named?.look(cells);
    for (const [i, column] of seen.entries()) {
      const cell = cells[i] ?? '';
      // Nine digits at least make either number: most cells are done here.
      if (cell === '') continue;
      column.filled += 1;
      if (cell.length < 9 || (isCode[i] && isLikeAreaCode(cell))) continue;
      if (isLikeNik(cell)) column.whole += 1;
      if (isLikeNik(cell) || /(?<!\d)\d{16}(?!\d)/.test(cell)) column.numbers += 1;
      if (!isCode[i] && hasPhone(cell)) column.phones += 1;
    }
  });
  const numbers = seen.findIndex((c) => c.numbers >= ENOUGH || (c.whole > 0 && read <= SHORT));
  if (numbers >= 0) return refusal(numbers, 'values');
  const phones = seen.findIndex((c) => c.phones >= ENOUGH && c.phones * 2 > c.filled);
  if (phones >= 0) return refusal(phones, 'phones');
  if (names?.tellPersons()) return refusal(names.at, 'names');
  return named?.tellPersons() ? refusal(named.at, 'names') : undefined;
}

function refusal(column: number, by: By): ReadProblem {
  return {
    severity: 'error',
    line: null,
    column: null,
    code: `persons-by-${by}`,
    hint: { position: column + 1 },
  };
}

/** Desa, RW and RT without dots are sixteen digits too, and can look like a NIK: only the heading can tell. */
export function isLikeAreaCode(cell: string): boolean {
  return /^\d{6}[123]\d{3}0\d\d[01]\d\d$/.test(digitsOf(cell));
}

function digitsOf(cell: string): string {
  return cell.replace(/[\s.'’-]/g, '');
}
