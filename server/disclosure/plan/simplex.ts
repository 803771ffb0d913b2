/** A linear problem about moves away from a table: which change keeps every sum, and is worth most? */
export interface MoveProblem {
  /** changes: [row, factor] of each sum they are in */
  readonly columns: readonly (readonly (readonly [row: number, factor: number])[])[];
  readonly rows: number;
  /** least <= 0 <= most for each change */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** what a unit of each change is worth */
  readonly worth: readonly number[];
}

const NEAR = 1e-7;
const MOST_STEPS = 3000;

/**
 * Maximises worth * change with every sum unchanged, by the simplex method with bounded variables on a full tableau. It
 * begins at no change at all, which always satisfies the sums, so there is no first phase. Returns the changes, or null
 * where it does not come to an end. What it returns is only a proposal: whoever uses it verifies it in whole numbers.
 */
export function bestChange({ columns, rows, least, most, worth }: MoveProblem): Float64Array | null {
  const n = columns.length;
  const table = new Float64Array(rows * n);
  columns.forEach((entries, column) => {
    for (const [row, factor] of entries) table[row * n + column] = factor;
  });
  const gain = Float64Array.from(worth);
  const change = new Float64Array(n);
  /** which change a row's is expressed by; -1: none yet, and the row must stay 0 */
  const basis = new Int32Array(rows).fill(-1);
  const isBasic = new Uint8Array(n);
  // A change that is in one sum alone can stand for that sum from the beginning.
  columns.forEach((entries, column) => {
    const [only] = entries;
    if (entries.length !== 1 || only === undefined || worth[column] !== 0 || basis[only[0]] !== -1) return;
    const [row, factor] = only;
    basis[row] = column;
    isBasic[column] = 1;
    for (let j = 0; j < n; j += 1) table[row * n + j] = (table[row * n + j] as number) / factor;
  });

  for (let step = 0; step < MOST_STEPS; step += 1) {
    // By largest gain at first, then by number, which cannot go round in circles.
    const byNumber = step > MOST_STEPS / 2;
    let enter = -1;
    let best = NEAR;
    for (let j = 0; j < n; j += 1) {
      if (isBasic[j] === 1) continue;
      const g = gain[j] as number;
      const size = Math.abs(g);
      if (size <= best) continue;
      const now = change[j] as number;
      if (g > 0 ? now >= (most[j] as number) - NEAR : now <= (least[j] as number) + NEAR) continue;
      enter = j;
      if (byNumber) break;
      best = size;
    }
    if (enter < 0) return change;
    const up = (gain[enter] as number) > 0 ? 1 : -1;
    let reach =
      up > 0
        ? (most[enter] as number) - (change[enter] as number)
        : (change[enter] as number) - (least[enter] as number);
    let leave = -1;
    for (let r = 0; r < rows; r += 1) {
      const factor = table[r * n + enter] as number;
      if (Math.abs(factor) <= NEAR) continue;
      const b = basis[r] as number;
      // A basic change moves against the entering one, by its factor.
      const slope = -factor * up;
      let room = 0;
      if (b >= 0) {
        room =
          slope > 0
            ? ((most[b] as number) - (change[b] as number)) / slope
            : ((change[b] as number) - (least[b] as number)) / -slope;
        if (room < 0) room = 0;
      }
      if (room < reach - NEAR || (room <= reach + NEAR && leave >= 0 && b < (basis[leave] as number))) {
        reach = Math.min(reach, room);
        leave = r;
      }
    }
    if (!Number.isFinite(reach)) return null;
    for (let r = 0; r < rows; r += 1) {
      const b = basis[r] as number;
      if (b >= 0) change[b] = (change[b] as number) - (table[r * n + enter] as number) * up * reach;
    }
    change[enter] = (change[enter] as number) + up * reach;
    if (leave < 0) continue;
    pivot(table, gain, { rows, n, leave, enter });
    const left = basis[leave] as number;
    if (left >= 0) isBasic[left] = 0;
    basis[leave] = enter;
    isBasic[enter] = 1;
  }
  return null;
}

function pivot(
  table: Float64Array,
  gain: Float64Array,
  { rows, n, leave, enter }: { rows: number; n: number; leave: number; enter: number },
): void {
  const base = leave * n;
  const factor = table[base + enter] as number;
  const filled: number[] = [];
  for (let j = 0; j < n; j += 1) {
    const value = table[base + j] as number;
    if (value === 0) continue;
    table[base + j] = Math.abs(value) < 1e-11 ? 0 : value / factor;
    filled.push(j);
  }
  for (let r = 0; r < rows; r += 1) {
    if (r === leave) continue;
    const times = table[r * n + enter] as number;
    if (times === 0) continue;
    for (const j of filled)
      table[r * n + j] = (table[r * n + j] as number) - times * (table[base + j] as number);
    table[r * n + enter] = 0;
  }
  const times = gain[enter] as number;
  for (const j of filled) gain[j] = (gain[j] as number) - times * (table[base + j] as number);
  gain[enter] = 0;
}
