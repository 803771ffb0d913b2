import { isFiner, LEVELS } from '../../../data/catalogue/levels.ts';
import { eachAtOnce, STATEMENTS_AT_ONCE } from '../../db/at-once.ts';
import { readWkb, writeHexWkb } from '../../db/wkb.ts';
import type { ImportEnv, Touched } from '../kind.ts';
import { dissolve } from './dissolve.ts';
import { type Forest, type History, type Version, versionAtEnd } from './forest.ts';
import { outlineOf } from './outline.ts';
import { insertOutline, insertVersions, joinPolygons, newAreas, type VersionRow } from './query.ts';

/** Bounds of one statement: it holds up everybody else on the embedded database. */
const ROWS_A_STATEMENT = 400;
const HEX_A_STATEMENT = 150_000;

/** Of so many areas at once any place inside carries the name: to look for the best one takes longer than all the rest. */
const MANY_SHAPES = 20_000;

export interface Written {
  readonly touched: Touched;
  /** area.id of a key */
  readonly idOf: (key: number) => number;
}

/**
 * Writes what is planned as draft rows of an import: new areas, their versions, then the outlines drawn from children,
 * fine to coarse. Each statement is short and a transaction of its own: drafts are seen by nobody. Stops between
 * statements when the import is cancelled.
 */
export async function writeForest(env: ImportEnv, forest: Forest, importId: number): Promise<Written> {
  const db = env.ctx.db.as(env.scope);
  const changed = forest.changed();
  const ids = await idsOf(env, changed, importId);
  const idOf = (key: number): number => ids.get(key) ?? key;
  const versionIds = new Map<Version, number>();
  const drawn = new Map<Version, string>();
  const rows = changed.flatMap((h) => h.versions.map((version) => rowOf(forest, h, version, idOf)));
  const plain = rows.filter((r) => r.version.shape.from !== 'children');
  const shapes = plain.filter((r) => 'hex' in r.version.shape).length;
  const options = { quickLabels: shapes > MANY_SHAPES };
  const atOnce = STATEMENTS_AT_ONCE[env.ctx.db.kind];
  let done = 0;
  await eachAtOnce(batches(plain), atOnce, async (batch) => {
    env.signal.throwIfAborted();
    const made = await insertVersions(db, importId, batch, options);
    for (const [i, row] of batch.entries()) versionIds.set(row.version, made[i] ?? 0);
    done += batch.length;
    env.progress('write', done / rows.length);
  });
  for (const level of LEVELS.toReversed()) {
    const outlines = changed.flatMap((history) =>
      history.versions.flatMap((version) =>
        version.level === level && version.shape.from === 'children'
          ? [{ history, version, partial: version.shape.partial }]
          : [],
      ),
    );
    await eachAtOnce(outlines, atOnce, async ({ history, version, partial }) => {
      env.signal.throwIfAborted();
      const below = forest.childrenOf(history.key, version);
      const parts = (below.length > 0 ? below : forest.partsAfterSplit(history.key, version))
        .map((c) => c.version)
        .filter((v) => v.shape.from !== 'none');
      const row = rowOf(forest, history, version, idOf);
      const hex =
        (await dissolved(
          env,
          parts.map((v) => drawn.get(v) ?? ('hex' in v.shape ? v.shape.hex : undefined)),
        )) ??
        (await joined(
          env,
          parts.flatMap((v) => versionIds.get(v) ?? v.id ?? []),
        ));
      versionIds.set(version, await insertOutline(db, importId, row, { hex, partial, ...options }));
      drawn.set(version, hex);
      done += 1;
      env.progress('write', done / rows.length);
    });
  }
  return { touched: touchedBy(rows), idOf };
}

/** Borders that overlap in more than slivers are not taken for neighbours: share of the ground. */
const MOST_OVERLAP = 0.005;

/** The outline of shapes that are all at hand and share their borders; undefined where the database has to join them. */
async function dissolved(
  env: ImportEnv,
  hexes: readonly (string | undefined)[],
): Promise<string | undefined> {
  const shapes = hexes.flatMap((hex) => (hex === undefined ? [] : [readWkb(Buffer.from(hex, 'hex'))]));
  const outline = shapes.length === hexes.length ? await dissolve(shapes) : undefined;
  if (!outline) return undefined;
  const given = writeHexWkb(outline);
  // The coast of a province is long: it may take its time.
  const { hex, changed } = await env.ctx.db.write(env.scope, (tx) => joinPolygons(tx, given), {
    unhurried: true,
  });
  return changed > MOST_OVERLAP ? undefined : (hex ?? given);
}

/** The outline of stored shapes; a server may take its time for it, the embedded database serves others in between. */
function joined(env: ImportEnv, stored: readonly number[]): Promise<string> {
  const { db } = env.ctx;
  if (db.kind === 'embedded') return outlineOf(db.as(env.scope), stored, env.signal);
  return db.write(env.scope, (tx) => outlineOf(tx, stored, env.signal), { unhurried: true });
}

async function idsOf(env: ImportEnv, changed: readonly History[], importId: number) {
  const fresh = changed.filter((h) => h.key < 0);
  const made = await newAreas(env.ctx.db.as(env.scope), importId, fresh.length);
  return new Map(fresh.map((h, i) => [h.key, made[i] ?? 0]));
}

function rowOf(forest: Forest, h: History, version: Version, idOf: (key: number) => number): VersionRow {
  const regency =
    version.level === 'kabupaten'
      ? h.key
      : forest.ancestors(version).find((a) => versionAtEnd(a, version.validTo)?.level === 'kabupaten')?.key;
  return {
    areaId: idOf(h.key),
    parentId: version.parent === null ? null : idOf(version.parent),
    regencyId: regency === undefined ? null : idOf(regency),
    version,
  };
}

function* batches(rows: readonly VersionRow[]): Generator<VersionRow[]> {
  let batch: VersionRow[] = [];
  let hex = 0;
  for (const row of rows) {
    const size = 'hex' in row.version.shape ? row.version.shape.hex.length : 0;
    if (batch.length > 0 && (batch.length >= ROWS_A_STATEMENT || hex + size > HEX_A_STATEMENT)) {
      yield batch;
      batch = [];
      hex = 0;
    }
    batch.push(row);
    hex += size;
  }
  if (batch.length > 0) yield batch;
}

function touchedBy(rows: readonly VersionRow[]): Touched {
  const regencies = new Set(rows.flatMap((r) => r.regencyId ?? []));
  const provinces = rows.filter((r) => !isFiner(r.version.level, 'provinsi')).map((r) => r.areaId);
  return { regencies: [...regencies], provinces: [...new Set(provinces)], periods: 'all', boundaries: true };
}
