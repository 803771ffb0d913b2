import { findCrossings } from './crossings.ts';
import type { Mesh } from './mesh.ts';
import { fractal } from './noise.ts';
import { toUnits } from './plane.ts';
import { mix } from './random.ts';

/** A border line between two areas (or an area and the water), from one meeting point to the next, drawn once. */
export interface Arc {
  /** finest areas to the left and to the right; -1 is water */
  readonly left: number;
  readonly right: number;
  /** meeting points at both ends (equal for a ring) */
  readonly from: number;
  readonly to: number;
  /** x, y, x, y ... in millionths of a degree from the middle */
  readonly line: Int32Array;
}

interface Track {
  readonly left: number;
  readonly right: number;
  readonly corners: readonly number[];
}

/** Draws all borders of a division. No two of them cross, and each ends exactly where others begin. */
export function drawArcs(mesh: Mesh, leaf: Int32Array, scale: number): Arc[] {
  const tracks = trace(mesh, leaf);
  const plain = tracks.map((t) => smooth(mesh, t));
  const drawn = tracks.map((t, k) => toLine(roughen(plain[k] as number[], t.left < 0 || t.right < 0, scale)));
  // Roughened lines may come to cross where they run close together: these are drawn plainly.
  const spoilt = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const crossing = findCrossings(drawn).filter((k) => !spoilt.has(k));
    if (crossing.length === 0) break;
    for (const k of crossing) {
      spoilt.add(k);
      drawn[k] = toLine(plain[k] as number[]);
    }
  }
  return tracks.map((t, k) => ({
    left: t.left,
    right: t.right,
    from: t.corners[0] as number,
    to: t.corners.at(-1) as number,
    line: drawn[k] as Int32Array,
  }));
}

const ROUNDS = 6;

/** Follows the sides between cells of different areas from one corner where three areas meet to the next. */
function trace(mesh: Mesh, leaf: Int32Array): Track[] {
  const sides = mesh.origin.length;
  const isBorder = (e: number): boolean => {
    const other = mesh.twin[e] as number;
    return other >= 0 && leaf[mesh.origin[e] as number] !== leaf[mesh.origin[other] as number];
  };
  const at = (t: number) => [3 * t, 3 * t + 1, 3 * t + 2].filter(isBorder);
  const done = new Uint8Array(sides);
  const tracks: Track[] = [];
  const follow = (first: number): void => {
    const corners = [Math.floor(first / 3)];
    for (let e = first; ; ) {
      const back = mesh.twin[e] as number;
      done[e] = 1;
      done[back] = 1;
      const t = Math.floor(back / 3);
      corners.push(t);
      const on = at(t).filter((s) => s !== back);
      const next = on[0];
      if (on.length !== 1 || next === undefined || done[next] === 1) break;
      e = next;
    }
    tracks.push({ ...sidesOf(mesh, leaf, first), corners });
  };
  const triangles = sides / 3;
  for (let t = 0; t < triangles; t += 1) {
    const borders = at(t);
    if (borders.length === 3) for (const e of borders) if (done[e] === 0) follow(e);
  }
  for (let e = 0; e < sides; e += 1) if (isBorder(e) && done[e] === 0) follow(e);
  return tracks;
}

/** Which area is to the left of the way from the corner in a side's own triangle to the one beyond it? */
function sidesOf(mesh: Mesh, leaf: Int32Array, e: number): { left: number; right: number } {
  const other = mesh.twin[e] as number;
  const [i, j] = [mesh.origin[e] as number, mesh.origin[other] as number];
  const [a, b] = [Math.floor(e / 3), Math.floor(other / 3)];
  const [dx, dy] = [
    (mesh.cornerX[b] as number) - (mesh.cornerX[a] as number),
    (mesh.cornerY[b] as number) - (mesh.cornerY[a] as number),
  ];
  // Seen across a side, the two cells lie on either hand; their middles say which, also where the side is very short.
  const [nx, ny] = [
    (mesh.x[i] as number) - (mesh.x[j] as number),
    (mesh.y[i] as number) - (mesh.y[j] as number),
  ];
  const iIsLeft = dx * ny - dy * nx > 0;
  return iIsLeft
    ? { left: leaf[i] as number, right: leaf[j] as number }
    : { left: leaf[j] as number, right: leaf[i] as number };
}

/**
 * Through the middles of the sides instead of their corners: the zigzag of the cells becomes a line. Each piece cuts a
 * corner off one convex cell, so no two lines cross.
 */
function smooth(mesh: Mesh, { corners }: Track): number[] {
  const x = (k: number) => mesh.cornerX[corners[k] as number] as number;
  const y = (k: number) => mesh.cornerY[corners[k] as number] as number;
  const last = corners.length - 1;
  const ring = corners[0] === corners[last];
  const line: number[] = ring ? [] : [x(0), y(0)];
  for (let k = 0; k < last; k += 1) {
    if (!ring && last === 1) break;
    line.push((x(k) + x(k + 1)) / 2, (y(k) + y(k + 1)) / 2);
  }
  if (ring) line.push(line[0] as number, line[1] as number);
  else line.push(x(last), y(last));
  return line;
}

/** How crooked a border is (share of its length), and how fine (kilometres). */
const COAST = { bend: 0.2, least: 0.035 } as const;
const INLAND = { bend: 0.12, least: 0.09 } as const;

/** Puts corners between corners, each off the line by chance: crooked at every scale, as nature draws. */
function roughen(line: readonly number[], coast: boolean, scale: number): number[] {
  const { bend, least } = coast ? COAST : INLAND;
  const out: number[] = [line[0] as number, line[1] as number];
  const shortest = least * Math.sqrt(scale);
  const divide = (ax: number, ay: number, bx: number, by: number): void => {
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length > shortest) {
      const off = bend * (2 * chanceAt((ax + bx) / 2, (ay + by) / 2) - 1);
      const slow = 0.5 * bend * fractal(ax * 1.3, ay * 1.3, 5, 2);
      const mx = (ax + bx) / 2 - dy * (off + slow);
      const my = (ay + by) / 2 + dx * (off + slow);
      divide(ax, ay, mx, my);
      divide(mx, my, bx, by);
    } else out.push(bx, by);
  };
  for (let k = 2; k < line.length; k += 2) {
    divide(line[k - 2] as number, line[k - 1] as number, line[k] as number, line[k + 1] as number);
  }
  return out;
}

function chanceAt(x: number, y: number): number {
  return (
    mix(Math.imul(Math.round(x * 1e5), 73856093) ^ Math.imul(Math.round(y * 1e5), 19349663)) / 4294967296
  );
}

/** Whole units; corners that fall together are one, and a ring keeps its end. */
function toLine(points: readonly number[]): Int32Array {
  const line: number[] = [];
  for (let k = 0; k < points.length; k += 2) {
    const [x, y] = toUnits(points[k] as number, points[k + 1] as number);
    const n = line.length;
    if (n > 0 && line[n - 2] === x && line[n - 1] === y) continue;
    line.push(x, y);
  }
  return Int32Array.from(line);
}
