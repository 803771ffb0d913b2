import { createHash } from 'node:crypto';
import { LEVELS } from '../../data/catalogue/levels.ts';
import { TILE_DETAILS } from '../../data/catalogue/tiles.ts';
import { eachAtOnce } from '../db/at-once.ts';
import type { DatabaseKind } from '../db/open.ts';
import type { ImportEnv, Touched } from '../imports/kind.ts';
import type { ImportView } from '../imports/view.ts';
import { type Interval, intervalsOf } from './intervals.ts';
import {
  hasWholeTileSet,
  insertTileSet,
  insertTileShapes,
  neighboursOf,
  readShapes,
  type TileSetRow,
  type TileShapeRow,
  type TileVersion,
  tileVersions,
} from './query.ts';
import { type Simplified, Simplifier } from './simplified.ts';
import { toMercator } from './simplify.ts';

/** Corners simplified together at most: beyond, the regencies of a province are done one by one (memory). */
const VERTICES_TOGETHER = 600_000;
/** While one group is simplified in its thread, a server writes another. */
const GROUPS_AT_ONCE: Readonly<Record<DatabaseKind, number>> = { embedded: 1, server: 2 };
/** Bounds of one statement. */
const VERTICES_A_READ = 40_000;
const HEX_A_WRITE = 300_000;
const ROWS_A_WRITE = 400;

/**
 * Makes the tile sets of touched regencies (one for each level and time that has shapes) and provinces for a view of
 * the imports. A set is named by a hash of all it holds, so an unchanged set keeps its name and its rows. Returns the
 * sets that are current once the view is the truth.
 */
export async function buildTileSets(
  env: ImportEnv,
  touched: Pick<Touched, 'regencies' | 'provinces'>,
  view: ImportView,
): Promise<{ hash: string; rootId: number }[]> {
  const made: { hash: string; rootId: number }[] = [];
  const groups = await groupRoots(env, touched, view);
  const idle: Simplifier[] = [];
  const all: Simplifier[] = [];
  let done = 0;
  try {
    await eachAtOnce(groups, GROUPS_AT_ONCE[env.ctx.db.kind], async (group) => {
      env.progress('tiles', done / groups.length);
      let simplifier = idle.pop();
      if (!simplifier) {
        simplifier = new Simplifier();
        all.push(simplifier);
      }
      const sets = await setsOf(env, group, simplifier);
      idle.push(simplifier);
      for (const set of sets) {
        env.signal.throwIfAborted();
        await writeSet(env, set);
        made.push({ hash: set.row.hash, rootId: set.row.rootId });
      }
      done += 1;
    });
  } finally {
    for (const simplifier of all) await simplifier.close();
  }
  env.progress('tiles', 1);
  return made;
}

interface Root {
  readonly id: number;
  readonly versions: readonly TileVersion[];
  /** its sets are wanted; otherwise it is here for the borders it shares */
  readonly wanted: boolean;
}

/** Roots whose borders are simplified as one: the province and all its regencies, or each alone where that is too much. */
async function groupRoots(
  env: ImportEnv,
  touched: Pick<Touched, 'regencies' | 'provinces'>,
  view: ImportView,
): Promise<Root[][]> {
  const db = env.ctx.db.as(env.scope);
  const wanted = new Set([...touched.regencies, ...(touched.provinces ?? [])]);
  const near = await neighboursOf(db, touched.regencies, view);
  const provinces = new Set([...near.map((n) => n.provinceId), ...(touched.provinces ?? [])]);
  const groups: Root[][] = [];
  for (const province of provinces) {
    const ids = [province, ...near.filter((n) => n.provinceId === province).map((n) => n.regencyId)];
    const roots: Root[] = [];
    for (const id of ids) {
      roots.push({ id, versions: await tileVersions(db, id, view), wanted: wanted.has(id) });
    }
    const together = roots.reduce((sum, r) => sum + vertices(r), 0) <= VERTICES_TOGETHER;
    const shaped = roots.filter((r) => vertices(r) > 0);
    if (together) groups.push(shaped);
    else groups.push(...shaped.filter((r) => r.wanted).map((r) => [r]));
  }
  return groups.filter((g) => g.some((r) => r.wanted));
}

function vertices(root: Root): number {
  return root.versions.reduce((sum, v) => sum + v.vertices, 0);
}

interface PlannedSet {
  readonly row: TileSetRow;
  readonly shapes: readonly TileShapeRow[];
}

async function setsOf(env: ImportEnv, group: readonly Root[], simplifier: Simplifier): Promise<PlannedSet[]> {
  const shaped = group.flatMap((r) => r.versions.filter((v) => v.vertices > 0));
  const wkbs = await loadShapes(env, shaped);
  const simplified = await simplifier.simplify(shaped.map((v) => wkbs.get(v.versionId) ?? EMPTY));
  const shapes = new Map(shaped.map((v, i) => [v.versionId, simplified[i] ?? NOTHING]));
  return group.filter((r) => r.wanted).flatMap((root) => rootSets(root, shapes));
}

/** A multipolygon of no parts, for a shape that vanished between two statements. */
const EMPTY = Uint8Array.of(1, 6, 0, 0, 0, 0, 0, 0, 0);
const NOTHING: Simplified = { hexes: [], digest: '', box: [180, 90, -180, -90] };

function rootSets(root: Root, shapes: ReadonlyMap<number, Simplified>): PlannedSet[] {
  const content = (v: TileVersion) =>
    JSON.stringify([v.areaId, v.code, v.name, v.quality, v.label, shapes.get(v.versionId)?.digest ?? null]);
  return LEVELS.flatMap((level) => {
    const versions = root.versions.filter((v) => v.level === level);
    return intervalsOf(versions, content).flatMap((interval) => {
      const shaped = interval.versions.filter((v) => v.vertices > 0);
      if (shaped.length === 0) return [];
      return [
        {
          row: {
            hash: hashOf(root.id, level, interval, content),
            rootId: root.id,
            level,
            validFrom: interval.from,
            validTo: interval.to,
            bounds: around(shaped.map((v) => shapes.get(v.versionId)?.box ?? NOTHING.box)),
            areas: interval.versions.length,
            shapes: shaped.length,
          },
          shapes: shaped.flatMap((v) => shapeRows(v, shapes.get(v.versionId)?.hexes ?? [])),
        },
      ];
    });
  });
}

function shapeRows(version: TileVersion, hexes: readonly string[]): TileShapeRow[] {
  const [x, y] = toMercator(version.label ?? [0, 0]);
  return TILE_DETAILS.map(({ detail }) => ({
    detail,
    version,
    hex: hexes[detail] ?? '',
    labelM: [Math.round(x * 10) / 10, Math.round(y * 10) / 10],
  }));
}

function hashOf(
  rootId: number,
  level: string,
  interval: Interval<TileVersion>,
  content: (v: TileVersion) => string,
): string {
  const hash = createHash('sha256').update(JSON.stringify([rootId, level, interval.from, interval.to]));
  for (const v of interval.versions) hash.update(content(v));
  return hash.digest('hex').slice(0, 32);
}

function around(boxes: readonly Simplified['box'][]): Simplified['box'] {
  return [
    Math.min(...boxes.map((b) => b[0])),
    Math.min(...boxes.map((b) => b[1])),
    Math.max(...boxes.map((b) => b[2])),
    Math.max(...boxes.map((b) => b[3])),
  ];
}

async function loadShapes(
  env: ImportEnv,
  versions: readonly TileVersion[],
): Promise<Map<number, Uint8Array>> {
  const db = env.ctx.db.as(env.scope);
  const shapes = new Map<number, Uint8Array>();
  for (const batch of inBatches(versions, VERTICES_A_READ, (v) => v.vertices)) {
    env.signal.throwIfAborted();
    const read = await readShapes(
      db,
      batch.map((v) => v.versionId),
    );
    for (const [id, wkb] of read) shapes.set(id, wkb);
  }
  return shapes;
}

async function writeSet(env: ImportEnv, set: PlannedSet): Promise<void> {
  const db = env.ctx.db.as(env.scope);
  if (await hasWholeTileSet(db, set.row.hash, set.shapes.length)) return;
  await insertTileSet(db, set.row, env.ctx.clock.now());
  for (const batch of inBatches(set.shapes, HEX_A_WRITE, (s) => s.hex.length + HEX_A_WRITE / ROWS_A_WRITE)) {
    env.signal.throwIfAborted();
    await insertTileShapes(db, set.row.hash, batch);
  }
}

/** Cuts a list where the sizes add up to `most`. */
function* inBatches<T>(items: readonly T[], most: number, sizeOf: (item: T) => number): Generator<T[]> {
  let batch: T[] = [];
  let size = 0;
  for (const item of items) {
    if (batch.length > 0 && size + sizeOf(item) > most) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += sizeOf(item);
  }
  if (batch.length > 0) yield batch;
}
