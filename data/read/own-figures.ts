import { isOwnRate } from '../catalogue/own.ts';
import type { OwnDefinition } from '../contract/own-indicator.ts';
import { type FoundColumns, findColumns, type Headings } from './columns.ts';
import type { TableRow, TextTable } from './csv.ts';
import { readDay } from './day.ts';
import { findOwn } from './own-indicator.ts';
import { readPeriod } from './period.ts';
import {
  type CodeHabits,
  findPlaced,
  PLACE_HEADINGS,
  type PlaceColumn,
  placeReader,
  readPlace as readPlaceOf,
  type WrittenPlace,
  writtenPlace,
} from './place.ts';
import type { ReadProblem } from './problem.ts';
import { readRate } from './rate.ts';
import { type ReadSex, readSex } from './sex.ts';
import { eachInSlices } from './slices.ts';
import { readCount } from './whole-number.ts';

type Column = PlaceColumn | 'indicator' | 'sex' | 'period' | 'count' | 'asOf';

export const FIGURE_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  indicator: ['indikator', 'kode indikator', 'nama indikator', 'indicator', 'indicator code'],
  sex: ['jk', 'l/p', 'jenis kelamin', 'kelamin', 'sex', 'gender'],
  period: ['periode', 'tahun', 'period', 'year'],
  count: ['jumlah', 'nilai', 'banyak', 'banyaknya', 'angka', 'persen', 'persentase', 'count', 'value', 'n'],
  asOf: ['keadaan per', 'per tanggal', 'tanggal data', 'tanggal', 'as of'],
};

/** A row of figures of own indicators that reads well by itself; nothing of it has been looked up yet. */
export interface FigureRow {
  readonly line: number;
  /** the code or name as written, for messages */
  readonly written: string;
  readonly place: WrittenPlace;
  readonly indicator: OwnDefinition;
  readonly sex: ReadSex;
  /** undefined: the file does not say */
  readonly period: string | undefined;
  readonly measure: 'tercatat';
  /** of a rate its thousandths */
  readonly count: number;
  readonly asOf: string | undefined;
}

/** No heading says a place. */
const NO_PLACES = Object.fromEntries(
  (Object.keys(PLACE_HEADINGS) as PlaceColumn[]).map((name) => [name, []]),
) as unknown as Headings<PlaceColumn>;

export interface FigureTable {
  readonly rows: readonly FigureRow[];
  readonly problems: readonly ReadProblem[];
  readonly found: FoundColumns<Column>;
  /** rows that say nothing (blank, '-'): read as no data */
  readonly silent: number;
  /** numbers whose mark was read as thousands */
  readonly thousands: number;
}

/** What is said of a file of figures that its rows need not say. */
export interface SaidOfRows {
  /** the indicator, where there is no column for it */
  readonly only?: OwnDefinition | undefined;
  /** code of the area that all figures are of: columns that look like places are then about something else */
  readonly area?: string | undefined;
  readonly translate?: CodeHabits['translate'];
}

/** Reads a table of figures in long form: one row an area, indicator (sex, period) and figure. */
export async function readOwnFigures(
  table: TextTable,
  all: readonly OwnDefinition[],
  { only, area, translate }: SaidOfRows = {},
): Promise<FigureTable> {
  const needed: ('count' | 'indicator')[] = only ? ['count'] : ['indicator', 'count'];
  const found =
    area === undefined
      ? findPlaced(table.columns, FIGURE_HEADINGS, needed)
      : findColumns<Column>(table.columns, { ...FIGURE_HEADINGS, ...NO_PLACES }, needed);
  const out: ReadProblem[] = [...found.problems];
  const tally = { silent: 0, thousands: 0 };
  const rows: FigureRow[] = [];
  if (out.some((p) => p.severity === 'error')) return { rows, problems: out, found, ...tally };
  const known = new Map<string, ReturnType<typeof findOwn>>();
  const read = (text: string) => {
    const answer = known.get(text) ?? findOwn(text, all);
    known.set(text, answer);
    return answer;
  };
  const readPlace =
    area === undefined ? placeReader(found.at, table.rows, translate) : () => readPlaceOf({ code: area });
  await eachInSlices(table.rows, (row) => {
    const got = readRow(row, { columns: table.columns, at: found.at, out, read, only, readPlace });
    if (got === 'silent') tally.silent += 1;
    else if (got) {
      rows.push(got.row);
      if (got.thousands) tally.thousands += 1;
    }
  });
  return { rows, problems: out, found, ...tally };
}

interface Reading {
  readonly columns: readonly string[];
  readonly at: Partial<Record<Column, number>>;
  readonly out: ReadProblem[];
  readonly read: (text: string) => ReturnType<typeof findOwn>;
  readonly only: OwnDefinition | undefined;
  readonly readPlace: ReturnType<typeof placeReader>;
}

function readRow(
  row: TableRow,
  { columns, at, out, read, only, readPlace }: Reading,
): { row: FigureRow; thousands: boolean } | 'silent' | undefined {
  const before = out.length;
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

  const named = cell('indicator');
  const own = named === '' && only ? ({ kind: 'indicator', indicator: only } as const) : read(named);
  const isRate = own.kind === 'indicator' && isOwnRate(own.indicator.kind);
  const count = isRate ? readRate(cell('count')) : readCount(cell('count'));
  if (count.kind === 'none') return 'silent';
  // Of an indicator that nobody knows it is not known either which numbers are right.
  if (count.kind === 'wrong' && own.kind === 'indicator') {
    problem('count', count.code, {}, own.indicator.access === 'closed' ? null : cell('count'));
  }
  if (own.kind === 'retired') problem('indicator', 'indicator-retired', { name: own.indicator.name.id });
  if (own.kind === 'unknown') {
    if (named === '') problem('indicator', 'indicator-empty');
    else problem('indicator', 'indicator-unknown', own.suggestion ? { suggestion: own.suggestion } : {});
  }
  const place = readPlace(row.cells);
  if (place.kind === 'wrong') problem(place.column, place.code);
  const sex = readSex(cell('sex'));
  if (sex === undefined) problem('sex', 'sex-unknown');
  if (isRate && (sex === 'L' || sex === 'P')) problem('sex', 'rate-by-sex');
  const period = cell('period') === '' ? undefined : readPeriod(cell('period'));
  if (cell('period') !== '' && period === undefined) problem('period', 'period-unreadable');
  const asOf = cell('asOf') === '' ? undefined : readDay(cell('asOf'));
  if (cell('asOf') !== '' && asOf === undefined) problem('asOf', 'day-unreadable');

  if (out.length > before || count.kind !== 'number' || own.kind !== 'indicator') return undefined;
  if (place.kind !== 'place' || sex === undefined) return undefined;
  return {
    row: {
      line: row.line,
      written: writtenPlace(at, row.cells) || (place.place.codes[0] ?? ''),
      place: place.place,
      indicator: own.indicator,
      sex,
      period,
      measure: 'tercatat',
      count: count.value,
      asOf,
    },
    thousands: 'written' in count && count.written === 'thousands',
  };
}
