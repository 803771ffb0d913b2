import type { Seat } from './cut.ts';
import type { Corner, Piece } from './plane.ts';

/** Points for each cell: enough that sizes come out within some per cent. */
const POINTS_A_CELL = 64;
const LEAST_POINTS = 256;
const LEAST_POINTS_A_CELL = 12;
/** Steps in which seats move to the middle of their ground, then steps in which only sizes are evened out. */
const MOVES = 16;
const EVENING = 12;
/** So much of what a cell lacks is made good in a step: its neighbours move as well. */
const EAGERNESS = 0.45;

/** The square that numbers run through, in metres: the same for all pieces of one ground. */
export interface Square {
  readonly west: number;
  readonly north: number;
  readonly side: number;
}

/** The smallest square over some pieces. */
export function squareOver(pieces: readonly Piece[], [mx, my]: readonly [number, number]): Square {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of pieces) {
    for (const { x, y } of outer) {
      west = Math.min(west, x * mx);
      east = Math.max(east, x * mx);
      south = Math.min(south, y * my);
      north = Math.max(north, y * my);
    }
  }
  return { west, north, side: Math.max(east - west, north - south, 1) };
}

/**
 * Seats for cells of given sizes on one piece of ground. They stand in the order of their numbers along a curve that
 * fills the square from its north-west, so neighbours by number are neighbours on the ground; then they move to the
 * middle of what they get (Lloyd 1982) while their pulls even out the sizes (Aurenhammer, Hoffmann and Aronov 1998).
 * The same ground gives the same seats. Undefined: there is no room for so many.
 *
 * @param weights how large each cell is beside the others
 */
export function placeSeats(
  piece: Piece,
  weights: readonly number[],
  square: Square,
  metres: readonly [number, number],
): Seat[] | undefined {
  const { points, areaM2 } = pointsIn(piece, weights.length, metres);
  if (points.length < weights.length) return undefined;
  const ordered = points
    .map((p) => ({ p, at: alongCurve(square, p) }))
    .sort((a, b) => a.at - b.at || a.p.x - b.p.x || a.p.y - b.p.y)
    .map(({ p }) => p);
  const runs = runsOf(ordered.length, weights);
  const begun = runs.map(([from, to]) => middle(ordered.slice(from, to)));
  const settled = settle(ordered, begun, weights, areaM2);
  if (settled) return settled;
  // A point of each run, without pulls: each has at least itself.
  return runs.map(([from, to]) => ({ ...(ordered[(from + to) >> 1] as Corner), pull: 0 }));
}

/** A grid of points within a piece, in metres, fine enough for so many cells. */
function pointsIn(piece: Piece, cells: number, metres: readonly [number, number]) {
  const loops = piece.map((loop) => loop.map(({ x, y }) => ({ x: x * metres[0], y: y * metres[1] })));
  const areaM2 = loops.reduce((sum, loop) => sum + area(loop), 0);
  let step = Math.sqrt(areaM2 / Math.max(LEAST_POINTS, cells * POINTS_A_CELL));
  let points = gridIn(loops, step);
  for (let tries = 0; points.length < cells * LEAST_POINTS_A_CELL && tries < 5; tries += 1) {
    step /= 2;
    points = gridIn(loops, step);
  }
  return { points, areaM2 };
}

function area(loop: readonly Corner[]): number {
  return loop.reduce((sum, a, i) => {
    const b = loop[(i + 1) % loop.length] as Corner;
    return sum + (a.x * b.y - b.x * a.y) / 2;
  }, 0);
}

function gridIn(loops: readonly (readonly Corner[])[], step: number): Corner[] {
  const rows = new Map<number, number[]>();
  for (const loop of loops) {
    for (const [i, a] of loop.entries()) {
      const b = loop[(i + 1) % loop.length] as Corner;
      const [low, high] = a.y < b.y ? [a, b] : [b, a];
      for (let r = Math.ceil(low.y / step - 0.5); (r + 0.5) * step < high.y; r += 1) {
        const y = (r + 0.5) * step;
        const x = low.x + ((high.x - low.x) * (y - low.y)) / (high.y - low.y);
        const row = rows.get(r);
        if (row) row.push(x);
        else rows.set(r, [x]);
      }
    }
  }
  const points: Corner[] = [];
  for (const [r, xs] of [...rows].sort(([a], [b]) => a - b)) {
    xs.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const end = xs[k + 1] as number;
      for (let c = Math.ceil((xs[k] as number) / step - 0.5); (c + 0.5) * step < end; c += 1) {
        points.push({ x: (c + 0.5) * step, y: (r + 0.5) * step });
      }
    }
  }
  return points;
}

const CURVE = 1 << 12;

/** How far along Hilbert's curve through a square a place lies: begins in the north-west, ends in the north-east. */
export function alongCurve(square: Square, p: Corner): number {
  const cell = (v: number) => Math.min(CURVE - 1, Math.max(0, Math.floor((v / square.side) * CURVE)));
  let x = cell(p.x - square.west);
  let y = cell(square.north - p.y);
  let far = 0;
  for (let s = CURVE >> 1; s > 0; s >>= 1) {
    const right = (x & s) > 0 ? 1 : 0;
    const down = (y & s) > 0 ? 1 : 0;
    far += s * s * ((3 * right) ^ down);
    if (down === 0) {
      if (right === 1) [x, y] = [CURVE - 1 - x, CURVE - 1 - y];
      [x, y] = [y, x];
    }
  }
  return far;
}

/** Cuts a row of things into runs as long as the weights ask, none empty. */
export function runsOf(length: number, weights: readonly number[]): [number, number][] {
  const sum = weights.reduce((s, w) => s + w, 0);
  let [from, before] = [0, 0];
  return weights.map((w, i): [number, number] => {
    before += w;
    const left = weights.length - 1 - i;
    const to = Math.min(length - left, Math.max(from + 1, Math.round((before / sum) * length)));
    const run: [number, number] = [from, to];
    from = to;
    return run;
  });
}

function middle(points: readonly Corner[]): Seat {
  const sum = points.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length, pull: 0 };
}

/** Undefined where a cell lost all its points. */
function settle(
  points: readonly Corner[],
  begun: readonly Seat[],
  weights: readonly number[],
  areaM2: number,
): Seat[] | undefined {
  const n = begun.length;
  const [x, y] = [Float64Array.from(begun, (s) => s.x), Float64Array.from(begun, (s) => s.y)];
  const pull = new Float64Array(n);
  const sum = weights.reduce((s, w) => s + w, 0);
  const aPoint = areaM2 / points.length;
  const wanted = weights.map((w) => (w / sum) * points.length);
  const [count, sumX, sumY] = [new Int32Array(n), new Float64Array(n), new Float64Array(n)];
  for (let step = 0; step <= MOVES + EVENING; step += 1) {
    count.fill(0);
    sumX.fill(0);
    sumY.fill(0);
    for (const p of points) {
      const best = nearest(x, y, pull, p.x, p.y);
      count[best] = (count[best] ?? 0) + 1;
      sumX[best] = (sumX[best] ?? 0) + p.x;
      sumY[best] = (sumY[best] ?? 0) + p.y;
    }
    if (step === MOVES + EVENING) break;
    for (let i = 0; i < n; i += 1) {
      const held = count[i] ?? 0;
      if (held > 0 && step < MOVES) {
        x[i] = (sumX[i] ?? 0) / held;
        y[i] = (sumY[i] ?? 0) / held;
      }
      pull[i] = (pull[i] ?? 0) + EAGERNESS * ((wanted[i] ?? 0) - held) * aPoint;
    }
  }
  if (count.includes(0)) return undefined;
  return Array.from(count, (_, i) => ({ x: x[i] ?? 0, y: y[i] ?? 0, pull: pull[i] ?? 0 }));
}

function nearest(x: Float64Array, y: Float64Array, pull: Float64Array, px: number, py: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < x.length; i += 1) {
    const dx = px - (x[i] as number);
    const dy = py - (y[i] as number);
    const far = dx * dx + dy * dy - (pull[i] as number);
    if (far < least) {
      least = far;
      best = i;
    }
  }
  return best;
}
