import { createHash } from 'node:crypto';
import type { ReleaseReason } from '../../data/contract/disclosure.ts';
import type { Scope } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Trouble } from '../db/trouble.ts';
import { Fault } from '../fault.ts';
import { orderPart } from './order-part.ts';
import { familyOf } from './plan/make-tables.ts';
import type { PlannedCell } from './plan/plan.ts';
import type { Planner } from './plan-apart.ts';
import { withPlanner } from './plan-apart.ts';
import { loadPlanBasis, type PlanBasis } from './plan-basis.ts';
import { type HeldSettings, loadDisclosure } from './query.ts';
import { type BuildToPublish, loadBuildsToPublish, loadTruthOf } from './store/query.ts';
import { loadCurrentParts, noteBegun, noteFailed, noteMade } from './store/releases.ts';
import {
  copySources,
  insertExact,
  insertPart,
  insertPublished,
  insertTruth,
  removeLooseParts,
  swapRelease,
} from './store/write.ts';

/** Raised when the plan itself changes: then every part is planned anew. */
const PLAN_VERSION = 5;
/** Imports may come between; each time what they changed is planned anew. */
const ATTEMPTS = 3;

export interface ReleaseRequest {
  readonly reason: ReleaseReason;
  readonly note: string;
  readonly progress?: (stage: string, share: number) => void;
  readonly signal?: AbortSignal;
}

interface Making extends ReleaseRequest {
  readonly ctx: Context;
  readonly scope: Scope;
  readonly db: Db;
  readonly planner: Planner;
  readonly signal: AbortSignal;
  readonly madeAt: Date;
}

/**
 * Makes a release of the figures as they are now: planned in a thread, written beside what is read, and read from one
 * short transaction on. Parts that did not change are those of the last release. Throws Fault 'release-busy' while
 * another is being made or an import runs, 'disclosure-refused' where there is nothing to publish; whatever fails, the
 * last release stays, and the failure is kept. Returns the number of the release.
 */
export async function makeRelease(ctx: Context, scope: Scope, request: ReleaseRequest): Promise<number> {
  return ifFree(ctx, 'release', async () => {
    // Looked at, not held: an import that begins meanwhile is seen when its builds are swapped.
    await ifFree(ctx, 'import', async () => {});
    const db = ctx.db.as(scope);
    const madeAt = ctx.clock.now();
    await noteBegun(db, madeAt, scope.who);
    try {
      await removeLooseParts(db);
      const signal = request.signal ?? new AbortController().signal;
      const made = await withPlanner(signal, (planner) =>
        tryToMake({ ...request, ctx, scope, db, planner, signal, madeAt }),
      );
      await ctx.db.settle();
      await ctx.db.announce(made.version);
      request.progress?.('settle', 1);
      return made.id;
    } catch (reason) {
      await noteFailed(
        db,
        ctx.clock.now(),
        scope.who,
        reason instanceof Fault ? reason.code : 'release-failed',
      );
      throw reason;
    }
  });
}

async function ifFree<T>(ctx: Context, name: 'release' | 'import', work: () => Promise<T>): Promise<T> {
  let begun = false;
  const noted = () => {
    begun = true;
    return work();
  };
  try {
    return await ctx.db.exclusively(name, noted, { ifFree: true });
  } catch (reason) {
    const isBusy = reason instanceof Fault && reason.code === 'busy';
    const isLate = reason instanceof Trouble && reason.code === 'exclusive-timeout';
    if (!begun && (isBusy || isLate)) throw new Fault('release-busy', { reason: name });
    throw reason;
  }
}

async function tryToMake(making: Making): Promise<{ id: number; version: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const made = await makeOnce(making);
    if (made) return made;
    if (attempt === ATTEMPTS) throw new Fault('release-busy', { reason: 'import' });
  }
}

/** What a release is made of, as it is before it is begun. */
interface Ground {
  readonly builds: readonly BuildToPublish[];
  readonly held: HeldSettings;
}

/** Undefined where the figures or the settings changed meanwhile. */
async function makeOnce(making: Making): Promise<{ id: number; version: number } | undefined> {
  const { ctx, scope, db } = making;
  const [builds, held] = await Promise.all([loadBuildsToPublish(db), loadDisclosure(db)]);
  if (builds.length === 0) throw new Fault('disclosure-refused', { reason: 'no-figures' });
  const basis = await loadPlanBasis(db, held.settings);
  const basisHash = hashOf([PLAN_VERSION, basis]);
  const before = await loadCurrentParts(db);
  const parts = new Map<number, number>();
  for (const [i, build] of builds.entries()) {
    making.progress?.('plan', i / builds.length);
    const below = await belowOf(making, build, { parts, builds, settings: basis.settings });
    const planHash = build.level === 'provinsi' ? hashOf([basisHash, below.parts]) : basisHash;
    const last = before.find((p) => p.rootId === build.rootId && p.period === build.period);
    if (last && last.buildId === build.id && last.planHash === planHash) {
      parts.set(build.id, last.id);
      continue;
    }
    const order = await orderPart(db, build, { ...basis, last, below: below.cells });
    const planned = await making.planner.plan(order);
    const { madeAt } = making;
    const part = await insertPart(db, { build, planHash, cells: planned.cells, madeAt });
    for (const columns of planned.published) await insertPublished(db, part, columns);
    for (const columns of planned.truth) await insertTruth(db, part, columns);
    await insertExact(db, part, planned.exact);
    await copySources(db, part, build.id);
    parts.set(build.id, part);
    making.signal.throwIfAborted();
  }
  making.progress?.('settle', 0);
  const ground = { builds, held };
  return ctx.db.write(scope, async (tx) => {
    if (!(await isUnchanged(tx, ground))) return undefined;
    return swap(tx, making, { ...ground, parts: [...parts.values()], planHash: hashOf([...parts.values()]) });
  });
}

/** Of a province what was planned of its regencies in the same period; of a regency nothing. */
async function belowOf(
  { db }: Making,
  build: BuildToPublish,
  known: {
    readonly parts: ReadonlyMap<number, number>;
    readonly builds: readonly BuildToPublish[];
    readonly settings: PlanBasis['settings'];
  },
): Promise<{ parts: number[]; cells: PlannedCell[][] | undefined }> {
  if (build.level !== 'provinsi') return { parts: [], cells: undefined };
  const regencies = new Set(await regenciesOf(db, build));
  const parts: number[] = [];
  const cells: PlannedCell[][] = [];
  for (const one of known.builds) {
    const part = known.parts.get(one.id);
    if (part === undefined || one.period !== build.period || !regencies.has(one.rootId)) continue;
    parts.push(part);
    const rows = await loadTruthOf(db, part, one.rootId);
    cells.push(
      rows.flatMap((row): PlannedCell[] => {
        const family = familyOf(row.series, known.settings);
        return family === null ? [] : [{ ...row, family, because: row.because as PlannedCell['because'] }];
      }),
    );
  }
  return { parts, cells };
}

async function regenciesOf(db: Db, build: BuildToPublish): Promise<number[]> {
  const rows = await db
    .selectFrom('area_version')
    .select('area_id')
    .where('current', '=', true)
    .where('level', '=', 'kabupaten')
    .where('parent_id', '=', build.rootId)
    .execute();
  return rows.map((row) => row.area_id);
}

async function isUnchanged(tx: Db, { builds, held }: Ground): Promise<boolean> {
  const state = await tx.selectFrom('data_state').select('setting_id').forUpdate().executeTakeFirstOrThrow();
  const now = await loadBuildsToPublish(tx);
  const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id).sort((a, b) => a - b);
  return state.setting_id === held.id && ids(now).join() === ids(builds).join();
}

async function swap(
  tx: Db,
  { scope, reason, note, madeAt }: Making,
  { held, parts, planHash }: Ground & { readonly parts: readonly number[]; readonly planHash: string },
): Promise<{ id: number; version: number }> {
  const state = await tx
    .selectFrom('data_state')
    .select(['data_version', 'boundary_version'])
    .executeTakeFirstOrThrow();
  const made = await swapRelease(tx, {
    dataVersion: state.data_version,
    boundaryVersion: state.boundary_version,
    settings: JSON.stringify(held.settings),
    settingId: held.id,
    planHash,
    reason,
    note,
    madeBy: scope.who,
    madeAt,
    parts,
  });
  await noteMade(tx);
  await insertEvent(tx, scope, {
    at: madeAt,
    action: 'release.made',
    subject: String(made.id),
    areas: ['*'],
    detail: { reason, parts: parts.length },
  });
  return made;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 27);
}
