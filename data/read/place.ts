import { CODE_PATTERN, levelOfCode } from '../catalogue/codes.ts';
import { isFiner, type Level } from '../catalogue/levels.ts';
import { isBpsDistrict, isBpsVillage, readAreaCode } from './area-code.ts';
import { areBpsCodes, type CodeRepair, readCodeCell } from './code-cell.ts';
import { type FoundColumns, findColumns, type Headings } from './columns.ts';
import { headingsOf } from './name-headings.ts';
import { type BelowVillage, codeBelow, codePart, type Numbers, readNumbers } from './rt-rw.ts';

export type PlaceColumn = 'code' | 'bps' | NamedLevel | 'name' | BelowVillage;

export const PLACE_HEADINGS: Headings<PlaceColumn> = {
  code: [
    'kode',
    'kode wilayah',
    'kode desa',
    'kode kelurahan',
    'kode desa/kelurahan',
    'kode kel/desa',
    'kode kalurahan',
    'kode kemendagri',
    'kode kecamatan',
    'kode kabupaten',
    'kode rw',
    'kode rt',
    'code',
    'area code',
    'kode kel',
    'kode kec',
    'kode kab',
    'kode kab/kota',
  ],
  bps: ['kode bps', 'bps', 'id bps', 'kd bps', 'kode desa bps', 'kode kecamatan bps'],
  provinsi: headingsOf('provinsi'),
  kabupaten: headingsOf('kabupaten'),
  kecamatan: headingsOf('kecamatan'),
  desa: headingsOf('desa'),
  name: ['nama', 'nama wilayah', 'wilayah', 'name', 'area'],
  dusun: ['dusun', 'padukuhan', 'lingkungan', 'no dusun', 'pedukuhan', 'dukuh', 'nama dusun'],
  rw: ['rw', 'no rw', 'nomor rw', 'rukun warga'],
  rt: ['rt', 'no rt', 'nomor rt', 'rukun tetangga'],
};

export type NamedLevel = Exclude<Level, BelowVillage>;

/** Names of what a row lies in and of the area itself, as written. */
export type PlaceNames = Readonly<Partial<Record<NamedLevel | 'dusun' | 'rw' | 'any', string>>>;

/** What a row says of its area. */
export interface WrittenPlace {
  /** codes it may mean, the likeliest first: mostly one; '….003' may be an RW or an RT. None: only names tell. */
  readonly codes: readonly string[];
  /** a code that is none of Kemendagri's: one of BPS, or the office's own */
  readonly foreign: string | null;
  /** the code of what the named area lies in */
  readonly within: string | null;
  /** `any`: of the area itself, whatever its level */
  readonly names: PlaceNames;
  /** numbers below the desa, where its code is yet to be found */
  readonly numbers: Numbers;
  readonly repaired: CodeRepair | undefined;
}

/** The area of a row as it is written, or which cell cannot be read. */
export type ReadPlace =
  | { readonly kind: 'place'; readonly place: WrittenPlace }
  | { readonly kind: 'wrong'; readonly code: string; readonly column: PlaceColumn };

export interface PlaceCells {
  readonly code: string;
  readonly bps?: string | undefined;
  readonly names?: PlaceNames | undefined;
  readonly dusun?: string | undefined;
  readonly rw?: string | undefined;
  readonly rt?: string | undefined;
}

/** What is known of the codes of a table beside each of them. */
export interface CodeHabits {
  /** all of them are those of BPS */
  readonly areBps?: boolean | undefined;
  /** the code of Kemendagri for one of another office, where somebody has said it */
  readonly translate?: ((code: string) => string | undefined) | undefined;
}

const NAMED: readonly NamedLevel[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];

/** Reads a row's area from its code or names, and below the desa from columns for dusun, RW and RT where there are any. */
export function readPlace(cells: PlaceCells, habits: CodeHabits = {}): ReadPlace {
  const names = writtenNames(cells.names ?? {});
  const { numbers, named, wrong: unreadable } = readBelow(cells);
  if (unreadable) return wrong('number-unreadable', unreadable);
  const all = { ...names, ...named };
  const cell = readCodeCell(cells.code.trim() === '' ? (cells.bps ?? '') : cells.code);
  const column = cells.code.trim() === '' && cells.bps?.trim() ? 'bps' : 'code';
  const hasNames = NAMED.some((level) => names[level] !== undefined) || names.any !== undefined;
  const { repaired } = cell;
  const byNames = (foreign: string | null, within: string | null = null): ReadPlace => ({
    kind: 'place',
    place: { codes: [], foreign, within, names: all, numbers, repaired: undefined },
  });
  if (cell.isRounded) return hasNames ? byNames(null) : wrong('code-rounded', column);
  if (cell.text === '') return hasNames ? byNames(null) : wrong('code-empty');
  const isOther =
    column === 'bps' ||
    (habits.areBps === true && !/^\d{2}$/.test(cell.text)) ||
    isBpsVillage(cell.text) ||
    isBpsDistrict(cell.text);
  const translated = habits.translate?.(cell.text);
  const text = translated ?? cell.text;
  if (isOther && translated === undefined) return hasNames ? byNames(cell.text) : wrong('code-bps', column);
  const read = /^\d{2}$/.test(text) ? { code: text, below: [], form: 'plain' as const } : readAreaCode(text);
  if (!read) return hasNames ? byNames(cell.text) : wrong('code-malformed', column);
  const finest = NAMED.findLast((level) => names[level] !== undefined);
  if (finest !== undefined && read.below.length === 0 && isFiner(finest, levelOfCode(read.code) ?? 'rt')) {
    return byNames(null, read.code);
  }
  const place = (codes: readonly string[]): ReadPlace => {
    const wellFormed = codes.filter((c) => CODE_PATTERN.test(c));
    if (wellFormed.length === 0) return wrong('code-malformed', column);
    const within = named.dusun === undefined && named.rw === undefined ? null : read.code;
    return {
      kind: 'place',
      place: { codes: within ? [] : wellFormed, foreign: null, within, names: all, numbers, repaired },
    };
  };
  const [saidBelow] = Object.keys(numbers) as BelowVillage[];
  if (saidBelow === undefined) {
    return place(read.form === 'own' ? [text.toLowerCase()] : spellOut(read.code, read.below));
  }
  if (read.code.length < 13) return wrong('number-without-village', saidBelow);
  if (read.below.length > 0) return wrong('number-said-twice', saidBelow);
  return place([codeBelow(read.code, numbers)]);
}

function wrong(code: string, column: PlaceColumn = 'code'): ReadPlace {
  return { kind: 'wrong', code, column };
}

/** Numbers below the desa; a dusun or an RW may have a name instead. */
function readBelow(cells: PlaceCells): {
  numbers: Numbers;
  named: { dusun?: string; rw?: string };
  wrong?: BelowVillage;
} {
  let numbers: Numbers = {};
  const named: { dusun?: string; rw?: string } = {};
  for (const level of ['dusun', 'rw', 'rt'] as const) {
    const text = cells[level] ?? '';
    const said = readNumbers(text, level);
    if (said) numbers = { ...said, ...numbers };
    else if (level !== 'rt' && isName(text)) named[level] = text.trim();
    else return { numbers, named, wrong: level };
  }
  return { numbers, named };
}

/** Cells with letters enough for a name: '12' under "desa" is how many there are. */
function writtenNames(given: PlaceNames): PlaceNames {
  return Object.fromEntries(
    Object.entries(given).flatMap(([level, name]) => (isName(name) ? [[level, name.trim()]] : [])),
  );
}

function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

function placeCells(at: Partial<Record<PlaceColumn, number>>, cells: readonly string[]): PlaceCells {
  const cell = (name: PlaceColumn) => (at[name] === undefined ? '' : (cells[at[name]] ?? ''));
  const names: Partial<Record<NamedLevel | 'any', string>> = {};
  for (const level of NAMED) if (at[level] !== undefined) names[level] = cell(level);
  if (at.name !== undefined) names.any = cell('name');
  return {
    code: cell('code'),
    bps: cell('bps'),
    names,
    dusun: cell('dusun'),
    rw: cell('rw'),
    rt: cell('rt'),
  };
}

/** The cell by which messages name a row's area: its code, else its finest name. */
export function writtenPlace(at: Partial<Record<PlaceColumn, number>>, cells: readonly string[]): string {
  for (const name of ['code', 'desa', 'name', 'kecamatan', 'kabupaten', 'provinsi', 'bps'] as const) {
    const text = at[name] === undefined ? '' : (cells[at[name]] ?? '').trim();
    if (text !== '') return text;
  }
  return '';
}

/** The same for the same place as written. */
export function placeKey({ codes, foreign, within, names, numbers }: WrittenPlace): string {
  return codes.length > 0 ? codes.join(' ') : JSON.stringify([foreign, within, names, numbers]);
}

/** Columns that say where a row is; one of them must be there. */
const TELLS_PLACE: readonly PlaceColumn[] = [
  'code',
  'bps',
  'desa',
  'kecamatan',
  'kabupaten',
  'provinsi',
  'name',
];

/** Finds the columns of a table by area: beside those that it cannot do without, one that says the area. */
export function findPlaced<K extends string>(
  columns: readonly string[],
  headings: Headings<K | PlaceColumn>,
  needed: readonly NoInfer<K>[],
): FoundColumns<K | PlaceColumn> {
  const found = findColumns(columns, headings, needed);
  if (TELLS_PLACE.some((name) => found.at[name] !== undefined)) return found;
  const hint = { accepted: 'kode, kelurahan, desa, kecamatan', columns: columns.length };
  const missing = { severity: 'error' as const, line: 1, column: 'kode', code: 'column-missing', hint };
  return { ...found, problems: [missing, ...found.problems] };
}

/** Places that are remembered: an area stands in as many rows as there are types. */
const REMEMBERED = 100_000;

/** Reads the areas of a table's rows, each way of writing one once. */
export function placeReader(
  at: Partial<Record<PlaceColumn, number>>,
  rows: Iterable<{ readonly cells: readonly string[] }>,
  translate?: CodeHabits['translate'],
): (cells: readonly string[]) => ReadPlace {
  const codes = function* () {
    for (const row of rows) yield row.cells[at.code ?? -1] ?? '';
  };
  const habits = { areBps: areBpsCodes(codes()), translate };
  const columns = PLACE_COLUMNS.flatMap((name) => at[name] ?? []);
  const known = new Map<string, ReadPlace>();
  return (cells) => {
    const key = columns.map((i) => cells[i] ?? '').join('\u0000');
    let read = known.get(key);
    if (read === undefined) {
      read = readPlace(placeCells(at, cells), habits);
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, read);
    }
    return read;
  };
}

/** Codes in a table that may be those of BPS, each once: what a bridge table is asked for. */
export function codesOfBps(
  columns: readonly string[],
  rows: readonly { readonly cells: readonly string[] }[],
): string[] {
  const { at } = findColumns(columns, PLACE_HEADINGS, []);
  const found = new Set<string>();
  for (const column of [at.code, at.bps]) {
    if (column === undefined) continue;
    const cells = new Set(rows.map((row) => row.cells[column] ?? ''));
    if (column !== at.bps && !areBpsCodes(cells)) continue;
    for (const cell of cells) {
      const { text } = readCodeCell(cell);
      if (/^(\d{7}|\d{10})$/.test(text)) found.add(text).add(text.slice(0, 7));
    }
  }
  return [...found];
}

const PLACE_COLUMNS = Object.keys(PLACE_HEADINGS) as PlaceColumn[];

/** Parts below a desa without a level in them: two are RW and RT, or dusun and RT; one may be any. */
function spellOut(code: string, below: readonly string[]): string[] {
  if (below.length === 0) return [code];
  const ways: readonly (readonly BelowVillage[])[] =
    below.length === 1
      ? [['rw'], ['rt'], ['dusun']]
      : below.length === 2
        ? [
            ['rw', 'rt'],
            ['dusun', 'rt'],
            ['dusun', 'rw'],
          ]
        : [['dusun', 'rw', 'rt']];
  return ways.map((levels) =>
    [code, ...levels.map((level, i) => codePart(level, Number(below[i] ?? 0)))].join('.'),
  );
}
