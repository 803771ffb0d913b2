import { plainKey } from './names.ts';
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
    'nama ppks',
    'nama pmks',
    'nama klien',
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
  ['alamat', 'alamat lengkap', 'no hp', 'nomor hp', 'telepon', 'no telepon', 'address', 'phone'].map(
    plainKey,
  ),
);

/** How many values that read as identity numbers make a file a list of persons. */
const ENOUGH = 3;

/**
 * Is this a list of persons rather than of counts? Told by its headings (NIK, nomor KK, keys of DTKS/DTSEN; a name with
 * a birth date or an address), or by values that are built like a NIK. Such a file is refused before any of it is kept;
 * the problem names columns by position and known heading only, and never quotes a value.
 */
export async function detectPersons(
  columns: readonly string[],
  rows: Iterable<{ readonly cells: readonly string[] }>,
): Promise<ReadProblem | undefined> {
  const keys = columns.map(plainKey);
  const by = (known: ReadonlySet<string>) => keys.findIndex((k) => known.has(k));
  const identity = by(IDENTITY);
  if (identity >= 0) return refusal(identity, 'heading');
  const name = keys.findIndex((k) => PERSON_NAME.has(k) || k === 'nama' || k === 'name');
  if (by(BIRTH) >= 0) return refusal(by(BIRTH), 'heading');
  if (name >= 0 && by(PERSON_NAME) >= 0 && by(CONTACT) >= 0) return refusal(by(PERSON_NAME), 'heading');
  if (name >= 0 && keys[name] === 'nama' && by(CONTACT) >= 0) return refusal(name, 'heading');
  return detectByValues(columns, rows);
}

async function detectByValues(
  columns: readonly string[],
  rows: Iterable<{ readonly cells: readonly string[] }>,
): Promise<ReadProblem | undefined> {
  const hits = new Map<number, number>();
  const isCode = columns.map((c) => /kode|code/.test(plainKey(c)));
  const look = (cells: readonly string[]): number | undefined => {
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i] ?? '';
      if (!isLikeNik(cell) || (isCode[i] && isLikeAreaCode(cell))) continue;
      const seen = (hits.get(i) ?? 0) + 1;
      hits.set(i, seen);
      if (seen >= ENOUGH) return i;
    }
    return undefined;
  };
  let read = 0;
  // A file without a heading has its first person where the headings should be.
  const inHeading = columns.findIndex(isLikeNik);
  if (inHeading >= 0) return refusal(inHeading, 'values');
  let telling: number | undefined;
  await eachInSlices(rows, (row) => {
    read += 1;
    telling ??= look(row.cells);
  });
  if (telling !== undefined) return refusal(telling, 'values');
  // A short list is one all the same.
  const [first] = hits.keys();
  return first !== undefined && read <= 10 ? refusal(first, 'values') : undefined;
}

function refusal(column: number, by: 'heading' | 'values'): ReadProblem {
  return {
    severity: 'error',
    line: null,
    column: null,
    code: by === 'heading' ? 'persons-by-heading' : 'persons-by-values',
    hint: { position: column + 1 },
  };
}

/** Sixteen digits built as a NIK: region, birth day (women + 40), month, year, serial. */
export function isLikeNik(cell: string): boolean {
  const digits = digitsOf(cell);
  if (!/^\d{16}$/.test(digits)) return false;
  const province = Number(digits.slice(0, 2));
  const day = Number(digits.slice(6, 8));
  const month = Number(digits.slice(8, 10));
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  return province >= 11 && province <= 97 && isDay && month >= 1 && month <= 12;
}

/** Desa, RW and RT without dots are sixteen digits too, and can look like a NIK: only the heading can tell. */
function isLikeAreaCode(cell: string): boolean {
  return /^\d{6}[123]\d{3}0\d\d[01]\d\d$/.test(digitsOf(cell));
}

function digitsOf(cell: string): string {
  return cell.replace(/[\s.'’-]/g, '');
}
