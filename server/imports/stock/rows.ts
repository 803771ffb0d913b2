import { RELIEF_ITEMS, type ReliefItemCode, reliefItem } from '../../../data/catalogue/relief-items.ts';
import { findColumns, type Headings } from '../../../data/read/columns.ts';
import type { TableRow, TextTable } from '../../../data/read/csv.ts';
import { editDistance, plainKey } from '../../../data/read/names.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import { readCount } from '../../../data/read/whole-number.ts';
import type { Findings } from '../findings.ts';

type Column = 'facility' | 'code' | 'item' | 'count' | 'unit';

export const STOCK_HEADINGS: Headings<Column> = {
  facility: [
    'fasilitas',
    'nama fasilitas',
    'gudang',
    'lumbung',
    'lumbung sosial',
    'nama gudang',
    'lokasi',
    'facility',
  ],
  code: ['kode', 'kode wilayah', 'kode desa', 'kode kelurahan', 'code'],
  item: ['barang', 'nama barang', 'jenis barang', 'item', 'logistik', 'komoditas'],
  count: ['jumlah', 'stok', 'sisa', 'banyaknya', 'volume', 'kuantitas', 'count', 'qty'],
  unit: ['satuan', 'unit'],
};

export interface StockRow {
  readonly line: number;
  readonly facility: string;
  /** code of the area it lies in, where the file says it */
  readonly code: string | null;
  readonly item: ReliefItemCode;
  readonly count: number;
}

/** Other ways in which lists write an item. */
const ALSO: Readonly<Record<string, ReliefItemCode>> = {
  cbp: 'beras-cadangan',
  berascbp: 'beras-cadangan',
  cadanganberas: 'beras-cadangan',
  makanansiapsaji: 'makanan-siap-saji',
  mss: 'makanan-siap-saji',
  laukpauk: 'lauk-pauk-siap-saji',
  miinstan: 'mi-instan',
  mieinstan: 'mi-instan',
  mieinstant: 'mi-instan',
  airmineral: 'air-minum',
  kidware: 'kids-ware',
  kidswear: 'kids-ware',
  dapurkeluarga: 'kitchen-set',
  peralatandapur: 'kitchen-set',
  kitchenware: 'kitchen-set',
  sandang: 'paket-sandang',
  pakaian: 'paket-sandang',
  babykit: 'perlengkapan-bayi',
  tikar: 'matras',
  tendakeluargaportable: 'tenda-keluarga',
  tendapleton: 'tenda-serbaguna',
  tendapeleton: 'tenda-serbaguna',
  tendapengungsi: 'tenda-serbaguna',
  perahu: 'perahu-karet',
  generator: 'genset',
};

const BY_KEY: ReadonlyMap<string, ReliefItemCode> = new Map([
  ...RELIEF_ITEMS.flatMap(({ code, name }): [string, ReliefItemCode][] => [
    [plainKey(code), code],
    [plainKey(name.id), code],
    [plainKey(name.en), code],
  ]),
  ...Object.entries(ALSO),
]);

/** Does a word name an item of relief? */
export function isReliefItem(word: string): boolean {
  return BY_KEY.has(plainKey(word));
}

const UNIT_KEYS: ReadonlyMap<string, string> = new Map([
  ['kilogram', 'kg'],
  ['kilo', 'kg'],
  ['l', 'liter'],
  ['ltr', 'liter'],
  ['pcs', 'lembar'],
  ['lbr', 'lembar'],
  ['buah', 'unit'],
  ['bh', 'unit'],
  ['set', 'paket'],
  ['pkt', 'paket'],
  ['bks', 'bungkus'],
]);
/** Units in which one is one: a list may call a tent a sheet, a piece or a unit. */
const PIECES: ReadonlySet<string> = new Set(['lembar', 'unit', 'paket', 'batang', 'bungkus']);

function isPiece(unit: string): boolean {
  return PIECES.has(unit);
}

/** A packet of bottles or sticks is not one of them. */
function holdsMany(said: string, unit: string): boolean {
  const both = [said, unit];
  return both.includes('paket') && (both.includes('bungkus') || both.includes('batang'));
}

/** Reads a table of stock: what lies where. A count below zero, or in another unit, is told and left out. */
export async function readStock(
  table: TextTable,
  findings: Findings,
): Promise<{ rows: StockRow[]; ignored: readonly number[]; columns: string }> {
  const { at, ignored, problems } = findColumns(table.columns, STOCK_HEADINGS, ['facility', 'item', 'count']);
  for (const problem of problems) findings.add(problem);
  const columns = Object.entries(at)
    .map(([name, i]) => `${name} = ${table.columns[i] ?? ''}`)
    .join(', ');
  if (problems.some((p) => p.severity === 'error')) return { rows: [], ignored, columns };
  const rows: StockRow[] = [];
  await eachInSlices(table.rows, (row) => {
    const read = readRow(row, at, findings);
    if (read) rows.push(read);
  });
  return { rows, ignored, columns };
}

function readRow(
  row: TableRow,
  at: Partial<Record<Column, number>>,
  findings: Findings,
): StockRow | undefined {
  const cell = (column: Column) => (at[column] === undefined ? '' : (row.cells[at[column]] ?? '').trim());
  const wrong = (column: Column, code: string, hint: Record<string, string | number> = {}) => {
    const name = STOCK_HEADINGS[column][0] ?? column;
    findings.add({ severity: 'error', line: row.line, column: name, code, value: cell(column), hint });
    return undefined;
  };
  if (cell('facility') === '') return wrong('facility', 'facility-name-empty');
  const item = readItem(cell('item'));
  if (typeof item !== 'string') return wrong('item', 'item-unknown', item);
  const { unit } = reliefItem(item);
  const written = plainKey(cell('unit'));
  const said = UNIT_KEYS.get(written) ?? written;
  const isSame =
    said === '' || said === unit.id || (isPiece(said) && isPiece(unit.id) && !holdsMany(said, unit.id));
  if (!isSame) return wrong('unit', 'item-unit', { unit: unit.id, item: reliefItem(item).name.id });
  if (/^[-\u2212(]\s*\d/.test(cell('count'))) return wrong('count', 'stock-negative');
  const count = readCount(cell('count'));
  if (count.kind === 'wrong') return wrong('count', count.code);
  // A store that says nothing of an item was not counted.
  if (count.kind === 'none') return undefined;
  const code = cell('code');
  return {
    line: row.line,
    facility: cell('facility'),
    code: code === '' ? null : code,
    item,
    count: count.value,
  };
}

/** The item that a cell means; else what it may mean. */
function readItem(text: string): ReliefItemCode | Record<string, string> {
  const key = plainKey(text);
  const found = BY_KEY.get(key);
  if (found) return found;
  const near = [...BY_KEY]
    .map(([known, code]) => ({ code, distance: editDistance(key, known, 2) }))
    .filter(({ distance }) => distance <= Math.min(2, key.length / 3))
    .sort((a, b) => a.distance - b.distance)[0];
  return {
    items: RELIEF_ITEMS.map(({ name }) => name.id).join(', '),
    ...(near ? { suggestion: reliefItem(near.code).name.id } : {}),
  };
}
