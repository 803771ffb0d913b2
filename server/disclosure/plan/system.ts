import type { Cell, Tables } from './tables.ts';

/** A sum that holds: the values of its members, each times its factor, add up to something known. */
export interface Sum {
  readonly members: readonly number[];
  readonly factors: readonly number[];
}

/**
 * Everything a reader may know of a build and the releases before it, as unknowns and sums. The first unknowns are the
 * cells of the tables, by place; behind them are hidden figures of earlier releases that have changed since.
 */
export interface System {
  readonly size: number;
  /** the truth */
  readonly value: Int32Array;
  readonly least: Int32Array;
  readonly most: Float64Array;
  readonly sums: Sum[];
  /** sums that an unknown is in, by place, and its factors in them */
  readonly of: number[][];
  readonly factorsOf: number[][];
  /** 1 while nobody is told it */
  readonly isHidden: Uint8Array;
  /** by how much, at least, the greatest and least value of a hidden one must differ; 0: by nothing */
  readonly need: Int32Array;
}

/** Known to within 2 is known. */
export const NEED_OF_SMALL = 3;

/** The unknowns and sums of a build alone, with the primary rule applied. `more` leaves room for earlier figures. */
export function makeSystem({ cells, relations }: Tables, more = 0): System {
  const size = cells.length + more;
  const system: System = {
    size,
    value: new Int32Array(size),
    least: new Int32Array(size),
    most: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    sums: [],
    of: Array.from({ length: size }, () => []),
    factorsOf: Array.from({ length: size }, () => []),
    isHidden: new Uint8Array(size),
    need: new Int32Array(size),
  };
  cells.forEach((cell, place) => {
    system.value[place] = cell.value;
    system.least[place] = cell.least;
    system.most[place] = cell.most;
    if (cell.virtual !== null || isSmall(cell)) system.isHidden[place] = 1;
    system.need[place] = needOf(cell);
  });
  for (const { sum, parts } of relations) addSum(system, [sum, ...parts], [1, ...parts.map(() => -1)]);
  return system;
}

function addSum(system: System, members: readonly number[], factors: readonly number[]): void {
  const place = system.sums.length;
  system.sums.push({ members, factors });
  members.forEach((member, i) => {
    system.of[member]?.push(place);
    system.factorsOf[member]?.push(factors[i] ?? 0);
  });
}

interface CellFacts {
  readonly value: number;
  readonly k: number;
  readonly least: number;
  readonly virtual: Cell['virtual'];
}

/** The primary rule: a count below k is hidden; a zero only where zero and hidden are one state. */
export function isSmall({ value, k, least, virtual }: CellFacts): boolean {
  if (virtual === 'rest') return false;
  return value < k && (value > 0 || (least === 0 && virtual === null));
}

/** What a cell needs while it is hidden. */
function needOf(cell: CellFacts): number {
  if (isSmall(cell)) return NEED_OF_SMALL;
  return cell.virtual === null ? cell.k : 0;
}
