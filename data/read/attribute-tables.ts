import { isLikeNik } from '../catalogue/personal-text.ts';
import { readDbf } from './dbf.ts';
import { sniffFormat } from './format.ts';
import { readGeo } from './geo.ts';
import type { GeoFile } from './geo-file.ts';
import { isLikeAreaCode } from './persons.ts';
import { othersFirst } from './slices.ts';
import { SqliteFile } from './sqlite.ts';
import { columnsOfTable } from './sqlite-columns.ts';
import { unpack } from './unpack.ts';
import { isProblem, openZip } from './zip.ts';

/** A table beside shapes, or on its own in the same file. */
interface AttributeTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<{ readonly cells: readonly string[] }>;
}

const MOST_BYTES = 500 * 1024 * 1024;
const MOST_DEPTH = 2;
const MAP = /\.(gpkg|km[lz]|gpx|(geo|topo)?json|zip|gz)$/i;

/**
 * Every table in a map file, also of layers and tables that nobody asked for: a list of persons travels with a map as
 * easily as alone. What cannot be read is passed over; whoever reads the map tells of it.
 */
export async function* attributeTables(bytes: Uint8Array, depth = 0): AsyncGenerator<AttributeTable> {
  const format = sniffFormat(bytes);
  if (format === 'sqlite') {
    yield* databaseTables(bytes);
  } else if (format === 'gzip') {
    const whole = await unpack(bytes, MOST_BYTES);
    if (typeof whole !== 'string' && depth < MOST_DEPTH) yield* attributeTables(whole, depth + 1);
  } else if (format === 'zip') {
    const zip = depth < MOST_DEPTH ? openZip(bytes, MOST_BYTES) : { entries: [] };
    for (const entry of 'entries' in zip ? zip.entries : []) {
      const isTable = /\.dbf$/i.test(entry.path);
      if (!isTable && !MAP.test(entry.path)) continue;
      const inside = await entry.unpack();
      if (isProblem(inside)) continue;
      if (isTable) yield* shapefileTable(inside);
      else yield* attributeTables(inside, depth + 1);
    }
  } else {
    if (format === 'json') yield* jsonTables(bytes);
    const read = await readGeo(bytes);
    if ('problem' in read) return;
    yield tableOf(read.file);
    for (const layer of read.file.otherLayers) {
      const other = await readGeo(bytes, { layer });
      if ('file' in other) yield tableOf(other.file);
    }
  }
}

/** The columns of a map as lines of a table. */
export function tableOf({ columns, features }: GeoFile): AttributeTable {
  const rows = function* () {
    for (const { properties } of features) yield { cells: columns.map((name) => written(properties[name])) };
  };
  return { columns, rows: rows() };
}

async function* shapefileTable(bytes: Uint8Array): AsyncGenerator<AttributeTable> {
  const dbf = await readDbf(bytes, undefined);
  const columns = Object.keys(dbf?.rows.find((row) => row !== undefined) ?? {});
  const rows = function* () {
    for (const row of dbf?.rows ?? []) if (row) yield { cells: columns.map((name) => written(row[name])) };
  };
  yield { columns, rows: rows() };
}

const PIECE = 4_000_000;
const MOST_NAMES = 2_000;

/**
 * Whatever else a JSON file says, in members that no map has or in values that nest: the names of all of them as headings,
 * and its long numbers as a column. Coordinates are no texts, so that little is left to look at.
 */
async function* jsonTables(bytes: Uint8Array): AsyncGenerator<AttributeTable> {
  const names = new Set<string>();
  const numbers: string[] = [];
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    for (const [, name] of text.matchAll(/"([^"\\]{1,60})"\s*:/g)) {
      if (name !== undefined && names.size < MOST_NAMES) names.add(name);
    }
    for (const [, number] of text.matchAll(/[":\s](\d{16})["\s,}\]]/g))
      if (number !== undefined) numbers.push(number);
    await othersFirst();
  }
  yield { columns: [...names], rows: [] };
  yield {
    columns: ['nilai'],
    rows: numbers
      .filter((number) => isLikeNik(number) && !isLikeAreaCode(number))
      .map((number) => ({ cells: [number] })),
  };
}

/** Tables that describe others, or hold how they are drawn. */
const OWN = /^(gpkg_|rtree_|sqlite_|layer_styles$|idx_)/i;

function* databaseTables(bytes: Uint8Array): Generator<AttributeTable> {
  const file = SqliteFile.open(bytes);
  for (const table of file?.tables() ?? []) {
    if (OWN.test(table.name)) continue;
    const stored = columnsOfTable(table.sql).filter((c) => c.isStored);
    const rows = function* () {
      for (const row of file?.rows(table.root) ?? []) {
        const values = row.values();
        yield { cells: stored.map((c, i) => written(c.isRowid ? row.rowid : values[i])) };
      }
    };
    yield { columns: stored.map((c) => c.name), rows: rows() };
  }
}

function written(value: unknown): string {
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  return String(value);
}
