import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { TrainingKind } from '../../../data/contract/training.ts';
import { findColumns, type Headings } from '../../../data/read/columns.ts';
import type { TextTable } from '../../../data/read/csv.ts';
import { readDay } from '../../../data/read/day.ts';
import { plainKey } from '../../../data/read/names.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import { readRole } from '../pillars/read-role.ts';

type Column =
  | 'training'
  | 'from'
  | 'until'
  | 'kind'
  | 'theme'
  | 'place'
  | 'organiser'
  | 'person'
  | 'role'
  | 'area';

const TRAINING_HEADINGS: Headings<Column> = {
  training: ['pelatihan', 'nama pelatihan', 'kegiatan', 'nama kegiatan', 'training'],
  from: ['tanggal', 'tanggal mulai', 'mulai', 'date'],
  until: ['sampai', 'tanggal selesai', 'selesai', 'until'],
  kind: ['jenis', 'jenis pelatihan', 'bentuk', 'kind'],
  theme: ['tema', 'materi', 'theme'],
  place: ['tempat', 'lokasi', 'place'],
  organiser: ['penyelenggara', 'organiser'],
  person: ['nama', 'nama peserta', 'peserta', 'nama lengkap', 'name'],
  role: ['peran', 'jenis pilar', 'jabatan', 'role'],
  area: ['kode', 'kode wilayah', 'desa/kelurahan', 'kelurahan', 'desa', 'kecamatan', 'wilayah', 'area'],
};

/** One row of a file: one participant of one training. */
export interface TrainingRow {
  readonly line: number;
  readonly training: string;
  readonly from: string;
  readonly until: string;
  readonly kind: TrainingKind;
  readonly theme: string | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly name: string;
  readonly role: PillarRoleCode | null;
  /** code or name of the area that tells two of one name apart */
  readonly area: string | null;
}

const KINDS: Readonly<Record<string, TrainingKind>> = {
  bimtek: 'bimtek',
  bimbinganteknis: 'bimtek',
  workshop: 'workshop',
  lokakarya: 'workshop',
  pembekalan: 'pembekalan',
  kelas: 'kelas',
  diklat: 'kelas',
  pelatihan: 'kelas',
};
const LONGEST = 160;

/** Reads a table of trainings, a participant a row; rows with an error are named by their line and left out. */
export async function readTrainings(
  table: TextTable,
  findings: Findings,
): Promise<{ rows: TrainingRow[]; ignored: readonly number[]; columns: string }> {
  const { at, ignored, problems } = findColumns(table.columns, TRAINING_HEADINGS, [
    'training',
    'from',
    'person',
  ]);
  for (const problem of problems) findings.add(problem);
  const columns = Object.entries(at)
    .map(([name, i]) => `${name} = ${table.columns[i] ?? ''}`)
    .join(', ');
  if (problems.some((p) => p.severity === 'error')) return { rows: [], ignored, columns };
  const rows: TrainingRow[] = [];
  await eachInSlices(table.rows, ({ line, cells }) => {
    const cell = (column: Column) => (at[column] === undefined ? '' : (cells[at[column]] ?? '').trim());
    const text = (column: Column) => (cell(column) === '' ? null : cell(column).slice(0, LONGEST));
    const wrong = (column: Column, code: string, hint: Record<string, string | number> = {}) => {
      const name = TRAINING_HEADINGS[column][0] ?? column;
      findings.add({ severity: 'error', line, column: name, code, value: cell(column), hint });
    };
    const from = readDay(cell('from'));
    const until = cell('until') === '' ? from : readDay(cell('until'));
    const role = cell('role') === '' ? null : readRole(cell('role'));
    if (cell('training') === '') return wrong('training', 'training-empty');
    if (from === undefined) return wrong('from', 'day-unreadable');
    if (until === undefined) return wrong('until', 'day-unreadable');
    if (until < from) return wrong('until', 'days-reversed', { from, until });
    if (!/\p{L}/u.test(cell('person')))
      return findings.add({ severity: 'error', line, column: 'nama', code: 'pillar-name-empty' });
    if (role !== null && typeof role !== 'string') return wrong('role', 'role-unknown', role);
    rows.push({
      line,
      training: cell('training').slice(0, LONGEST),
      from,
      until,
      kind: KINDS[plainKey(cell('kind'))] ?? kindOfName(cell('training')),
      theme: text('theme'),
      place: text('place'),
      organiser: text('organiser'),
      name: cell('person'),
      role,
      area: text('area'),
    });
  });
  return { rows, ignored, columns };
}

/** 'Bimtek Pendamping PKH' says itself what it is. */
function kindOfName(name: string): TrainingKind {
  const first = name.toLowerCase();
  return Object.entries(KINDS).find(([word]) => first.includes(word))?.[1] ?? 'lainnya';
}
