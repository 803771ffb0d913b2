import { type Corner, isSame, type Piece, piecesOf } from './plane.ts';

/**
 * A place that draws ground to itself. Ground belongs to the seat for which distance squared minus `pull` is least (a
 * power diagram; of equal pulls a Voronoi diagram), x and y and the square root of pull in metres.
 */
export interface Seat {
  readonly x: number;
  readonly y: number;
  readonly pull: number;
}

/** A border between two seats, `lo` before `hi`: a*x + b*y + c on the grid, below nought on the side of `lo`. */
interface Border {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** A loop in the making. `along[i]` tells what the edge after corner i follows: a seat (>= 0), or edge -1 - n. */
interface Outline {
  readonly corners: Corner[];
  readonly along: number[];
}

interface Edge {
  readonly from: Corner;
  readonly to: Corner;
}

interface Chain extends Outline {
  readonly entry: number;
  readonly exit: number;
}

/**
 * Cuts one piece of ground among seats. A corner where the border of two seats meets the edge of the ground, or where
 * three borders meet, is computed from the same numbers in the same order whichever cell asks: the cells fit exactly.
 *
 * @param metres of one step of the grid, east and north
 * @returns for each seat the pieces it gets, none where others take all
 */
export function cutAmong(piece: Piece, seats: readonly Seat[], metres: readonly [number, number]): Piece[][] {
  const cutter = new Cutter(seats, metres);
  const whole = cutter.begin(piece);
  return seats.map((_, i) => cutter.cell(i, whole));
}

class Cutter {
  private readonly seats: readonly Seat[];
  private readonly metres: readonly [number, number];
  private readonly edges: Edge[] = [];

  constructor(seats: readonly Seat[], metres: readonly [number, number]) {
    this.seats = seats;
    this.metres = metres;
  }

  begin(piece: Piece): Outline[] {
    return piece.map((loop) => ({
      corners: [...loop],
      along: loop.map((from, i) => -this.edges.push({ from, to: loop[(i + 1) % loop.length] as Corner })),
    }));
  }

  cell(i: number, whole: readonly Outline[]): Piece[] {
    const own = this.seats[i] as Seat;
    const far = (s: Seat) => (s.x - own.x) ** 2 + (s.y - own.y) ** 2 - s.pull;
    const others = [...this.seats.keys()].filter((j) => j !== i);
    others.sort((a, b) => far(this.seats[a] as Seat) - far(this.seats[b] as Seat));
    let outlines = whole;
    for (const j of others) outlines = this.keep(outlines, i, j);
    return piecesOf(outlines.map((o) => o.corners));
  }

  /** What of some outlines lies on the side of seat i, and not of seat j. */
  private keep(outlines: readonly Outline[], i: number, j: number): Outline[] {
    const border = this.border(Math.min(i, j), Math.max(i, j));
    const { a, b, c } = border;
    const isKept = ({ x, y }: Corner) => a * x + b * y + c < 0 === i < j;
    const kept: Outline[] = [];
    const chains: Chain[] = [];
    // Along the border with the kept side to the left.
    const turn = i < j ? 1 : -1;
    const place = ({ x, y }: Corner) => (a * y - b * x) * turn;
    for (const outline of outlines) {
      const inside = outline.corners.map(isKept);
      if (!inside.includes(false)) kept.push(outline);
      else if (inside.includes(true)) chains.push(...this.chains(outline, inside, i, j, place));
    }
    return chains.length === 0 ? kept : [...kept, ...closeChains(chains)];
  }

  /** The runs of an outline on the kept side, each from where it comes in to where it goes out. */
  private chains(
    { corners, along }: Outline,
    inside: readonly boolean[],
    i: number,
    j: number,
    place: (c: Corner) => number,
  ): Chain[] {
    const n = corners.length;
    const at = (k: number) => k % n;
    const crossing = (k: number) =>
      this.meet(i, j, along[k] as number, corners[k] as Corner, corners[at(k + 1)] as Corner);
    const found: Chain[] = [];
    for (let k = 0; k < n; k += 1) {
      if (inside[k] || !inside[at(k + 1)]) continue;
      const entry = crossing(k);
      const run: Outline = { corners: [entry], along: [along[k] as number] };
      let m = at(k + 1);
      for (; inside[m]; m = at(m + 1)) add(run, corners[m] as Corner, along[m] as number);
      const last = (m + n - 1) % n;
      const exit = crossing(last);
      add(run, exit, j);
      found.push({ ...run, entry: place(entry), exit: place(exit) });
    }
    return found;
  }

  /** Where the border of seats i and j crosses an edge: one of the ground, or a border of i with another seat. */
  private meet(i: number, j: number, along: number, from: Corner, to: Corner): Corner {
    const { a, b, c } = this.border(Math.min(i, j), Math.max(i, j));
    const value = ({ x, y }: Corner) => a * x + b * y + c;
    const between = (p: Corner, q: Corner): Corner => {
      const [vp, vq] = [value(p), value(q)];
      const share = vp === vq ? 0.5 : vp / (vp - vq);
      return { x: Math.round(p.x + share * (q.x - p.x)), y: Math.round(p.y + share * (q.y - p.y)) };
    };
    if (along < 0) {
      const edge = this.edges[-1 - along] as Edge;
      return between(edge.from, edge.to);
    }
    const [p, q, r] = [i, j, along].sort((m, n) => m - n) as [number, number, number];
    const one = this.border(p, q);
    const two = this.border(p, r);
    const det = one.a * two.b - two.a * one.b;
    const x = Math.round((one.b * two.c - two.b * one.c) / det);
    const y = Math.round((two.a * one.c - one.a * two.c) / det);
    // Nearly parallel borders meet anywhere: then what is known of the edge is better.
    const near = (v: number, m: number, n: number) => v >= Math.min(m, n) - 2 && v <= Math.max(m, n) + 2;
    return near(x, from.x, to.x) && near(y, from.y, to.y) ? { x, y } : between(from, to);
  }

  private border(lo: number, hi: number): Border {
    const p = this.seats[lo] as Seat;
    const q = this.seats[hi] as Seat;
    const [mx, my] = this.metres;
    return {
      a: 2 * (q.x - p.x) * mx,
      b: 2 * (q.y - p.y) * my,
      c: p.x ** 2 + p.y ** 2 - p.pull - (q.x ** 2 + q.y ** 2 - q.pull),
    };
  }
}

function add(to: Outline, corner: Corner, along: number): void {
  if (isSame(corner, to.corners.at(-1))) to.along[to.along.length - 1] = along;
  else {
    to.corners.push(corner);
    to.along.push(along);
  }
}

/** Along the border each way out leads to the next way in: the chains become loops again. */
function closeChains(chains: readonly Chain[]): Outline[] {
  const exits = [...chains.keys()].sort((a, b) => (chains[a]?.exit ?? 0) - (chains[b]?.exit ?? 0));
  const entries = [...chains.keys()].sort((a, b) => (chains[a]?.entry ?? 0) - (chains[b]?.entry ?? 0));
  const next = new Map(exits.map((exit, k) => [exit, entries[k] ?? exit]));
  const open = new Set(chains.keys());
  const loops: Outline[] = [];
  for (const first of open) {
    const loop: Outline = { corners: [], along: [] };
    for (let at = first; open.delete(at); at = next.get(at) ?? first) {
      const chain = chains[at] as Chain;
      for (const [k, corner] of chain.corners.entries()) add(loop, corner, chain.along[k] as number);
    }
    while (loop.corners.length > 1 && isSame(loop.corners[0] as Corner, loop.corners.at(-1))) {
      loop.corners.pop();
      loop.along.pop();
    }
    if (loop.corners.length >= 3) loops.push(loop);
  }
  return loops;
}
