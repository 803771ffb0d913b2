import { wordMap } from '../catalogue/word-map.ts';
import type { FoundColumns, Headings } from './columns.ts';
import type { TableRow, TextTable } from './csv.ts';
import { readDay } from './day.ts';
import { type ReadNeed, readNeedType } from './need-type.ts';
import { readPeriod } from './period.ts';
import {
  type CodeHabits,
  findPlaced,
  PLACE_HEADINGS,
  type PlaceColumn,
  placeReader,
  type WrittenPlace,
  writtenPlace,
} from './place.ts';
import type { ReadProblem } from './problem.ts';
import { type ReadSex, readSex } from './sex.ts';
import { eachInSlices } from './slices.ts';
import { readCount } from './whole-number.ts';

type Column = PlaceColumn | 'type' | 'sex' | 'period' | 'semester' | 'measure' | 'count' | 'asOf';

export const NEED_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  type: [
    'jenis',
    'jenis ppks',
    'jenis pmks',
    'kode jenis',
    'kode ppks',
    'kode pmks',
    'ppks',
    'pmks',
    'type',
    'need',
  ],
  sex: ['jk', 'l/p', 'jenis kelamin', 'kelamin', 'sex', 'gender'],
  period: ['periode', 'tahun', 'period', 'year'],
  semester: ['semester', 'triwulan', 'bulan'],
  measure: ['ukuran', 'keadaan', 'status pelayanan', 'measure'],
  count: [
    'jumlah',
    'banyak',
    'banyaknya',
    'nilai',
    'jumlah ppks',
    'jumlah pmks',
    'jumlah jiwa',
    'count',
    'value',
    'n',
  ],
  asOf: ['keadaan per', 'per tanggal', 'tanggal data', 'tanggal', 'as of'],
};

const MEASURES: ReadonlyMap<string, 'tercatat' | 'terlayani'> = wordMap({
  '': 'tercatat',
  tercatat: 'tercatat',
  terdata: 'tercatat',
  recorded: 'tercatat',
  terlayani: 'terlayani',
  dilayani: 'terlayani',
  served: 'terlayani',
});

/** A row of a need table that reads well by itself; nothing of it has been looked up yet. */
export interface NeedRow {
  readonly line: number;
  /** the code or name as written, for messages */
  readonly written: string;
  readonly place: WrittenPlace;
  readonly need: Extract<ReadNeed, { kind: 'type' | 'distinct' }>;
  readonly sex: ReadSex;
  /** undefined: the file does not say */
  readonly period: string | undefined;
  readonly measure: 'tercatat' | 'terlayani';
  readonly count: number;
  readonly asOf: string | undefined;
}

export interface NeedTable {
  readonly rows: readonly NeedRow[];
  readonly problems: readonly ReadProblem[];
  readonly found: FoundColumns<Column>;
  /** rows that say nothing (blank, '-'): read as no data */
  readonly silent: number;
  /** rows left out because of an error in them */
  readonly refused: number;
  /** numbers whose mark was read as thousands */
  readonly thousands: number;
}

/** What somebody has said before of the words in a table. */
export interface SaidWords {
  /** what a cell of the type column means; 'skip': such rows are left out */
  readonly type?: ((text: string, line: number) => ReadNeed | 'skip') | undefined;
  /** the code of Kemendagri for one of another office */
  readonly code?: CodeHabits['translate'];
}

/**
 * Reads a table of needs in long form: one row an area, type (sex, period, measure) and count. Lets others run between
 * slices of rows.
 */
export async function readNeeds(table: TextTable, said: SaidWords = {}): Promise<NeedTable> {
  const found = findPlaced(table.columns, NEED_HEADINGS, ['type', 'count']);
  const out: ReadProblem[] = [...found.problems];
  const tally = { silent: 0, refused: 0, thousands: 0 };
  if (found.problems.some((p) => p.severity === 'error')) return { rows: [], problems: out, found, ...tally };
  const readNeed = said.type ?? remember(readNeedType);
  const readPlace = placeReader(found.at, table.rows, said.code);
  const rows: NeedRow[] = [];
  await eachInSlices(table.rows, (row) => {
    const before = out.length;
    const read = readRow(row, { columns: table.columns, at: found.at, out, readNeed, readPlace });
    if (read === 'silent') tally.silent += 1;
    else if (read === 'skip') return;
    else if (read === undefined || out.length > before) tally.refused += 1;
    else {
      if (read.thousands) tally.thousands += 1;
      rows.push(read.row);
    }
  });
  return { rows, problems: out, found, ...tally };
}

/** The same few types stand in thousands of rows, and an unknown one is slow to read. */
function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      known.set(text, value);
    }
    return value;
  };
}

interface Reading {
  readonly columns: readonly string[];
  readonly at: Partial<Record<Column, number>>;
  readonly out: ReadProblem[];
  readonly readNeed: (text: string, line: number) => ReadNeed | 'skip';
  readonly readPlace: ReturnType<typeof placeReader>;
}

function readRow(
  row: TableRow,
  { columns, at, out, readNeed, readPlace }: Reading,
): { row: NeedRow; thousands: boolean } | 'silent' | 'skip' | undefined {
  const cell = (name: Column) => (at[name] === undefined ? '' : (row.cells[at[name]] ?? ''));
  const problem = (
    name: Column,
    code: string,
    hint: Record<string, string | number> = {},
    value: unknown = cell(name),
  ) =>
    out.push({
      severity: 'error',
      line: row.line,
      column: columns[at[name] ?? -1] ?? name,
      code,
      value,
      hint,
    });

  const count = readCount(cell('count'));
  if (count.kind === 'none') return 'silent';
  const need = readNeed(cell('type'), row.line);
  if (need === 'skip') return 'skip';
  // What was written for a closed type is not quoted, even where it is no number.
  const isClosed = need.kind === 'type' && need.type.access === 'closed';
  if (count.kind === 'wrong') problem('count', count.code, {}, isClosed ? null : cell('count'));
  const place = readPlace(row.cells);
  if (place.kind === 'wrong') problem(place.column, place.code);
  if (need.kind === 'total') problem('type', 'type-is-total');
  if (need.kind === 'group') problem('type', 'type-is-group');
  if (need.kind === 'unknown') {
    if (cell('type') === '') problem('type', 'type-empty');
    else problem('type', 'type-unknown', need.suggestion ? { suggestion: need.suggestion } : {});
  }
  const sex = readSex(cell('sex'));
  if (sex === undefined) problem('sex', 'sex-unknown');
  const measure = MEASURES.get(cell('measure').toLowerCase());
  if (measure === undefined) problem('measure', 'measure-unknown');
  const saidPeriod = `${cell('period')} ${part(columns[at.semester ?? -1], cell('semester'))}`.trim();
  const period = saidPeriod === '' ? undefined : readPeriod(saidPeriod);
  if (saidPeriod !== '' && period === undefined) problem('period', 'period-unreadable', {}, saidPeriod);
  const asOf = cell('asOf') === '' ? undefined : readDay(cell('asOf'));
  if (cell('asOf') !== '' && asOf === undefined) problem('asOf', 'day-unreadable');

  if (count.kind !== 'number' || place.kind !== 'place' || sex === undefined || measure === undefined)
    return undefined;
  if (need.kind !== 'type' && need.kind !== 'distinct') return undefined;
  return {
    row: {
      line: row.line,
      written: writtenPlace(at, row.cells),
      place: place.place,
      need,
      sex,
      period,
      measure,
      count: count.value,
      asOf,
    },
    thousands: count.written === 'thousands',
  };
}

/** A column "semester" holding "1" means "semester 1". */
function part(heading: string | undefined, cell: string): string {
  if (cell === '' || heading === undefined) return '';
  return /^[\divx]+$/i.test(cell) && !/bulan/i.test(heading) ? `${heading} ${cell}` : cell;
}
