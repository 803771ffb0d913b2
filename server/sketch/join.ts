import { type Corner, type Ground, type Loop, type Piece, piecesOf } from './plane.ts';

interface Edge {
  readonly from: Corner;
  readonly to: Corner;
}

function keyOf(c: Corner): string {
  return `${c.x},${c.y}`;
}

export function* edgesOf(piece: Piece): Generator<Edge> {
  for (const loop of piece) {
    for (const [i, from] of loop.entries()) yield { from, to: loop[(i + 1) % loop.length] as Corner };
  }
}

/** How long a border pieces share, in metres: by piece, its neighbours. They must share corners exactly. */
export function sharedBorders(
  pieces: readonly Piece[],
  [mx, my]: readonly [number, number],
): Map<number, number>[] {
  const owners = new Map<string, number>();
  for (const [i, piece] of pieces.entries()) {
    for (const { from, to } of edgesOf(piece)) owners.set(`${keyOf(from)} ${keyOf(to)}`, i);
  }
  return pieces.map((piece, i) => {
    const met = new Map<number, number>();
    for (const { from, to } of edgesOf(piece)) {
      const other = owners.get(`${keyOf(to)} ${keyOf(from)}`);
      if (other === undefined || other === i) continue;
      const length = Math.hypot((to.x - from.x) * mx, (to.y - from.y) * my);
      met.set(other, (met.get(other) ?? 0) + length);
    }
    return met;
  });
}

/** Pieces as one ground: the borders between them are gone. They must share corners exactly. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  if (pieces.length < 2) return [...pieces];
  const left = new Map<string, Edge>();
  for (const piece of pieces) {
    for (const edge of edgesOf(piece)) {
      const back = `${keyOf(edge.to)} ${keyOf(edge.from)}`;
      if (!left.delete(back)) left.set(`${keyOf(edge.from)} ${keyOf(edge.to)}`, edge);
    }
  }
  const out = new Map<string, Edge[]>();
  for (const edge of left.values()) {
    const from = keyOf(edge.from);
    const there = out.get(from);
    if (there) there.push(edge);
    else out.set(from, [edge]);
  }
  return piecesOf(traceLoops(out));
}

/** Where loops touch in a corner the sharpest turn to the right is taken: each stays a loop of its own. */
function traceLoops(out: Map<string, Edge[]>): Loop[] {
  const loops: Loop[] = [];
  for (const starts of out.values()) {
    for (let first = starts.pop(); first; first = starts.pop()) {
      const loop: Corner[] = [];
      for (let edge: Edge | undefined = first; edge; edge = nextOf(edge, out)) {
        loop.push(edge.from);
        if (edge.to.x === first.from.x && edge.to.y === first.from.y) break;
      }
      if (loop.length >= 3) loops.push(loop);
    }
  }
  return loops;
}

function nextOf(edge: Edge, out: Map<string, Edge[]>): Edge | undefined {
  const ways = out.get(keyOf(edge.to));
  if (!ways || ways.length < 2) return ways?.pop();
  const came = Math.atan2(edge.from.y - edge.to.y, edge.from.x - edge.to.x);
  const turn = (way: Edge) => {
    const goes = Math.atan2(way.to.y - way.from.y, way.to.x - way.from.x);
    return (goes - came + 4 * Math.PI) % (2 * Math.PI);
  };
  // Anticlockwise from where one came: the first is the sharpest turn to the right.
  const best = ways.reduce((a, b) => (turn(b) < turn(a) ? b : a));
  ways.splice(ways.indexOf(best), 1);
  return best;
}

/** How far apart are the nearest corners of two grounds? Metres, squared. */
export function apartM2(a: Ground, b: Ground, [mx, my]: readonly [number, number]): number {
  let least = Infinity;
  for (const [p] of a) {
    for (const [q] of b) {
      for (const c of p) {
        for (const d of q) least = Math.min(least, ((c.x - d.x) * mx) ** 2 + ((c.y - d.y) * my) ** 2);
      }
    }
  }
  return least;
}
