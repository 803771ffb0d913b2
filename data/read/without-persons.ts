import { findColumns } from './columns.ts';
import type { TableRow } from './csv.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { detectPersons } from './persons.ts';
import { PLACE_HEADINGS } from './place.ts';
import { POPULATION_HEADINGS } from './population.ts';
import { readCount } from './whole-number.ts';

/** A list of areas without the columns that may hold persons. */
export interface WithoutPersons {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** how many columns were left behind */
  readonly left: number;
}

/** "No RT", "Nama Dusun": the number or name of an area below the desa; "Nama Ketua RT" is none of these. */
const BELOW = /^(?:no|nomor|nama|kode)?(?:rt|rw|rtrw|rwrt|dusun|dukuh|padukuhan|lingkungan|jorong)$/;
/** The names under it may be those of areas or of whoever heads them. */
const ANYBODY = new Set(['nama', 'name', 'area', 'wilayah', 'namawilayah']);

/**
 * A list of RT, RW or dusun that names their heads (name, number, address, identity), read without those columns: only what
 * says an area or a count of people stays. Undefined where nothing below the desa is left to list, or a person still is.
 */
export async function withoutPersonColumns(
  columns: readonly string[],
  rows: readonly TableRow[],
): Promise<WithoutPersons | undefined> {
  const places = new Set(Object.values(findColumns(columns, PLACE_HEADINGS, []).at));
  const { persons, households, male, female } = findColumns(columns, POPULATION_HEADINGS, []).at;
  // "Kepala keluarga" is a number of families in one table, and a name in another.
  const counts = [persons, households, male, female].filter(
    (at) => at !== undefined && rows.every((row) => readCount(row.cells[at] ?? '').kind !== 'wrong'),
  );
  const found = new Set([...places, ...counts]);
  const kept = columns.flatMap((column, i) => {
    const key = plainKey(column);
    if (ANYBODY.has(key)) return [];
    return found.has(i) || BELOW.test(key) || NAME_HEADINGS.has(key) ? [i] : [];
  });
  const headings = kept.map((i) => columns[i] ?? '');
  if (!headings.some((heading) => BELOW.test(plainKey(heading)))) return undefined;
  const taken = new Map<string, readonly string[]>();
  for (const { cells } of rows) {
    const row = kept.map((i) => (cells[i] ?? '').trim());
    if (row.some((cell) => cell !== '')) taken.set(row.join('\t'), row);
  }
  const unique = [...taken.values()];
  const problem = await detectPersons(
    headings,
    unique.map((cells) => ({ cells })),
  );
  return problem ? undefined : { columns: headings, rows: unique, left: columns.length - kept.length };
}
