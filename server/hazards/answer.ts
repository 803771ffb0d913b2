import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { eachAtOnce, STATEMENTS_AT_ONCE } from '../db/at-once.ts';
import { measureVersions, setsWithShapes, type ToMeasure, versionsToMeasure } from './measure/query.ts';
import { meetingBoxes } from './settled/meeting-boxes.ts';
import {
  boxesOfPieces,
  exposeSettled,
  noteOverlaid,
  settledLayers,
  settleVersions,
  versionsToExpose,
  versionsToSettle,
} from './settled/query.ts';

/** Corners of areas in one statement: on the embedded database everybody waits for it. */
const CORNERS_AT_ONCE = 6000;
const AREAS_AT_ONCE = 100;

interface Work {
  readonly ctx: Context;
  readonly scope: Scope;
  readonly progress?: (stage: string, share: number) => void;
  readonly signal?: AbortSignal;
}

/** Measures the areas that a set says something of and that are not measured on it yet. Returns how many there were. */
export async function measureSet(work: Work, setId: number): Promise<number> {
  const { ctx, scope } = work;
  const db = ctx.db.as(scope);
  const versions = await versionsToMeasure(db, setId);
  await inTurn(work, 'measure', versions, (ids) => measureVersions(db, ctx.db.kind, setId, ids));
  let settled = 0;
  for (const layer of await settledLayers(db)) settled += await exposeLayer(work, setId, layer);
  return versions.length + settled;
}

/** Notes which pieces of a layer lie on one another. Those whose boxes do are looked for here, the rest by the database. */
export async function noteOverlaidPieces({ ctx, scope, signal }: Work, layer: number): Promise<void> {
  const db = ctx.db.as(scope);
  const { id, ...boxes } = await boxesOfPieces(db, layer);
  const known = new Uint8Array(id.length);
  for (const pairs of meetingBoxes(boxes, known)) {
    signal?.throwIfAborted();
    const ids = pairs.map(([a, b]) => [id[a] ?? 0, id[b] ?? 0] as const);
    const overlaid = ids.length > 0 ? await noteOverlaid(db, ids) : [];
    for (const which of overlaid) for (const row of pairs[which] ?? []) known[row] = 1;
    await othersFirst();
  }
}

/**
 * Holds a layer of settlements against every area near it, and what is settled there against the zones of each set that
 * is applied. Returns how many areas there were.
 */
export async function settleLayer(work: Work, layer: number): Promise<number> {
  const db = work.ctx.db.as(work.scope);
  const versions = await versionsToSettle(db, layer);
  await inTurn(work, 'measure', versions, (ids) => settleVersions(db, layer, ids));
  let exposed = 0;
  for (const setId of await setsWithShapes(db)) exposed += await exposeLayer(work, setId, layer);
  return versions.length + exposed;
}

async function exposeLayer(work: Work, setId: number, importId: number): Promise<number> {
  const { ctx, scope } = work;
  const db = ctx.db.as(scope);
  const versions = await versionsToExpose(db, setId, importId);
  await inTurn(work, 'measure', versions, (ids) => exposeSettled(db, ctx.db.kind, { setId, importId }, ids));
  return versions.length;
}

/** Does something to versions, few enough at a time. */
async function inTurn(
  { ctx, progress, signal }: Work,
  stage: string,
  versions: readonly ToMeasure[],
  measure: (ids: readonly number[]) => Promise<void>,
): Promise<void> {
  let done = 0;
  await eachAtOnce(inBatches(versions), STATEMENTS_AT_ONCE[ctx.db.kind], async (batch) => {
    signal?.throwIfAborted();
    progress?.(stage, done / versions.length);
    await measure(batch.map((v) => v.id));
    done += batch.length;
  });
}

/** After borders have changed: areas that are drawn anew are measured on every set. Told to all servers where any was. */
export async function measureAll(
  ctx: Context,
  scope: Scope,
  told: Pick<Work, 'progress' | 'signal'> = {},
): Promise<number> {
  const work = { ctx, scope, ...told };
  return ctx.db.exclusively('import', async () => {
    let measured = 0;
    const sets = await setsWithShapes(ctx.db.as(scope));
    const layers = await settledLayers(ctx.db.as(scope));
    for (const setId of sets) measured += await measureSet(work, setId);
    for (const layer of layers) measured += await settleLayer(work, layer);
    // Also where nothing was left to do: one that was killed may have measured all and told nobody.
    if (sets.length + layers.length > 0) await announceMeasured(ctx, scope);
    return measured;
  });
}

async function announceMeasured(ctx: Context, scope: Scope): Promise<void> {
  const row = await ctx.db
    .as(scope)
    .updateTable('data_state')
    .set((eb) => ({
      data_version: eb('data_version', '+', 1),
      words_version: eb('words_version', '+', 1),
      waiting_since: null,
    }))
    .returning('data_version')
    .executeTakeFirstOrThrow();
  await ctx.db.announce(row.data_version);
}

function* inBatches(versions: readonly ToMeasure[]): Generator<ToMeasure[]> {
  let batch: ToMeasure[] = [];
  let corners = 0;
  for (const version of versions) {
    if (batch.length > 0 && (corners + version.corners > CORNERS_AT_ONCE || batch.length >= AREAS_AT_ONCE)) {
      yield batch;
      batch = [];
      corners = 0;
    }
    batch.push(version);
    corners += version.corners;
  }
  if (batch.length > 0) yield batch;
}
