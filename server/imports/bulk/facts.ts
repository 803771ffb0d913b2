import type { Lines } from './lines.ts';
import type { ReadMeanings } from './meanings.ts';

/** Bits of what is told by sex, in the order of `SEXES`. */
const [MALE, FEMALE, BLANK, ALL, NOT_STATED] = [1, 2, 4, 8, 16] as const;
const SPLIT = MALE | FEMALE;

/** Cells that could be, at most: a number of four bytes is kept for each while they are counted. */
const MOST_CELLS = 32_000_000;

/** What the rows of a file tell, as numbers; all columns by row, or by cell: area, type, period and measure. */
export interface Facts {
  /** of each row its count, or -1 where it tells none */
  readonly count: Int32Array;
  /** of each row the cell it is about */
  readonly cell: Int32Array;
  readonly cells: Cells;
}

export interface Cells {
  readonly size: number;
  /** index of the first row of a cell */
  readonly first: Int32Array;
  readonly rows: Int32Array;
  /** a bit for each sex that is told */
  readonly told: Uint8Array;
  readonly sum: Float64Array;
  /** of men and women */
  readonly split: Float64Array;
}

/**
 * Makes numbers of the lines. Undefined where a word that stands in a row with a count has no meaning, or where there are
 * too many cells to be counted at once.
 *
 * @param numbers what the words of the count column mean; undefined: nothing is told
 * @param isLeft rows that are taken as telling nothing
 */
export function makeFacts(
  lines: Lines,
  meanings: ReadMeanings,
  numbers: readonly (number | undefined)[],
  isLeft: (row: number) => boolean = () => false,
): Facts | undefined {
  const { of, areas, periods, series } = meanings;
  const span = areas.length * periods.length * series.length * 2;
  if (span > MOST_CELLS) return undefined;
  const count = new Int32Array(lines.count);
  const cell = new Int32Array(lines.count);
  const known = new Int32Array(span);
  const cells = {
    first: new Int32Array(lines.count),
    rows: new Int32Array(lines.count),
    told: new Uint8Array(lines.count),
    sum: new Float64Array(lines.count),
    split: new Float64Array(lines.count),
  };
  let size = 0;
  for (let row = 0; row < lines.count; row += 1) {
    const told = lines.counts[row] as number;
    const number = told >= 0 ? told : (numbers[-1 - told] ?? -1);
    count[row] = number;
    if (number < 0) continue;
    if (isLeft(row)) {
      count[row] = -1;
      continue;
    }
    const area = of.area(row);
    const period = of.period(row);
    const type = of.type(row);
    const sex = of.sex(row);
    const measure = of.measure(row);
    if (area < 0 || period < 0 || type < 0 || sex < 0 || measure < 0) return undefined;
    const place = ((area * periods.length + period) * series.length + type) * 2 + measure;
    let id = (known[place] as number) - 1;
    if (id < 0) {
      id = size;
      size += 1;
      known[place] = size;
      cells.first[id] = row;
    }
    cell[row] = id;
    (cells.rows[id] as number) += 1;
    (cells.told[id] as number) |= 1 << sex;
    (cells.sum[id] as number) += number;
    if ((1 << sex) & SPLIT) (cells.split[id] as number) += number;
  }
  return { count, cell, cells: { size, ...cells } };
}

interface FactSums {
  /** rows that tell a count */
  readonly rows: number;
  readonly areas: number;
  readonly types: number;
  /** cells told by one of the sexes only, and the first row of them */
  readonly halves: number;
  readonly half: number | undefined;
}

/** @param womenOnly index of the type that is told of women only, -1 without it */
export function sumFacts({ count, cells }: Facts, { of }: ReadMeanings, womenOnly: number): FactSums {
  const areas = new Set<number>();
  const types = new Set<number>();
  let halves = 0;
  let half: number | undefined;
  for (let id = 0; id < cells.size; id += 1) {
    const first = cells.first[id] as number;
    const type = of.type(first);
    areas.add(of.area(first));
    types.add(type);
    const told = cells.told[id];
    if ((told !== MALE && told !== FEMALE) || type === womenOnly) continue;
    halves += 1;
    half ??= first;
  }
  const rows = count.reduce((n, told) => (told >= 0 ? n + 1 : n), 0);
  return { rows, areas: areas.size, types: types.size, halves, half };
}

/** Rows of cells that say something twice, or a whole or a rest beside its parts; at most so many cells, errors first. */
export function disputedRows(facts: Facts, most: number): number[] {
  const { cells } = facts;
  const wrong: number[] = [];
  const rest: number[] = [];
  for (let id = 0; id < cells.size; id += 1) {
    const told = cells.told[id] as number;
    const different = (told & MALE) + ((told & FEMALE) >> 1) + (told & (BLANK | ALL | NOT_STATED) ? 1 : 0);
    const sum = cells.sum[id] as number;
    const split = cells.split[id] as number;
    const isBesideParts = (told & SPLIT) > 0 && (told & (BLANK | ALL)) > 0;
    if ((cells.rows[id] as number) > different) wrong.push(id);
    else if (isBesideParts && (told & ALL || sum === 2 * split)) wrong.push(id);
    else if (isBesideParts && sum > split) rest.push(id);
  }
  return rowsOf(facts, [...wrong, ...rest].slice(0, most));
}

/** Rows of cells that count more than `most` says there are of their area, period and type; of at most so many cells. */
export function rowsAbove(
  facts: Facts,
  { of }: ReadMeanings,
  most: (area: number, period: number, type: number) => number | null,
  atMost: number,
): number[] {
  const { cells } = facts;
  const above: number[] = [];
  for (let id = 0; id < cells.size && above.length < atMost; id += 1) {
    const first = cells.first[id] as number;
    const limit = most(of.area(first), of.period(first), of.type(first));
    if (limit !== null && (cells.sum[id] as number) > limit) above.push(id);
  }
  return rowsOf(facts, above);
}

/** All rows about some cells. */
function rowsOf({ count, cell, cells }: Facts, ids: readonly number[]): number[] {
  if (ids.length === 0) return [];
  const wanted = new Uint8Array(cells.size);
  for (const id of ids) wanted[id] = 1;
  const rows: number[] = [];
  for (let row = 0; row < cell.length; row += 1) {
    if ((count[row] as number) >= 0 && wanted[cell[row] as number] === 1) rows.push(row);
  }
  return rows;
}
