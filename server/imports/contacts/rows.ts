import { CONTACT_KINDS, type ContactKind } from '../../../data/catalogue/psks.ts';
import type { Headings } from '../../../data/read/columns.ts';
import type { TextTable } from '../../../data/read/csv.ts';
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
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import { readPhone } from '../pillars/cells.ts';

type Column = PlaceColumn | 'person' | 'kind' | 'phone' | 'until';

/** The area, what the contact is there, and a name are enough. */
const CONTACT_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  name: ['wilayah', 'nama wilayah', 'area'],
  person: ['nama', 'nama kontak', 'nama lengkap', 'nama ketua', 'nama pejabat', 'name'],
  kind: ['jenis', 'jabatan', 'jenis kontak', 'kontak', 'sebagai', 'peran', 'kind'],
  phone: [
    'telepon',
    'no hp',
    'nomor hp',
    'hp',
    'no telepon',
    'nomor telepon',
    'telp',
    'no wa',
    'wa',
    'phone',
  ],
  until: ['sampai', 'sampai dengan', 'masa jabatan sampai', 'akhir masa jabatan', 'until'],
};

/** One row of a file: one contact of one area. */
export interface ContactRow {
  readonly line: number;
  readonly written: string;
  readonly place: WrittenPlace;
  readonly kind: ContactKind;
  readonly name: string;
  readonly phone: string | null;
  readonly until: string | null;
}

const KINDS: ReadonlyMap<string, ContactKind> = new Map([
  ...CONTACT_KINDS.map((kind): [string, ContactKind] => [plainKey(kind), kind]),
  ['rt', 'ketua-rt'],
  ['ketuarukuntetangga', 'ketua-rt'],
  ['rw', 'ketua-rw'],
  ['ketuarukunwarga', 'ketua-rw'],
  ['kadus', 'kepala-dusun'],
  ['dukuh', 'kepala-dusun'],
  ['kepalalingkungan', 'kepala-dusun'],
  ['kades', 'kepala-desa'],
  ['lurah', 'kepala-desa'],
  ['kepalakelurahan', 'kepala-desa'],
  ['kepaladesalurah', 'kepala-desa'],
  ['babinkamtibmas', 'bhabinkamtibmas'],
  ['pkm', 'puskesmas'],
]);

const MOST_NAME = 120;

/** Reads a table of contacts; rows with an error are told by their line, never by a name, and left out. */
export async function readContacts(
  table: TextTable,
  findings: Findings,
  translate?: CodeHabits['translate'],
): Promise<{ rows: ContactRow[]; ignored: readonly number[]; columns: string }> {
  const { at, ignored, problems } = findPlaced(table.columns, CONTACT_HEADINGS, ['person', 'kind']);
  for (const problem of problems) findings.add(problem);
  const columns = Object.entries(at)
    .map(([name, i]) => `${name} = ${table.columns[i] ?? ''}`)
    .join(', ');
  if (problems.some((p) => p.severity === 'error')) return { rows: [], ignored, columns };
  const readPlace = placeReader(at, table.rows, translate);
  const rows: ContactRow[] = [];
  await eachInSlices(table.rows, ({ line, cells }) => {
    let isBad = false;
    const cell = (column: Column) => (at[column] === undefined ? '' : (cells[at[column]] ?? '').trim());
    const wrong = (column: string, code: string, value: string, hint: Record<string, string> = {}) => {
      isBad = true;
      findings.add({ severity: 'error', line, column, code, value, hint });
    };
    const name = cell('person').replace(/\s+/g, ' ');
    if (name === '') wrong('nama', 'pillar-name-empty', '');
    else if (name.length > MOST_NAME || !/\p{L}/u.test(name)) wrong('nama', 'pillar-name-unreadable', '');
    const kind = KINDS.get(plainKey(cell('kind')));
    if (kind === undefined)
      wrong('jenis', 'contact-kind-unknown', cell('kind'), { kinds: CONTACT_KINDS.join(', ') });
    const phone = readPhone(cell('phone'));
    if (phone === undefined) wrong('telepon', 'phone-unreadable', '');
    const until = cell('until') === '' ? null : readDay(cell('until'));
    if (until === undefined) wrong('sampai', 'day-unreadable', cell('until'));
    const place = readPlace(cells);
    const written = writtenPlace(at, cells);
    if (place.kind === 'wrong') wrong(place.column, place.code, written);
    if (isBad || kind === undefined || place.kind === 'wrong') return;
    rows.push({ line, written, place: place.place, kind, name, phone: phone ?? null, until: until ?? null });
  });
  return { rows, ignored, columns };
}
