import { type FoundColumns, findColumns, type Headings } from './columns.ts';
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
import type { ReadProblem } from './problem.ts';
import { readAmount } from './rupiah.ts';
import { eachInSlices } from './slices.ts';
import { readCount } from './whole-number.ts';

type Column = PlaceColumn | 'service' | 'target' | 'served' | 'budget' | 'period' | 'asOf';

const SPM_HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  service: [
    'layanan',
    'jenis layanan',
    'jenis pelayanan',
    'jenis pelayanan dasar',
    'pelayanan',
    'spm',
    'jenis spm',
    'service',
  ],
  target: ['sasaran', 'jumlah sasaran', 'target', 'kebutuhan', 'yang harus dilayani'],
  served: ['terlayani', 'jumlah terlayani', 'dilayani', 'realisasi', 'yang terlayani', 'served'],
  budget: ['anggaran', 'pagu', 'pagu anggaran', 'biaya', 'budget'],
  period: ['periode', 'tahun', 'period', 'year'],
  asOf: ['keadaan per', 'per tanggal', 'tanggal data', 'tanggal', 'as of'],
};

/** A service as it may be written: by its code or its name. */
export interface KnownService {
  readonly code: string;
  readonly names: readonly string[];
}

/** A row of target and served that reads well by itself; nothing of it has been looked up yet. */
export interface SpmRead {
  readonly line: number;
  readonly written: string;
  readonly place: WrittenPlace;
  readonly service: string;
  readonly period: string | undefined;
  /** undefined: not said */
  readonly target: number | undefined;
  readonly served: number | undefined;
  /** whole rupiah */
  readonly budget: number | undefined;
  readonly asOf: string | undefined;
}

export interface SpmReadTable {
  readonly rows: readonly SpmRead[];
  readonly problems: readonly ReadProblem[];
  readonly found: FoundColumns<Column>;
  /** rows without target and served */
  readonly silent: number;
}

/** Does a table with these headings hold target and served? */
export function isSpmTable(columns: readonly string[]): boolean {
  const { at } = findColumns(columns, SPM_HEADINGS, []);
  return at.target !== undefined && at.served !== undefined;
}

/** Reads a table in long form: one row an area, service and period. @param only the service of a file without a column for it */
export async function readSpm(
  table: TextTable,
  services: readonly KnownService[],
  { only, translate }: { only?: string | undefined; translate?: CodeHabits['translate'] },
): Promise<SpmReadTable> {
  const needed: ('target' | 'served' | 'service')[] = only
    ? ['target', 'served']
    : ['service', 'target', 'served'];
  const found = findPlaced(table.columns, SPM_HEADINGS, needed);
  const problems: ReadProblem[] = [...found.problems];
  const rows: SpmRead[] = [];
  let silent = 0;
  if (problems.some((p) => p.severity === 'error')) return { rows, problems, found, silent };
  const readPlace = placeReader(found.at, table.rows, translate);
  await eachInSlices(table.rows, (row) => {
    const got = readRow(row, { table, at: found.at, problems, services, only, readPlace });
    if (got === 'silent') silent += 1;
    else if (got) rows.push(got);
  });
  return { rows, problems, found, silent };
}

interface Reading {
  readonly table: TextTable;
  readonly at: Partial<Record<Column, number>>;
  readonly problems: ReadProblem[];
  readonly services: readonly KnownService[];
  readonly only: string | undefined;
  readonly readPlace: ReturnType<typeof placeReader>;
}

function readRow(row: TableRow, reading: Reading): SpmRead | 'silent' | undefined {
  const { table, at, problems, services, only, readPlace } = reading;
  const before = problems.length;
  const cell = (name: Column) => (at[name] === undefined ? '' : (row.cells[at[name]] ?? ''));
  const problem = (name: Column, code: string) =>
    problems.push({
      severity: 'error',
      line: row.line,
      column: table.columns[at[name] ?? -1] ?? name,
      code,
      value: cell(name),
      hint: {},
    });
  const count = (name: 'target' | 'served') => {
    const read = readCount(cell(name));
    if (read.kind === 'wrong') problem(name, read.code);
    return read.kind === 'number' ? read.value : undefined;
  };
  const [target, served] = [count('target'), count('served')];
  if (target === undefined && served === undefined && problems.length === before) return 'silent';
  const budget = readAmount(cell('budget'));
  if (budget === 'wrong') problem('budget', 'budget-unreadable');
  const service = serviceOf(cell('service'), services) ?? (cell('service') === '' ? only : undefined);
  if (service === undefined) problem('service', cell('service') === '' ? 'service-empty' : 'service-unknown');
  const place = readPlace(row.cells);
  if (place.kind === 'wrong') problem(place.column, place.code);
  const period = cell('period') === '' ? undefined : readPeriod(cell('period'));
  if (cell('period') !== '' && period === undefined) problem('period', 'period-unreadable');
  const asOf = cell('asOf') === '' ? undefined : readDay(cell('asOf'));
  if (cell('asOf') !== '' && asOf === undefined) problem('asOf', 'day-unreadable');
  if (problems.length > before || place.kind !== 'place' || service === undefined) return undefined;
  return {
    line: row.line,
    written: writtenPlace(at, row.cells) || (place.place.codes[0] ?? ''),
    place: place.place,
    service,
    period,
    target,
    served,
    budget: budget === 'wrong' ? undefined : budget,
    asOf,
  };
}

const key = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function serviceOf(written: string, services: readonly KnownService[]): string | undefined {
  const asked = key(written);
  if (asked === '') return undefined;
  return services.find(({ code, names }) => [code, ...names].some((name) => key(name) === asked))?.code;
}
