import { at, type Tree } from './tree.ts';

/** Basis of a value, as small numbers; the position in the contract's BASES. */
export const NONE = 0;
export const REPORTED = 1;
export const ROLLED_UP = 2;
export const PARTIAL = 3;

/** One series over a tree: a value an area, with what it stands on. NaN and -1 mean "not known". */
export interface Rolled {
  readonly count: Float64Array;
  readonly basis: Uint8Array;
  /** parts below that have a complete value, of the parts below (see `rollUp`); -1 where there are none to speak of */
  readonly n: Int32Array;
  readonly m: Int32Array;
  /** where the area itself was reported and its parts are complete: what they add up to */
  readonly parts: Float64Array;
}

/**
 * The value of each area from what was reported, for one series that adds.
 *
 * A value reported for an area holds, whatever its parts add up to. Without one, an area whose children all have a
 * complete value (reported or rolled up) is rolled up: their sum. Where only some have a value the sum is partial, and
 * a partial sum never becomes a total further up. Where none has one there is none. Nothing is ever spread downwards.
 *
 * `n` of `m` counts parts at the level at which the series is mostly reported (the level with the most reported areas,
 * the finer of two): the parts of an area are the first areas met on the way down that are of this level or finer, or
 * have nothing below them; so from a city of which 40 of 52 kelurahan reported one reads "40 of 52", on its kecamatan
 * "8 of 10", and on a kelurahan how many of its own RW. A part counts when its value is complete or lies in a reported
 * area: a kecamatan reported as a whole counts as all its kelurahan.
 *
 * @param reported one number an area, NaN where nothing was reported. Zero is a value.
 * @param partialLeaves partial sums of areas whose own parts are not in this tree, NaN where there is none
 */
export function rollUp(tree: Tree, reported: Float64Array, partialLeaves?: Float64Array): Rolled {
  const out = emptyRolled(tree.size);
  const reporting = reportingDepth(tree, reported);
  const sum = new Float64Array(tree.size);
  const valued = new Int32Array(tree.size);
  const complete = new Int32Array(tree.size);
  const parts = countParts(tree, reporting);
  for (const row of tree.upwards) {
    const kids = at(tree.kids, row);
    const own = at(reported, row);
    const whole = kids > 0 && at(complete, row) === kids;
    if (!Number.isNaN(own)) {
      out.basis[row] = REPORTED;
      out.count[row] = own;
      if (whole) out.parts[row] = at(sum, row);
    } else if (at(valued, row) > 0) {
      out.basis[row] = whole ? ROLLED_UP : PARTIAL;
      out.count[row] = at(sum, row);
    } else if (partialLeaves && !Number.isNaN(at(partialLeaves, row))) {
      out.basis[row] = PARTIAL;
      out.count[row] = at(partialLeaves, row);
    }
    if (at(valued, row) > 0) {
      out.n[row] = at(parts.done, row);
      out.m[row] = at(parts.all, row);
    }
    const up = at(tree.parent, row);
    if (up < 0) continue;
    const basis = at(out.basis, row);
    const isComplete = basis === REPORTED || basis === ROLLED_UP;
    parts.passUp(row, up, isComplete);
    if (basis !== NONE) {
      sum[up] = at(sum, up) + at(out.count, row);
      valued[up] = at(valued, up) + 1;
    }
    if (isComplete) complete[up] = at(complete, up) + 1;
  }
  return out;
}

/** A series that never adds (distinct persons): what was reported, and nothing else. */
export function keepReported(tree: Tree, reported: Float64Array): Rolled {
  const out = emptyRolled(tree.size);
  for (let row = 0; row < tree.size; row += 1) {
    if (Number.isNaN(at(reported, row))) continue;
    out.basis[row] = REPORTED;
    out.count[row] = at(reported, row);
  }
  return out;
}

export function emptyRolled(size: number): Rolled {
  return {
    count: new Float64Array(size).fill(Number.NaN),
    basis: new Uint8Array(size),
    n: new Int32Array(size).fill(-1),
    m: new Int32Array(size).fill(-1),
    parts: new Float64Array(size).fill(Number.NaN),
  };
}

/** The depth at which most areas are reported, the finer of two; -1 where nothing is. */
export function reportingDepth(tree: Tree, reported: Float64Array): number {
  const areas = new Int32Array(8);
  for (let row = 0; row < tree.size; row += 1) {
    const depth = at(tree.depth, row);
    if (!Number.isNaN(at(reported, row))) areas[depth] = at(areas, depth) + 1;
  }
  let best = -1;
  for (let depth = 0; depth < areas.length; depth += 1) {
    if (at(areas, depth) > 0 && at(areas, depth) >= (best < 0 ? 1 : at(areas, best))) best = depth;
  }
  return best;
}

export interface Parts {
  readonly all: Int32Array;
  readonly done: Int32Array;
  /** Tells the parent what lies in this area; call once an area, children before parents. */
  passUp(row: number, parent: number, complete: boolean): void;
}

/** Counts the parts of each area, all and with a complete value, as `rollUp` defines them. */
export function countParts(tree: Tree, reporting: number): Parts {
  const all = new Int32Array(tree.size);
  const done = new Int32Array(tree.size);
  return {
    all,
    done,
    passUp(row, parent, complete) {
      const isPart = at(tree.depth, row) >= reporting || at(tree.kids, row) === 0;
      const inAll = isPart ? 1 : at(all, row);
      all[parent] = at(all, parent) + inAll;
      done[parent] = at(done, parent) + (complete ? inAll : isPart ? 0 : at(done, row));
    },
  };
}

export function isComplete(rolled: Rolled, row: number): boolean {
  const basis = at(rolled.basis, row);
  return basis === REPORTED || basis === ROLLED_UP;
}
