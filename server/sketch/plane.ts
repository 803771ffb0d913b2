import type { MultiPolygon, Position } from '../../data/read/shape.ts';

/**
 * A corner on a grid of a billionth of a degree (0.1 mm) around an origin. Whole numbers: two cells that share a corner
 * share it exactly.
 */
export interface Corner {
  readonly x: number;
  readonly y: number;
}
/** Not closed; what it bounds lies to the left: outer rings run anticlockwise, holes clockwise. */
export type Loop = readonly Corner[];
/** One connected piece of ground: its outer loop, then its holes. */
export type Piece = readonly [Loop, ...Loop[]];
/** Pieces that belong together: islands, or what a river cuts. */
export type Ground = readonly Piece[];

const GRID = 1e9;
const M_PER_DEGREE = { lon: 111_320, lat: 110_574 } as const;

/** Longitude and latitude around a place as a plane, and how many metres a step of its grid is. */
export class Plane {
  /** metres of one step east and one step north */
  readonly metres: readonly [number, number];
  private readonly origin: readonly [number, number];

  /** @param around a place in or near the ground, longitude and latitude */
  constructor(around: Position) {
    this.origin = [Math.round(around[0] * GRID), Math.round(around[1] * GRID)];
    this.metres = [
      (M_PER_DEGREE.lon * Math.cos((around[1] * Math.PI) / 180)) / GRID,
      M_PER_DEGREE.lat / GRID,
    ];
  }

  /** Onto the plane; rings that hold no ground there are left out. */
  ground(shape: MultiPolygon): Piece[] {
    return shape.flatMap((polygon): Piece[] => {
      const [outer, ...holes] = polygon.map((ring) => cleanLoop(ring.map((p) => this.corner(p))));
      if (!outer || outer.length < 3) return [];
      return [[turned(outer, true), ...holes.filter((h) => h.length >= 3).map((h) => turned(h, false))]];
    });
  }

  /** Back to longitude and latitude, rings closed. */
  shape(ground: Ground): MultiPolygon {
    return ground.map((piece) =>
      piece.map((loop) => [...loop, loop[0] as Corner].map((c) => this.position(c))),
    );
  }

  /** Square metres; good to some tenths of a per cent, and the same scale for all that is compared here. */
  areaM2(ground: Ground): number {
    const [mx, my] = this.metres;
    return ground.reduce((sum, piece) => sum + pieceArea(piece), 0) * mx * my;
  }

  private corner([lon, lat]: Position): Corner {
    return { x: Math.round(lon * GRID) - this.origin[0], y: Math.round(lat * GRID) - this.origin[1] };
  }

  private position({ x, y }: Corner): Position {
    return [(x + this.origin[0]) / GRID, (y + this.origin[1]) / GRID];
  }
}

/** Twice nothing: corners said again, and the corner that closes a ring, are left out. */
function cleanLoop(corners: readonly Corner[]): Corner[] {
  const loop: Corner[] = [];
  for (const c of corners) if (!isSame(c, loop.at(-1))) loop.push(c);
  while (loop.length > 1 && isSame(loop[0] as Corner, loop.at(-1))) loop.pop();
  return loop;
}

export function isSame(a: Corner, b: Corner | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y;
}

function turned(loop: Corner[], anticlockwise: boolean): Loop {
  return loopArea(loop) > 0 === anticlockwise ? loop : loop.toReversed();
}

/** In steps of the grid, squared; positive where the loop runs anticlockwise. */
function loopArea(loop: Loop): number {
  const first = loop[0];
  if (!first) return 0;
  let sum = 0;
  for (let i = 1; i + 1 < loop.length; i += 1) {
    const a = loop[i] as Corner;
    const b = loop[i + 1] as Corner;
    sum += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y);
  }
  return sum / 2;
}

export function pieceArea(piece: Piece): number {
  return piece.reduce((sum, loop) => sum + loopArea(loop), 0);
}

/** Is a place within a loop? On its border either answer may come. */
function isWithin(loop: Loop, { x, y }: Corner): boolean {
  let within = false;
  for (let i = 0, j = loop.length - 1; i < loop.length; j = i, i += 1) {
    const a = loop[i] as Corner;
    const b = loop[j] as Corner;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  }
  return within;
}

/** Loops as pieces: each hole goes to the smallest outer loop that holds it. Loops of no area are dropped. */
export function piecesOf(loops: readonly Loop[]): Piece[] {
  const areas = loops.map(loopArea);
  const outers = loops
    .flatMap((loop, i) => ((areas[i] ?? 0) > 0 ? [{ loop, area: areas[i] ?? 0, holes: [] as Loop[] }] : []))
    .sort((a, b) => a.area - b.area);
  for (const [i, hole] of loops.entries()) {
    if ((areas[i] ?? 0) >= 0) continue;
    // A hole may touch its outer loop in a corner, hardly in all.
    const votes = (outer: Loop) => hole.filter((c) => isWithin(outer, c)).length * 2 > hole.length;
    outers.find((o) => votes(o.loop))?.holes.push(hole);
  }
  return outers.map(({ loop, holes }): Piece => [loop, ...holes]);
}
