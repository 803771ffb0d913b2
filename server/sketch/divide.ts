import { cutAmong } from './cut.ts';
import { apartM2, joinPieces, sharedBorders } from './join.ts';
import { type Ground, type Piece, pieceArea } from './plane.ts';
import { alongCurve, placeSeats, runsOf, type Square, squareOver } from './seats.ts';

/** Cells seated at once; of more, runs of neighbours by number are seated first, then each run among itself. */
const MOST_AT_ONCE = 36;
/** An island with less than this of a cell's ground goes to the nearest cell; with more it has cells of its own. */
const OWN_CELLS_FROM = 0.5;
/** Corners compared when an island looks for its nearest cell. */
const CORNERS_COMPARED = 400;

type Metres = readonly [number, number];

/**
 * Cuts ground into cells of sizes as the weights ask, in the order of the weights along a curve from the north-west:
 * none empty, none overlapping, all ground given out, each connected as far as the ground is. The same ground gives the
 * same cells. Undefined: there is no room.
 */
export function divide(ground: Ground, weights: readonly number[], metres: Metres): Ground[] | undefined {
  return divideAlong(ground, weights, metres, squareOver(ground, metres));
}

function divideAlong(
  ground: Ground,
  weights: readonly number[],
  metres: Metres,
  square: Square,
): Piece[][] | undefined {
  if (weights.length === 1) return [[...ground]];
  const areas = ground.map(pieceArea);
  const whole = areas.reduce((sum, a) => sum + a, 0);
  const sum = weights.reduce((s, w) => s + w, 0);
  const aCell = whole / weights.length;
  const large = [...ground.keys()].filter((i) => (areas[i] ?? 0) >= aCell * OWN_CELLS_FROM);
  const largest = [...ground.keys()].reduce((a, b) => ((areas[b] ?? 0) > (areas[a] ?? 0) ? b : a));
  const islands = (large.length > 0 ? large : [largest])
    .map((i) => ({ i, at: alongCurve(square, centreOf(ground[i] as Piece, metres)) }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ i }) => i);
  const shares = handOut(
    weights,
    islands.map((i) => areas[i] ?? 0),
    sum,
  );
  const cells: Piece[][] = [];
  const taken = new Set<number>();
  for (const [k, i] of islands.entries()) {
    const mine = shares[k] ?? [];
    if (mine.length === 0) continue;
    const cut = cutPiece(ground[i] as Piece, mine, square, metres);
    if (!cut) return undefined;
    taken.add(i);
    cells.push(...cut);
  }
  for (const [i, piece] of ground.entries()) if (!taken.has(i)) nearestOf(cells, piece, metres)?.push(piece);
  return cells;
}

/** Which weights lie on which island: runs in their order, as near to its share of the ground as whole cells come. */
function handOut(weights: readonly number[], areas: readonly number[], sum: number): number[][] {
  const whole = areas.reduce((s, a) => s + a, 0);
  const ends: number[] = [];
  for (const a of areas) ends.push((ends.at(-1) ?? 0) + (a / whole) * sum);
  const shares: number[][] = areas.map(() => []);
  let before = 0;
  for (const w of weights) {
    const k = ends.findIndex((end) => before + w / 2 <= end);
    shares[k < 0 ? areas.length - 1 : k]?.push(w);
    before += w;
  }
  return shares;
}

function cutPiece(
  piece: Piece,
  weights: readonly number[],
  square: Square,
  metres: Metres,
): Piece[][] | undefined {
  if (weights.length === 1) return [[piece]];
  if (weights.length > MOST_AT_ONCE) {
    const runs = runsOf(
      weights.length,
      weights.slice(0, Math.ceil(Math.sqrt(weights.length))).map(() => 1),
    );
    const groups = runs.map(([from, to]) => weights.slice(from, to));
    const parts = cutPiece(
      piece,
      groups.map((g) => g.reduce((s, w) => s + w, 0)),
      square,
      metres,
    );
    const cells = parts?.map((part, i) => divideAlong(part, groups[i] ?? [], metres, square));
    return cells?.every((c) => c !== undefined) ? cells.flat() : undefined;
  }
  const seats = placeSeats(piece, weights, square, metres);
  if (!seats) return undefined;
  const cells = cutAmong(piece, seats, metres);
  return cells.some((c) => c.length === 0) ? undefined : connected(cells, metres);
}

/**
 * A border may cut a cell in two where the ground bends. Its largest piece stays; each other goes to the neighbour with
 * which it shares the longest border.
 */
function connected(cells: readonly Piece[][], metres: Metres): Piece[][] {
  if (cells.every((c) => c.length === 1)) return cells.map((c) => [...c]);
  const pieces = cells.flat();
  const owner = cells.flatMap((c, i) => {
    const largest = c.reduce((a, b) => (pieceArea(b) > pieceArea(a) ? b : a));
    return c.map((piece) => (piece === largest ? i : -1));
  });
  const borders = sharedBorders(pieces, metres);
  for (let given = true; given; ) {
    given = false;
    for (const [i, met] of borders.entries()) {
      if (owner[i] !== -1) continue;
      const owned = [...met].filter(([j]) => owner[j] !== -1).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (!owned[0]) continue;
      owner[i] = owner[owned[0][0]] ?? -1;
      given = true;
    }
  }
  let at = 0;
  const home = cells.flatMap((c, i) => c.map(() => i));
  const held: Piece[][] = cells.map(() => []);
  for (const piece of pieces) {
    held[(owner[at] === -1 ? home[at] : owner[at]) ?? 0]?.push(piece);
    at += 1;
  }
  return held.map(joinPieces);
}

function nearestOf(cells: readonly Piece[][], piece: Piece, metres: Metres): Piece[] | undefined {
  const of = (g: Ground) => g.map((p): Piece => [thinned(p[0])]);
  const here = of([piece]);
  const apart = cells.map((cell) => apartM2(here, of(cell), metres));
  return cells[apart.indexOf(Math.min(...apart))];
}

function thinned(loop: Piece[0]): Piece[0] {
  const every = Math.ceil(loop.length / CORNERS_COMPARED);
  return every === 1 ? loop : loop.filter((_, i) => i % every === 0);
}

function centreOf(piece: Piece, [mx, my]: Metres) {
  const xs = piece[0].map((c) => c.x);
  const ys = piece[0].map((c) => c.y);
  const mid = (v: readonly number[]) => {
    let [low, high] = [Infinity, -Infinity];
    for (const n of v) {
      low = Math.min(low, n);
      high = Math.max(high, n);
    }
    return (low + high) / 2;
  };
  return { x: mid(xs) * mx, y: mid(ys) * my };
}
