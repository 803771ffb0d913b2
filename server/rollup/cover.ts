import { isComplete, NONE, type Rolled } from './roll-up.ts';
import { at, type Tree } from './tree.ts';

export interface CoverOptions {
  /** 1 where the parts of a partial value cover the same things; without it they always do */
  readonly even?: Uint8Array | undefined;
  /** the denominator of partial values whose parts are not in this tree */
  readonly leaves?: Float64Array | undefined;
}

/**
 * A denominator over exactly the areas that each value covers: the whole area where the value is complete; where it is
 * partial, the parts with a value. NaN where the denominator of one of these is not known, and where the parts cover
 * different things: then there is no rate.
 *
 * @param whole the denominator of each whole area, NaN where it is not known
 */
export function coverOf(
  tree: Tree,
  rolled: Rolled,
  whole: Float64Array,
  { even, leaves }: CoverOptions = {},
): Float64Array {
  const cover = new Float64Array(tree.size).fill(Number.NaN);
  const below = new Float64Array(tree.size);
  for (const row of tree.upwards) {
    if (isComplete(rolled, row)) cover[row] = at(whole, row);
    else if (at(rolled.basis, row) !== NONE && (even === undefined || even[row] === 1)) {
      cover[row] = at(tree.kids, row) > 0 ? at(below, row) : (leaves?.[row] ?? Number.NaN);
    }
    const up = at(tree.parent, row);
    if (up >= 0 && at(rolled.basis, row) !== NONE) below[up] = at(below, up) + at(cover, row);
  }
  return cover;
}

/** The values of a series where they are complete: a denominator of whole areas. */
export function wholeValues(tree: Tree, rolled: Rolled): Float64Array {
  const whole = new Float64Array(tree.size).fill(Number.NaN);
  for (let row = 0; row < tree.size; row += 1)
    if (isComplete(rolled, row)) whole[row] = at(rolled.count, row);
  return whole;
}
