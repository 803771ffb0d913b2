import { isFiner } from '../../../data/catalogue/levels.ts';
import { eachAtOnce, STATEMENTS_AT_ONCE } from '../../db/at-once.ts';
import type { ImportEnv, Touched } from '../kind.ts';
import { inHexBatches } from './batches.ts';
import type { Forest, History, Version } from './forest.ts';
import { insertVersions, newAreas, type VersionRow } from './query.ts';
import { rowOf } from './row.ts';
import { writeOutlines } from './write-outlines.ts';

/** Bound of one statement: it holds up everybody else on the embedded database. */
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
  const rows = changed.flatMap((h) => h.versions.map((version) => rowOf(forest, h, version, idOf)));
  const plain = rows.filter((r) => r.version.shape.from !== 'children');
  const shapes = plain.filter((r) => 'hex' in r.version.shape).length;
  const options = { quickLabels: shapes > MANY_SHAPES };
  const atOnce = STATEMENTS_AT_ONCE[env.ctx.db.kind];
  let done = 0;
  const brought = ({ version: v }: VersionRow) => ('hex' in v.shape ? v.shape.hex.length : 0);
  await eachAtOnce(inHexBatches(plain, brought, HEX_A_STATEMENT), atOnce, async (batch) => {
    env.signal.throwIfAborted();
    const made = await insertVersions(db, importId, batch, options);
    for (const [i, row] of batch.entries()) versionIds.set(row.version, made[i] ?? 0);
    done += batch.length;
    env.progress('write', done / rows.length);
  });
  const writing = { versionIds, options, idOf, total: rows.length, done };
  await writeOutlines(env, forest, importId, writing);
  return { touched: touchedBy(rows), idOf };
}

async function idsOf(env: ImportEnv, changed: readonly History[], importId: number) {
  const fresh = changed.filter((h) => h.key < 0);
  const made = await newAreas(env.ctx.db.as(env.scope), importId, fresh.length);
  return new Map(fresh.map((h, i) => [h.key, made[i] ?? 0]));
}

function touchedBy(rows: readonly VersionRow[]): Touched {
  const regencies = new Set(rows.flatMap((r) => r.regencyId ?? []));
  const provinces = rows.filter((r) => !isFiner(r.version.level, 'provinsi')).map((r) => r.areaId);
  return { regencies: [...regencies], provinces: [...new Set(provinces)], periods: 'all', boundaries: true };
}
