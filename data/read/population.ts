import { nameBands, readAges } from './age-band.ts';
import type { FoundColumns, Headings } from './columns.ts';
import type { TableRow, TextTable } from './csv.ts';
import { readDay } from './day.ts';
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
import { joinSexes } from './population-sexes.ts';
import type { ReadProblem } from './problem.ts';
import { readSex } from './sex.ts';
import { eachInSlices } from './slices.ts';
import { readCount } from './whole-number.ts';

type Column = PlaceColumn | 'persons' | 'households' | 'male' | 'female' | 'sex' | 'period' | 'asOf';

export const POPULATION_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  persons: ['penduduk', 'jumlah penduduk', 'jumlah jiwa', 'jiwa', 'persons', 'population', 'total', 'jumlah'],
  households: [
    'kk',
    'jumlah kk',
    'jml kk',
    'keluarga',
    'jumlah keluarga',
    'kepala keluarga',
    'households',
    'families',
  ],
  male: ['laki', 'laki-laki', 'l', 'lk', 'jumlah laki-laki', 'penduduk laki-laki', 'male'],
  female: ['perempuan', 'p', 'pr', 'jumlah perempuan', 'penduduk perempuan', 'female'],
  sex: ['jk', 'l/p', 'jenis kelamin', 'kelamin', 'sex', 'gender'],
  period: ['periode', 'tahun', 'period', 'year'],
  asOf: ['keadaan per', 'per tanggal', 'tanggal data', 'tanggal', 'as of'],
};

/** People and families of one area as one row of a file says them; null where it does not. */
export interface PopulationRow {
  readonly line: number;
  /** rows of the file that say it: in long form one for each sex */
  readonly told: number;
  readonly written: string;
  readonly place: WrittenPlace;
  readonly period: string | undefined;
  readonly asOf: string | undefined;
  readonly persons: number | null;
  readonly households: number | null;
  readonly male: number | null;
  readonly female: number | null;
  /** persons by age group, '0-4' ... '75+'; empty where the file has none */
  readonly ages: ReadonlyMap<string, number>;
}

export interface PopulationTable {
  readonly rows: readonly PopulationRow[];
  readonly problems: readonly ReadProblem[];
  readonly found: FoundColumns<Column>;
  /** names of the age groups the file has columns for */
  readonly bands: readonly string[];
  /** rows of the whole country (code 0), which has no area here */
  readonly country: number;
  /** rows without any figure */
  readonly silent: number;
  /** numbers whose mark was read as thousands */
  readonly thousands: number;
}

interface Reading {
  readonly columns: readonly string[];
  readonly at: Partial<Record<Column, number>>;
  readonly ages: readonly { readonly at: number; readonly name: string }[];
  readonly out: ReadProblem[];
  readonly tally: { thousands: number };
  readonly readPlace: ReturnType<typeof placeReader>;
}

/**
 * Reads a table of population: one row an area (and period) with columns for people, families, sexes and age groups, or in
 * long form, one row an area and sex (`kode,jk,jumlah`).
 */
export async function readPopulation(
  table: TextTable,
  translate?: CodeHabits['translate'],
): Promise<PopulationTable> {
  const found = findPlaced(table.columns, POPULATION_HEADINGS, []);
  const out: ReadProblem[] = [...found.problems];
  const ageColumns = table.columns.flatMap((heading, at) => {
    const ages = readAges(heading);
    return ages ? [{ at, ages }] : [];
  });
  const bands = nameBands(ageColumns.map((c) => c.ages));
  const ages = ageColumns.map(({ at }, i) => ({ at, name: bands[i] ?? '' }));
  const ignored = found.ignored.filter((i) => !ages.some((a) => a.at === i));
  const says = ['persons', 'households', 'male', 'female'].some((c) => found.at[c as Column] !== undefined);
  if (!says && ages.length === 0) {
    const hint = { accepted: 'penduduk, kk, laki, perempuan', columns: table.columns.length };
    out.push({ severity: 'error', line: 1, column: 'penduduk', code: 'column-missing', hint });
  }
  const tally = { country: 0, silent: 0, thousands: 0 };
  const rows: PopulationRow[] = [];
  const head = { found: { ...found, ignored }, bands, problems: out };
  if (out.some((p) => p.severity === 'error')) return { ...head, rows, ...tally };
  const readPlace = placeReader(found.at, table.rows, translate);
  await eachInSlices(table.rows, (row) => {
    const read = readRow(row, { columns: table.columns, at: found.at, ages, out, tally, readPlace });
    if (read === 'country') tally.country += 1;
    else if (read === 'silent') tally.silent += 1;
    else if (read) rows.push(read);
  });
  const whole = found.at.sex === undefined ? rows : joinSexes(rows, table.columns[found.at.sex] ?? 'jk', out);
  return { ...head, rows: whole, ...tally };
}

function readRow(
  row: TableRow,
  { columns, at, ages, out, tally, readPlace }: Reading,
): PopulationRow | 'country' | 'silent' | undefined {
  const before = out.length;
  const cell = (name: Column) => (at[name] === undefined ? '' : (row.cells[at[name]] ?? ''));
  const problem = (column: string, code: string, value: string) =>
    out.push({ severity: 'error', line: row.line, column, code, value });
  const number = (column: string, text: string): number | null => {
    const read = readCount(text);
    if (read.kind === 'wrong') problem(column, read.code, text);
    if (read.kind !== 'number') return null;
    if (read.written === 'thousands') tally.thousands += 1;
    return read.value;
  };
  const column = (name: Column) => number(columns[at[name] ?? -1] ?? name, cell(name));

  if (/^0+$/.test(cell('code').trim())) return 'country';
  const sex = at.sex === undefined ? 'all' : readSex(cell('sex'));
  if (sex === undefined || sex === 'T') {
    problem(columns[at.sex ?? -1] ?? 'jk', 'sex-unknown', cell('sex'));
    return undefined;
  }
  const said = column('persons');
  const households = column('households');
  const byAge = new Map<string, number>();
  for (const { at: position, name } of ages) {
    const n = number(columns[position] ?? name, row.cells[position] ?? '');
    if (n !== null) byAge.set(name, n);
  }
  const ofAllAges = byAge.size > 0 && byAge.size === ages.length ? sum(byAge) : null;
  const isOfOneSex = sex === 'L' || sex === 'P';
  const ofSex = isOfOneSex ? (said ?? ofAllAges) : null;
  const male = sex === 'L' ? ofSex : column('male');
  const female = sex === 'P' ? ofSex : column('female');
  const persons = isOfOneSex ? null : (said ?? sumOf(male, female) ?? ofAllAges);
  if (isOfOneSex && households !== null) {
    problem(columns[at.households ?? -1] ?? 'kk', 'families-of-one-sex', cell('households'));
  }
  const place = readPlace(row.cells);
  if (place.kind === 'wrong') {
    problem(columns[at[place.column] ?? -1] ?? place.column, place.code, cell(place.column));
  }
  const period = cell('period') === '' ? undefined : readPeriod(cell('period'));
  if (cell('period') !== '' && !period)
    problem(columns[at.period ?? -1] ?? 'periode', 'period-unreadable', cell('period'));
  const asOf = cell('asOf') === '' ? undefined : readDay(cell('asOf'));
  if (cell('asOf') !== '' && !asOf)
    problem(columns[at.asOf ?? -1] ?? 'tanggal', 'day-unreadable', cell('asOf'));
  if (out.length > before || place.kind !== 'place') return undefined;
  if (households === null && (isOfOneSex ? ofSex : persons) === null) return 'silent';
  return {
    line: row.line,
    told: 1,
    written: writtenPlace(at, row.cells),
    place: place.place,
    period,
    asOf,
    persons,
    households,
    male,
    female,
    ages: byAge,
  };
}

function sumOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function sum(byAge: ReadonlyMap<string, number>): number {
  return [...byAge.values()].reduce((n, v) => n + v, 0);
}
