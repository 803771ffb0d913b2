import { parentCode } from '../../../data/catalogue/codes.ts';
import type { Misfit, MisfitKind, TopologyReport } from '../../../data/contract/topology.ts';
import type { MultiPolygon, Position } from '../../../data/read/shape.ts';
import type { CodeList } from '../../areas/answer.ts';
import { readWkb } from '../../db/wkb.ts';
import { inStatements } from '../boundaries/rows.ts';
import type { Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import { joinInSteps } from '../tree/outline.ts';
import { outlinesOf, pairsToCompare } from './pairs.ts';
import { drawOutlines, type Frame, frameOf, pathOf, round } from './picture.ts';
import { bareGround, groundOutside, holesOf, type Piece, sharedGround } from './query.ts';

/** A shape of a file, at its place in the tree. */
interface LaidShape {
  readonly code: string;
  readonly name: string | null;
  readonly hex: string;
}

/** Beyond these a check would keep everybody waiting: shapes are taken as they are, and the report says so. */
const LIMITS = {
  embedded: { shapes: 4_000, hex: 16_000_000 },
  server: { shapes: 4_000, hex: 48_000_000 },
} as const;
const HEX_A_STATEMENT = 400_000;
const PAIRS_A_STATEMENT = 400;

/** Thinner than this on the average, metres: two drawings of one line. */
const SLIVER_M = 10;
const MOST_MISFITS = 60;

interface Found {
  readonly kind: MisfitKind;
  readonly areas: readonly string[];
  readonly piece: Piece;
}

/**
 * Do the shapes of a file fit together? Ground that two of them have, ground between them that none has, and ground
 * beyond the area they lie in, in square metres on the ellipsoid, with a small map. Borders drawn with the same points
 * need no comparing. Undefined where there is nothing to compare, or too much.
 */
export async function checkTopology(
  env: ImportEnv,
  shapes: readonly LaidShape[],
  { list, on }: { readonly list: CodeList; readonly on: string },
  findings: Findings,
): Promise<TopologyReport | undefined> {
  const limits = LIMITS[env.ctx.db.kind];
  const hex = shapes.reduce((n, s) => n + s.hex.length, 0);
  if (shapes.length === 0) return undefined;
  if (shapes.length > limits.shapes || hex > limits.hex) {
    const hint = { count: shapes.length, most: limits.shapes };
    findings.add({ severity: 'note', code: 'topology-not-checked', hint });
    return undefined;
  }
  const named = (code: string, name?: string | null) => {
    const known = name ?? list.find(code)?.name;
    return known ? `${known} (${code})` : code;
  };
  const laid = shapes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const label = (i: number) => named(laid[i]?.code ?? '', laid[i]?.name);
  const polygons = laid.map((s) => readWkb(Buffer.from(s.hex, 'hex')));
  const found: Found[] = [];
  const outlines = outlinesOf(polygons);
  const pairs = pairsToCompare(outlines);
  env.progress('topology', 0.1);
  for (const { a, b, ...piece } of await compare(env, laid, pairs)) {
    found.push({ kind: 'overlap', areas: [label(a), label(b)], piece });
  }
  env.progress('topology', 0.4);
  found.push(...(await gaps(env, { laid, polygons, label, named, list, on })));
  env.progress('topology', 0.8);
  found.push(...(await outside(env, laid, label, named, on)));
  env.progress('topology', 1);
  const frame = frameOf(outlines.map((o) => o.box));
  const report = summarise(found, frame, laid.length, () => drawOutlines(polygons, frame));
  tell(report, findings);
  return report;
}

/** Overlaps of pairs, in statements of neighbouring shapes. */
async function compare(env: ImportEnv, laid: readonly LaidShape[], pairs: readonly [number, number][]) {
  const db = env.ctx.db.as(env.scope);
  const pieces: (Piece & { a: number; b: number })[] = [];
  let from = 0;
  while (from < pairs.length) {
    env.signal.throwIfAborted();
    const places = new Map<number, number>();
    const batch: [number, number][] = [];
    let hex = 0;
    while (from < pairs.length && batch.length < PAIRS_A_STATEMENT) {
      const pair = pairs[from] as [number, number];
      const fresh = pair.filter((i) => !places.has(i));
      const more = fresh.reduce((n, i) => n + (laid[i]?.hex.length ?? 0), 0);
      if (batch.length > 0 && hex + more > HEX_A_STATEMENT) break;
      for (const i of fresh) places.set(i, places.size);
      hex += more;
      batch.push(pair);
      from += 1;
    }
    const members = [...places.keys()];
    const local = batch.map(([a, b]) => [places.get(a) ?? 0, places.get(b) ?? 0] as const);
    const met = await sharedGround(
      db,
      members.map((i) => laid[i]?.hex ?? ''),
      local,
    );
    for (const piece of met) pieces.push({ ...piece, a: members[piece.a] ?? 0, b: members[piece.b] ?? 0 });
  }
  return pieces;
}

interface Ground {
  readonly laid: readonly LaidShape[];
  readonly polygons: readonly MultiPolygon[];
  readonly label: (i: number) => string;
  readonly named: (code: string, name?: string | null) => string;
  readonly list: CodeList;
  readonly on: string;
}

/** Holes in all the ground of the file together, and ground of areas above that all their children leave bare. */
async function gaps(env: ImportEnv, { laid, polygons, label, named, list, on }: Ground): Promise<Found[]> {
  const db = env.ctx.db.as(env.scope);
  const found: Found[] = [];
  const groups = Map.groupBy(laid, (s) => parentCode(s.code) ?? '');
  const unions: string[] = [];
  const covered = new Set<string>();
  for (const [parent, children] of groups) {
    const whole = await joinInSteps(
      db,
      children.map((c) => c.hex),
      env.signal,
    );
    unions.push(whole);
    const there = new Set(children.map((c) => c.code));
    if (list.children(parent).some((c) => !there.has(c.code)) || list.children(parent).length === 0) continue;
    const bare = await bareGround(db, parent, whole, on);
    if (!bare) continue;
    const { name, ...piece } = bare;
    covered.add(parent);
    found.push({ kind: 'gap', areas: [named(parent, name)], piece });
  }
  const whole = await joinInSteps(db, unions, env.signal);
  const corners = cornersOf(polygons);
  for (const piece of await holesOf(db, whole)) {
    const beside = neighboursOf(piece, corners);
    // Told already as ground that an area above has and none of its children.
    if (beside.some((i) => covered.has(parentCode(laid[i]?.code ?? '') ?? ''))) continue;
    found.push({ kind: 'gap', areas: beside.slice(0, 3).map(label), piece });
  }
  return found;
}

/** Shapes by corner, on a grid of a centimetre: unions round a little. */
function cornersOf(polygons: readonly MultiPolygon[]): Map<string, number[]> {
  const corners = new Map<string, number[]>();
  for (const [i, shape] of polygons.entries()) {
    for (const p of shape.flat(2) as unknown as Position[]) {
      const key = cornerKey(p);
      const known = corners.get(key);
      if (!known) corners.set(key, [i]);
      else if (known.at(-1) !== i) known.push(i);
    }
  }
  return corners;
}

function cornerKey([x, y]: Position): string {
  return `${Math.round(x * 1e7)} ${Math.round(y * 1e7)}`;
}

/** The shapes whose corners a hole has, those with the most first. */
function neighboursOf(piece: Piece, corners: ReadonlyMap<string, number[]>): number[] {
  const shared = new Map<number, number>();
  for (const polygon of readWkb(Buffer.from(piece.hex, 'hex'))) {
    for (const ring of polygon) {
      for (const p of ring) {
        for (const i of corners.get(cornerKey(p)) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
      }
    }
  }
  return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([i]) => i);
}

async function outside(
  env: ImportEnv,
  laid: readonly LaidShape[],
  label: (i: number) => string,
  named: (code: string, name?: string | null) => string,
  on: string,
): Promise<Found[]> {
  const db = env.ctx.db.as(env.scope);
  const rows = laid.map((s, i) => ({ i, hex: s.hex, parent: parentCode(s.code) ?? '' }));
  const found: Found[] = [];
  for (const batch of inStatements(rows, HEX_A_STATEMENT)) {
    env.signal.throwIfAborted();
    for (const { index, parent, name, ...piece } of await groundOutside(db, batch, on)) {
      found.push({ kind: 'outside', areas: [label(batch[index]?.i ?? 0), named(parent, name)], piece });
    }
  }
  return found;
}

function summarise(
  found: readonly Found[],
  frame: Frame,
  checked: number,
  draw: () => TopologyReport['picture'],
): TopologyReport {
  const sumOf = (kind: MisfitKind) => {
    const own = found.filter((f) => f.kind === kind);
    return {
      count: own.length,
      slivers: own.filter((f) => widthOf(f.piece) < SLIVER_M).length,
      m2: Math.round(own.reduce((n, f) => n + f.piece.m2, 0)),
    };
  };
  const sorted = found.toSorted((a, b) => b.piece.m2 - a.piece.m2);
  // Each kind has its largest on the map, however large those of the others are.
  const kinds = Map.groupBy(sorted, (f) => f.kind);
  const shown = new Set([...kinds.values()].flatMap((own) => own.slice(0, MOST_MISFITS / 3)));
  for (const f of sorted) if (shown.size < MOST_MISFITS) shown.add(f);
  const largest = sorted.filter((f) => shown.has(f));
  return {
    checked,
    overlap: sumOf('overlap'),
    gap: sumOf('gap'),
    outside: sumOf('outside'),
    misfits: largest.map((f) => misfitOf(f, frame)),
    picture: found.length > 0 ? draw() : { width: frame.width, height: frame.height, areas: [] },
  };
}

function misfitOf({ kind, areas, piece }: Found, frame: Frame): Misfit {
  const [x, y] = frame.project([piece.lon, piece.lat]);
  const shape = readWkb(Buffer.from(piece.hex, 'hex'));
  const widthM = widthOf(piece);
  return {
    kind,
    areas: [...areas],
    m2: Math.round(piece.m2),
    widthM: round(widthM, 1),
    sliver: widthM < SLIVER_M,
    at: [round(piece.lon, 6), round(piece.lat, 6)],
    x: round(x, 1),
    y: round(y, 1),
    path: shortPath(shape, frame),
  };
}

const LETTERS_A_MISFIT = 1_500;

function shortPath(shape: MultiPolygon, { project }: Frame): string {
  for (let step = 0.5; ; step *= 2) {
    const path = pathOf(shape, project, step, 1);
    if (path.length <= LETTERS_A_MISFIT) return path;
  }
}

function widthOf(piece: Piece): number {
  return piece.rimM > 0 ? (2 * piece.m2) / piece.rimM : 0;
}

const CODE: Readonly<Record<MisfitKind, string>> = {
  overlap: 'shapes-overlap',
  gap: 'shapes-gap',
  outside: 'shapes-outside',
};

/** One finding a kind: how often, how much, and the largest. The rest is in the report's map. */
function tell(report: TopologyReport, findings: Findings): void {
  for (const kind of ['overlap', 'gap', 'outside'] as const) {
    const { count, slivers, m2 } = report[kind];
    if (count === 0) continue;
    const largest = report.misfits.find((m) => m.kind === kind);
    const hint = { count, slivers, m2, most: largest?.m2 ?? 0, areas: largest?.areas.join(' – ') ?? '' };
    const severity = count > slivers && kind !== 'gap' ? 'warning' : 'note';
    findings.add({ severity, code: CODE[kind], hint });
  }
}
