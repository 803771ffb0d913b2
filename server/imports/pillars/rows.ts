import { type PillarLevel, type PillarRoleCode, pillarRole } from '../../../data/catalogue/psks.ts';
import type { Availability } from '../../../data/contract/volunteer.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
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
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import { AVAILABLE, readLevel, readPhone, readShare } from './cells.ts';
import { readRole } from './read-role.ts';

type Column =
  | PlaceColumn
  | 'person'
  | 'role'
  | 'phone'
  | 'from'
  | 'until'
  | 'decree'
  | 'decreeOn'
  | 'rank'
  | 'availability'
  | 'home'
  | 'share'
  | 'certificate'
  | 'certificateNo'
  | 'issuer'
  | 'validUntil';

/** Three columns are enough: name, role, and one that says the area. */
const PILLAR_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  desa: [...PLACE_HEADINGS.desa, 'desa tugas', 'kelurahan tugas', 'desa/kelurahan tugas'],
  name: [
    'wilayah',
    'wilayah tugas',
    'wilayah kerja',
    'wilayah binaan',
    'nama wilayah',
    'lokasi tugas',
    'area',
  ],
  person: [
    'nama',
    'nama lengkap',
    'nama petugas',
    'nama pilar',
    'nama relawan',
    'nama lembaga',
    'nama pilar sosial',
    'name',
  ],
  role: ['peran', 'jenis pilar', 'jenis psks', 'psks', 'pilar', 'pilar sosial', 'jabatan', 'tugas', 'role'],
  phone: [
    'telepon',
    'no hp',
    'nomor hp',
    'hp',
    'no telepon',
    'nomor telepon',
    'telp',
    'no telp',
    'no wa',
    'wa',
    'phone',
  ],
  from: ['mulai', 'tanggal mulai', 'mulai tugas', 'tmt', 'sejak', 'from'],
  until: ['sampai', 'sampai dengan', 'tanggal akhir', 'akhir tugas', 'selesai', 'until'],
  decree: ['sk', 'no sk', 'nomor sk', 'surat keputusan', 'decree'],
  decreeOn: ['tanggal sk', 'tgl sk'],
  rank: ['jenjang', 'jenjang tagana', 'level'],
  availability: ['ketersediaan', 'kesediaan', 'availability'],
  home: ['domisili', 'desa domisili', 'kode domisili', 'desa tempat tinggal', 'tempat tinggal', 'home'],
  share: ['bagian', 'porsi', 'bagian layanan', 'share'],
  certificate: ['sertifikat', 'jenis sertifikat', 'certificate'],
  certificateNo: ['nomor sertifikat', 'no sertifikat'],
  issuer: ['penerbit', 'penerbit sertifikat', 'lsp'],
  validUntil: ['berlaku sampai', 'sertifikat berlaku sampai', 'masa berlaku sertifikat'],
};

/** One row of a file: somebody in one role, in one area. */
export interface PillarRow {
  readonly line: number;
  readonly name: string;
  readonly role: PillarRoleCode;
  readonly written: string;
  readonly place: WrittenPlace;
  readonly phone: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly decree: string | null;
  readonly decreeOn: string | null;
  readonly level: PillarLevel | null;
  readonly availability: Availability;
  /** name or code of a desa/kelurahan */
  readonly home: string | null;
  readonly share: number | null;
  readonly certificate: {
    readonly kind: string;
    readonly number: string | null;
    readonly issuer: string | null;
    readonly validUntil: string | null;
  } | null;
}

const MOST_NAME = 120;

/** Reads a table of pillars; rows with an error are named (never by the person's name) and left out. */
export async function readPillars(
  table: TextTable,
  findings: Findings,
  translate?: CodeHabits['translate'],
): Promise<{ rows: PillarRow[]; ignored: readonly number[]; columns: string }> {
  const { at, ignored, problems } = findPlaced(table.columns, PILLAR_HEADINGS, ['person', 'role']);
  for (const problem of problems) findings.add(problem);
  const columns = Object.entries(at)
    .map(([name, i]) => `${name} = ${table.columns[i] ?? ''}`)
    .join(', ');
  if (problems.some((p) => p.severity === 'error')) return { rows: [], ignored, columns };
  const coded = codesAmongNames(at, table.columns.length);
  const readPlace = placeReader(coded.at, table.rows, translate);
  const rows: PillarRow[] = [];
  await eachInSlices(table.rows, (row) => {
    const read = readRow(row, { at, readPlace: (cells) => readPlace(coded.cells(cells)) }, findings);
    if (read) rows.push(read);
  });
  return { rows, ignored, columns };
}

/** Lists write a code where a name is expected, and only in some of their rows: there it is read as one. */
function codesAmongNames(at: Partial<Record<Column, number>>, width: number) {
  const code = at.code ?? width;
  const names = (['desa', 'name', 'kecamatan'] as const).flatMap((name) => at[name] ?? []);
  return {
    at: { ...at, code },
    cells(cells: readonly string[]): readonly string[] {
      if ((cells[code] ?? '').trim() !== '') return cells;
      const coded = names.find(
        (i) => /^\d{2}\.?\d{2}/.test((cells[i] ?? '').trim()) && readAreaCode(cells[i] ?? ''),
      );
      if (coded === undefined) return cells;
      const moved = Array.from({ length: Math.max(width, code + 1) }, (_, i) => cells[i] ?? '');
      moved[code] = cells[coded] ?? '';
      for (const i of names) moved[i] = '';
      return moved;
    },
  };
}

function readRow(
  row: TableRow,
  { at, readPlace }: { at: Partial<Record<Column, number>>; readPlace: ReturnType<typeof placeReader> },
  findings: Findings,
): PillarRow | undefined {
  let isBad = false;
  const cell = (column: Column) => (at[column] === undefined ? '' : (row.cells[at[column]] ?? '').trim());
  const text = (column: Column) => (cell(column) === '' ? null : cell(column).slice(0, MOST_NAME));
  const wrong = (column: Column, code: string, hint: Record<string, string | number> = {}) => {
    isBad = true;
    const name = PILLAR_HEADINGS[column][0] ?? column;
    findings.add({ severity: 'error', line: row.line, column: name, code, value: cell(column), hint });
  };
  const day = (column: Column): string | null => {
    if (cell(column) === '') return null;
    const read = readDay(cell(column));
    if (read === undefined) wrong(column, 'day-unreadable');
    return read ?? null;
  };
  const name = cell('person').replace(/\s+/g, ' ');
  if (name === '') wrong('person', 'pillar-name-empty');
  else if (name.length > MOST_NAME || !/\p{L}/u.test(name)) {
    // What stands there instead may be a number of a person: it is not told.
    isBad = true;
    findings.add({ severity: 'error', line: row.line, column: 'nama', code: 'pillar-name-unreadable' });
  }
  const role = readRole(cell('role'));
  if (typeof role !== 'string') wrong('role', cell('role') === '' ? 'role-empty' : 'role-unknown', role);
  const place = readPlace(row.cells);
  if (place.kind === 'wrong') wrong(place.column, place.code);
  const [from, until] = [day('from'), day('until')];
  if (from !== null && until !== null && until < from) wrong('until', 'days-reversed', { from, until });
  const [decreeOn, validUntil] = [day('decreeOn'), day('validUntil')];
  const phone = readPhone(cell('phone'));
  if (phone === undefined) wrong('phone', 'phone-unreadable');
  const level = readLevel(cell('rank'));
  if (level === undefined) wrong('rank', 'rank-unknown');
  const share = readShare(cell('share'));
  if (share === undefined) wrong('share', 'share-unreadable');
  const availability = AVAILABLE[plainKey(cell('availability'))];
  if (availability === undefined) wrong('availability', 'availability-unknown');
  if (isBad || typeof role !== 'string' || place.kind === 'wrong') return undefined;
  const levels = pillarRole(role).levels;
  return {
    line: row.line,
    name,
    role,
    written: writtenPlace(at, row.cells),
    place: place.place,
    phone: phone ?? null,
    from,
    until,
    decree: text('decree'),
    decreeOn,
    level: levels.length > 0 ? (level ?? null) : null,
    availability: availability ?? 'unknown',
    home: text('home'),
    share: share ?? null,
    certificate:
      text('certificate') === null && text('certificateNo') === null
        ? null
        : {
            kind: text('certificate') ?? 'Sertifikat kompetensi',
            number: text('certificateNo'),
            issuer: text('issuer'),
            validUntil,
          },
  };
}
