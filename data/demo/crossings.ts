/** Side of a square of the search grid, in units (about 110 m). */
const SQUARE = 1000;

/**
 * Which lines cross or touch another (or themselves) anywhere but in a shared end? Lines are x, y, x, y ... in whole units,
 * so that the answer is exact.
 */
export function findCrossings(lines: readonly Int32Array[]): number[] {
  const grid = new Map<number, number[]>();
  const of: number[] = [];
  const at: number[] = [];
  const found = new Set<number>();
  for (const [k, line] of lines.entries()) {
    for (let p = 0; p + 3 < line.length; p += 2) {
      const id = of.length;
      of.push(k);
      at.push(p);
      for (const key of squaresOf(line, p)) {
        const there = grid.get(key);
        if (!there) {
          grid.set(key, [id]);
          continue;
        }
        for (const other of there) {
          const k2 = of[other] as number;
          if (found.has(k) && found.has(k2)) continue;
          if (meet(lines[k2] as Int32Array, at[other] as number, line, p)) {
            found.add(k);
            found.add(k2);
          }
        }
        there.push(id);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

function* squaresOf(line: Int32Array, p: number): Generator<number> {
  const [ax, ay, bx, by] = [line[p], line[p + 1], line[p + 2], line[p + 3]] as [
    number,
    number,
    number,
    number,
  ];
  for (let c = Math.floor(Math.min(ax, bx) / SQUARE); c <= Math.floor(Math.max(ax, bx) / SQUARE); c += 1) {
    for (let r = Math.floor(Math.min(ay, by) / SQUARE); r <= Math.floor(Math.max(ay, by) / SQUARE); r += 1) {
      yield c * 65536 + r;
    }
  }
}

/** Do two pieces have a point in common that is not an end of both? */
function meet(l: Int32Array, p: number, m: Int32Array, q: number): boolean {
  const [ax, ay, bx, by] = [l[p], l[p + 1], l[p + 2], l[p + 3]] as [number, number, number, number];
  const [cx, cy, dx, dy] = [m[q], m[q + 1], m[q + 2], m[q + 3]] as [number, number, number, number];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  const shared =
    Number(same(ax, ay, cx, cy) || same(ax, ay, dx, dy)) +
    Number(same(bx, by, cx, cy) || same(bx, by, dx, dy));
  if (shared === 2) return true;
  // With one end in common they may only meet there: they must not lie on one line and overlap.
  if (shared === 1) return a === 0 && b === 0 && overlapBeyondEnd(ax, ay, bx, by, cx, cy, dx, dy);
  return a * b <= 0 && c * d <= 0;
}

function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function same(ax: number, ay: number, bx: number, by: number): boolean {
  return ax === bx && ay === by;
}

/** Two pieces of one line that share an end: do they run the same way from it? */
function overlapBeyondEnd(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const [sx, sy, ex, ey] = same(ax, ay, cx, cy) || same(ax, ay, dx, dy) ? [ax, ay, bx, by] : [bx, by, ax, ay];
  const [fx, fy] = same(sx, sy, cx, cy) ? [dx, dy] : [cx, cy];
  return (ex - sx) * (fx - sx) + (ey - sy) * (fy - sy) > 0;
}
