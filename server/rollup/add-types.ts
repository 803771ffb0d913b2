import {
  countParts,
  emptyRolled,
  isComplete,
  NONE,
  PARTIAL,
  REPORTED,
  ROLLED_UP,
  type Rolled,
  reportingDepth,
} from './roll-up.ts';
import { at, type Tree } from './tree.ts';

/** A sum of types, and where its coverage can be told by areas alone. */
export interface TypeSum {
  readonly rolled: Rolled;
  /** 0 where the types are known for different areas: there no rate makes sense */
  readonly even: Uint8Array;
}

/**
 * Adds types that count the same unit: a group, or the total. Give every type that was reported anywhere under the
 * root, and only those: a type that nobody surveys is not missing.
 *
 * An area is complete when every type is complete there: reported when all were reported for it, rolled up otherwise.
 * Where a type is missing or partial the sum is partial. Parts are counted as in `rollUp`, at the level at which most
 * areas report any of the types; a part counts when it is complete for all of them.
 */
export function addTypes(tree: Tree, types: readonly Rolled[]): TypeSum {
  const rolled = emptyRolled(tree.size);
  const even = new Uint8Array(tree.size);
  const valuedBelow = new Int32Array(tree.size);
  const parts = countParts(tree, reportingDepth(tree, anyReported(tree, types)));
  for (const row of tree.upwards) {
    const sum = sumAt(types, row);
    const complete = types.length > 0 && sum.complete === types.length;
    if (sum.valued > 0) {
      rolled.count[row] = sum.count;
      rolled.basis[row] = !complete ? PARTIAL : sum.reported === types.length ? REPORTED : ROLLED_UP;
      if (sum.reported === types.length) rolled.parts[row] = sum.parts;
    }
    if (at(valuedBelow, row) > 0) {
      rolled.n[row] = at(parts.done, row);
      rolled.m[row] = at(parts.all, row);
    }
    // What lies below is asked in turn: an uneven part has no denominator, and so none is known above it.
    const onlyFromBelow = sum.reported === 0 && at(tree.kids, row) > 0;
    even[row] = complete || (sum.valued > 0 && onlyFromBelow) ? 1 : 0;
    const up = at(tree.parent, row);
    if (up < 0) continue;
    parts.passUp(row, up, complete);
    if (sum.valued > 0) valuedBelow[up] = at(valuedBelow, up) + 1;
  }
  return { rolled, even };
}

function sumAt(types: readonly Rolled[], row: number) {
  const sum = { count: 0, parts: 0, valued: 0, complete: 0, reported: 0 };
  for (const type of types) {
    const basis = at(type.basis, row);
    if (basis === NONE) continue;
    sum.valued += 1;
    sum.count += at(type.count, row);
    sum.parts += at(type.parts, row);
    if (isComplete(type, row)) sum.complete += 1;
    if (basis === REPORTED) sum.reported += 1;
  }
  return sum;
}

/** 0 where any type was reported, NaN elsewhere. */
function anyReported(tree: Tree, types: readonly Rolled[]): Float64Array {
  const any = new Float64Array(tree.size).fill(Number.NaN);
  for (const type of types) {
    for (let row = 0; row < tree.size; row += 1) if (at(type.basis, row) === REPORTED) any[row] = 0;
  }
  return any;
}
