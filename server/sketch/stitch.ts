import { edgesOf } from './join.ts';
import { type Corner, type Ground, isSame, type Loop, type Piece } from './plane.ts';

/** Steps of the grid by which a corner may be off an edge that it stands on: it was rounded, once or twice. */
const OFF = 2.5;

/**
 * Cells that were cut one inside the other meet where only one of them has a corner. Gives each edge the corners that
 * stand on it, so that whoever reads the cells finds the same border on both sides.
 */
export function stitch(cells: readonly Ground[]): Ground[] {
  const corners = cornersOf(cells);
  return cells.map((ground) =>
    ground.map((piece) => piece.map((loop) => stitchLoop(loop, corners)) as unknown as Piece),
  );
}

/** All corners, each once, from west to east. */
function cornersOf(cells: readonly Ground[]): Corner[] {
  const seen = new Map<string, Corner>();
  for (const ground of cells) {
    for (const piece of ground) {
      for (const { from } of edgesOf(piece)) seen.set(`${from.x},${from.y}`, from);
    }
  }
  return [...seen.values()].sort((a, b) => a.x - b.x || a.y - b.y);
}

function stitchLoop(loop: Loop, corners: readonly Corner[]): Loop {
  const out: Corner[] = [];
  for (const [i, from] of loop.entries()) {
    const to = loop[(i + 1) % loop.length] as Corner;
    out.push(from, ...standingOn(from, to, corners));
  }
  return out.length === loop.length ? loop : out;
}

function standingOn(from: Corner, to: Corner, corners: readonly Corner[]): Corner[] {
  const [west, east] = [Math.min(from.x, to.x) - OFF, Math.max(from.x, to.x) + OFF];
  const [south, north] = [Math.min(from.y, to.y) - OFF, Math.max(from.y, to.y) + OFF];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const on: { corner: Corner; at: number }[] = [];
  for (let k = firstFrom(corners, west); k < corners.length; k += 1) {
    const corner = corners[k] as Corner;
    if (corner.x > east) break;
    if (corner.y < south || corner.y > north || isSame(corner, from) || isSame(corner, to)) continue;
    const [px, py] = [corner.x - from.x, corner.y - from.y];
    const at = (px * dx + py * dy) / length;
    if (at > 0 && at < length && Math.abs(px * dy - py * dx) / length <= OFF) on.push({ corner, at });
  }
  return on.sort((a, b) => a.at - b.at).map(({ corner }) => corner);
}

function firstFrom(corners: readonly Corner[], x: number): number {
  let [low, high] = [0, corners.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((corners[mid] as Corner).x < x) low = mid + 1;
    else high = mid;
  }
  return low;
}
