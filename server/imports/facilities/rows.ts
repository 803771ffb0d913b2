import { FACILITY_KINDS, type FacilityKind } from '../../../data/contract/facility.ts';
import type { Headings } from '../../../data/read/columns.ts';
import type { TableRow, TextTable } from '../../../data/read/csv.ts';
import { readDay } from '../../../data/read/day.ts';
import { plainKey } from '../../../data/read/names.ts';
import {
  type CodeHabits,
  findPlaced,
  PLACE_HEADINGS,
  type PlaceColumn,
  placeReader,
  type WrittenPlace,
  writtenPlace,
} from '../../../data/read/place.ts';
import { inIndonesia } from '../../../data/read/shape.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import { readCount } from '../../../data/read/whole-number.ts';
import type { Findings } from '../findings.ts';

type Count = 'capacity' | 'toilets' | 'waterPoints' | 'packsPerMeal';
type Column =
  | PlaceColumn
  | Count
  | 'facility'
  | 'kind'
  | 'lon'
  | 'lat'
  | 'contact'
  | 'phone'
  | 'from'
  | 'until';

/** Three columns are enough: name, kind, and one that says the area. */
export const FACILITY_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  name: ['wilayah', 'nama wilayah', 'lokasi', 'area'],
  facility: [
    'fasilitas',
    'nama fasilitas',
    'nama',
    'nama tempat',
    'nama gedung',
    'nama titik',
    'nama posko',
    'facility',
    'name',
  ],
  kind: ['jenis', 'jenis fasilitas', 'kategori', 'tipe', 'kind'],
  lon: ['bujur', 'longitude', 'long', 'lon', 'lng', 'x'],
  lat: ['lintang', 'latitude', 'lat', 'y'],
  capacity: ['kapasitas', 'daya tampung', 'kapasitas jiwa', 'kapasitas (jiwa)', 'capacity'],
  toilets: ['toilet', 'jumlah toilet', 'wc', 'mck', 'toilets'],
  waterPoints: ['titik air', 'keran air', 'sumber air', 'kran air', 'water points'],
  packsPerMeal: [
    'bungkus per waktu makan',
    'porsi per waktu makan',
    'kapasitas masak',
    'porsi',
    'packs per meal',
  ],
  contact: ['kontak', 'narahubung', 'penanggung jawab', 'nama kontak', 'contact'],
  phone: ['telepon', 'no hp', 'nomor hp', 'hp', 'no telepon', 'nomor telepon', 'telp', 'wa', 'phone'],
  from: ['mulai', 'berlaku sejak', 'from'],
  until: ['sampai', 'berlaku sampai', 'until'],
};

/** One row of a file of facilities. */
export interface FacilityRow {
  readonly line: number;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly written: string;
  readonly place: WrittenPlace;
  readonly at: [number, number] | null;
  readonly capacity: number | null;
  readonly toilets: number | null;
  readonly waterPoints: number | null;
  readonly packsPerMeal: number | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

const LONGEST = 120;

const KINDS: Readonly<Record<string, FacilityKind>> = {
  posko: 'posko',
  poskoutama: 'posko',
  poskotagana: 'posko',
  pengungsian: 'titik-pengungsian',
  titikpengungsian: 'titik-pengungsian',
  tempatpengungsian: 'titik-pengungsian',
  tempatevakuasi: 'titik-pengungsian',
  tempatevakuasisementara: 'titik-pengungsian',
  tempatevakuasiakhir: 'titik-pengungsian',
  tes: 'titik-pengungsian',
  tea: 'titik-pengungsian',
  shelter: 'titik-pengungsian',
  lumbung: 'lumbung-sosial',
  lumbungsosial: 'lumbung-sosial',
  gudang: 'lumbung-sosial',
  gudanglogistik: 'lumbung-sosial',
  bufferstock: 'lumbung-sosial',
  dapur: 'dapur-umum',
  dapurumum: 'dapur-umum',
  puskesmas: 'puskesmas',
  pustu: 'puskesmas',
  klinik: 'puskesmas',
  rumahsakit: 'puskesmas',
  lainnya: 'lainnya',
  lain: 'lainnya',
  lainlain: 'lainnya',
};

/** Does a word name a kind of facility, and not just any other? */
export function isFacilityKind(word: string): boolean {
  const kind = KINDS[plainKey(word)];
  return kind !== undefined && kind !== 'lainnya';
}

/** Reads a table of facilities; rows with an error are told by their line and left out. */
export async function readFacilities(
  table: TextTable,
  findings: Findings,
  translate?: CodeHabits['translate'],
): Promise<{ rows: FacilityRow[]; ignored: readonly number[]; columns: string }> {
  const { at, ignored, problems } = findPlaced(table.columns, FACILITY_HEADINGS, ['facility', 'kind']);
  for (const problem of problems) findings.add(problem);
  const columns = Object.entries(at)
    .map(([name, i]) => `${name} = ${table.columns[i] ?? ''}`)
    .join(', ');
  if (problems.some((p) => p.severity === 'error')) return { rows: [], ignored, columns };
  const readPlace = placeReader(at, table.rows, translate);
  const rows: FacilityRow[] = [];
  await eachInSlices(table.rows, (row) => {
    const read = readRow(row, at, readPlace, findings);
    if (read) rows.push(read);
  });
  return { rows, ignored, columns };
}

function readRow(
  row: TableRow,
  at: Partial<Record<Column, number>>,
  readPlace: ReturnType<typeof placeReader>,
  findings: Findings,
): FacilityRow | undefined {
  let isBad = false;
  const cell = (column: Column) => (at[column] === undefined ? '' : (row.cells[at[column]] ?? '').trim());
  const wrong = (column: Column, code: string, hint: Record<string, string | number> = {}) => {
    isBad = true;
    const name = FACILITY_HEADINGS[column][0] ?? column;
    findings.add({ severity: 'error', line: row.line, column: name, code, value: cell(column), hint });
  };
  const day = (column: 'from' | 'until'): string | null => {
    if (cell(column) === '') return null;
    const read = readDay(cell(column));
    if (read === undefined) wrong(column, 'day-unreadable');
    return read ?? null;
  };
  const count = (column: Count): number | null => {
    const read = readCount(cell(column));
    if (read.kind === 'wrong') wrong(column, read.code);
    if (read.kind === 'number' && read.value < 0) wrong(column, 'facility-count-negative');
    return read.kind === 'number' ? read.value : null;
  };
  const name = cell('facility').replace(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST) wrong('facility', 'facility-name-empty');
  const kind = KINDS[plainKey(cell('kind'))];
  if (kind === undefined) wrong('kind', 'facility-kind-unknown', { kinds: FACILITY_KINDS.join(', ') });
  const place = readPlace(row.cells);
  if (place.kind === 'wrong') wrong(place.column, place.code);
  const [from, until] = [day('from'), day('until')];
  if (from !== null && until !== null && until < from) wrong('until', 'days-reversed', { from, until });
  const point = readPoint(cell('lon'), cell('lat'));
  if (point === undefined) wrong('lon', 'facility-point-wrong');
  const phone = readPhone(cell('phone'));
  if (phone === undefined) wrong('phone', 'phone-unreadable');
  const counts = {
    capacity: count('capacity'),
    toilets: count('toilets'),
    waterPoints: count('waterPoints'),
    packsPerMeal: count('packsPerMeal'),
  };
  if (isBad || kind === undefined || place.kind === 'wrong') return undefined;
  return {
    line: row.line,
    name,
    kind,
    written: writtenPlace(at, row.cells),
    place: place.place,
    at: point ?? null,
    ...counts,
    contact: cell('contact') === '' ? null : cell('contact').slice(0, LONGEST),
    phone: phone ?? null,
    from,
    until,
  };
}

/** Degrees, with a comma or a point; null: none said; undefined: not in Indonesia. */
function readPoint(lon: string, lat: string): [number, number] | null | undefined {
  if (lon === '' && lat === '') return null;
  const [x, y] = [Number(lon.replace(',', '.')), Number(lat.replace(',', '.'))];
  return lon !== '' && lat !== '' && inIndonesia(x, y) ? [x, y] : undefined;
}

/** A number as it is dialled: a spreadsheet drops its first zero. */
function readPhone(text: string): string | null | undefined {
  if (text === '' || text === '-') return null;
  const digits = text.replace(/[\s().-]/g, '').replace(/^'/, '');
  if (!/^\+?\d{8,15}$/.test(digits)) return undefined;
  return /^8\d/.test(digits) ? `0${digits}` : digits;
}
