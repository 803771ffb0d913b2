import { sql } from 'kysely';
import type { ImportKind, ImportReport } from '../../../data/contract/import.ts';
import { type Scope, system } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import { applyCounts, takeBackCounts } from '../../facilities/stock/answer.ts';
import {
  refreshFacilities,
  removeFacilityDrafts,
  stockedWithoutHolding,
} from '../../facilities/store/query.ts';
import { Fault } from '../../fault.ts';
import { dropMeasured, hasSets, noteWaiting } from '../../hazards/measure/query.ts';
import { dropSettled } from '../../hazards/settled/query.ts';
import { removeHazardDrafts } from '../../hazards/store/query.ts';
import { refreshRegister, removeRegisterDrafts } from '../../pillars/swap/query.ts';
import type { Derived } from '../derive.ts';
import type { Provenance, SourceFile, Touched } from '../kind.ts';

/** What is written elsewhere in the transaction of an import, or of its undo. */
export type Also = (tx: Db, importId: number) => Promise<void>;

/** Writes the draft row that facts will point to; returns its id. */
export async function draftImport(
  ctx: Context,
  scope: Scope,
  kind: ImportKind,
  file: SourceFile | null,
  provenance: Provenance,
): Promise<number> {
  const row = await ctx.db
    .as(scope)
    .insertInto('import')
    .values({
      kind,
      state: 'draft',
      file_name: file?.name ?? null,
      file_bytes: file?.bytes.byteLength ?? null,
      file_sha256: file?.sha256 ?? null,
      source: provenance.source,
      licence: provenance.licence,
      as_of: provenance.asOf,
      simulated: provenance.simulated,
      made_by: scope.who,
      made_at: ctx.clock.now(),
      report: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The swap: draft -> applied, current flags, derived data and versions, in one short transaction. Returns the data version. */
export async function applyDraft(
  ctx: Context,
  scope: Scope,
  importId: number,
  touched: Touched,
  derived: Derived,
  report: ImportReport,
  also: Also = async () => {},
): Promise<number> {
  const swap = async (tx: Db) => {
    await tx
      .updateTable('import')
      .set({
        state: 'applied',
        applied_at: ctx.clock.now(),
        applied_seq: sql<number>`(select coalesce(max(applied_seq), 0) + 1 from import)`,
        report: JSON.stringify(report),
      })
      .where('id', '=', importId)
      .execute();
    await swapDerived(tx, importId, touched, derived);
    if (touched.facilities) await refreshFacilities(tx, importId);
    if (touched.stock) {
      await applyCounts(tx, scope, { importId, at: ctx.clock.now(), on: ctx.clock.today() });
    }
    await measureLater(ctx, tx, touched, importId);
    await writeAudit(ctx, tx, scope, 'import.applied', importId, { kind: report.kind, rows: report.rows });
    await also(tx, importId);
    return raiseVersions(tx, touched);
  };
  // Short as a rule; after a million rows it may take its time rather than be given up at the end.
  return ctx.db.write(scope, swap, { unhurried: true });
}

/** The swap back: applied -> undone; the rows stay as history and are read by nobody. */
export async function markUndone(
  ctx: Context,
  scope: Scope,
  importId: number,
  touched: Touched,
  derived: Derived,
  also: Also = async () => {},
): Promise<number> {
  const swap = async (tx: Db) => {
    await tx
      .updateTable('import')
      .set({ state: 'undone', undone_at: ctx.clock.now(), undone_by: scope.who, applied_seq: null })
      .where('id', '=', importId)
      .execute();
    await swapDerived(tx, importId, touched, derived);
    if (touched.stock) {
      await takeBackCounts(tx, scope, { importId, at: ctx.clock.now(), on: ctx.clock.today() });
    }
    if (touched.facilities) {
      await refreshFacilities(tx, importId);
      const stocked = await stockedWithoutHolding(tx, importId);
      if (stocked > 0) throw new Fault('undo-blocked', { id: importId, reason: 'stock' });
    }
    if (touched.hazards) {
      await dropMeasured(tx, importId);
      await dropSettled(tx, importId);
    }
    await measureLater(ctx, tx, touched, importId);
    await writeAudit(ctx, tx, scope, 'import.undone', importId, {});
    await also(tx, importId);
    return raiseVersions(tx, touched);
  };
  return ctx.db.write(scope, swap, { unhurried: true });
}

/** Areas that are drawn anew are measured on the zones of hazards after this: what was measured is of other borders. */
async function measureLater(ctx: Context, tx: Db, { boundaries }: Touched, importId: number): Promise<void> {
  if (!boundaries || !(await hasSets(tx))) return;
  await noteWaiting(tx, importId);
  await ctx.jobs.enqueue(tx, 'exposure', {});
}

async function swapDerived(tx: Db, importId: number, touched: Touched, derived: Derived): Promise<void> {
  if (touched.boundaries) {
    await refreshCurrentVersions(tx, importId);
    const sets = derived.tileSets.map((t) => t.rootId);
    const roots = [...new Set([...touched.regencies, ...(touched.provinces ?? []), ...sets])];
    if (roots.length > 0) {
      await tx.updateTable('tile_set').set({ current: false }).where('root_id', 'in', roots).execute();
    }
    const hashes = derived.tileSets.map((t) => t.hash);
    if (hashes.length > 0) {
      await tx.updateTable('tile_set').set({ current: true }).where('hash', 'in', hashes).execute();
    }
  }
  if (touched.register) await refreshRegister(tx, importId);
  if (touched.regencies.length > 0) await retireBuilds(tx, touched, derived);
  if (derived.builds.length > 0) {
    await tx
      .updateTable('rollup_build')
      .set({ current: true })
      .where('id', 'in', [...derived.builds])
      .execute();
  }
}

/** Makes new builds current in the place of those that they were made for; returns the data version. */
export async function swapBuilds(tx: Db, touched: Touched, builds: readonly number[]): Promise<number> {
  await swapDerived(tx, 0, touched, { tileSets: [], builds });
  return raiseVersions(tx, { boundaries: false });
}

/** Builds of the touched regencies (and of the roots rebuilt above them) give way to the new ones. */
async function retireBuilds(tx: Db, touched: Touched, derived: Derived): Promise<void> {
  let old = tx.selectFrom('rollup_build').select('id').where('current', '=', true);
  old = old.where((w) =>
    w.or([
      w('root_id', 'in', [...touched.regencies]),
      w(
        'root_id',
        'in',
        tx
          .selectFrom('rollup_build as b')
          .select('b.root_id')
          .where('b.id', 'in', [-1, ...derived.builds]),
      ),
    ]),
  );
  if (touched.periods !== 'all') old = old.where('period', 'in', ['', ...touched.periods]);
  await deleteBuilds(
    tx,
    (await old.execute()).map((b) => b.id),
  );
}

/** Removes builds with their rows: the only way in which either goes. */
async function deleteBuilds(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`with gone as (delete from rollup_build where id = any(${[...ids]}::int[]))
    delete from rollup where build_id = any(${[...ids]}::int[])`.execute(db);
}

/** Of an area's versions those of the latest applied import that has any hold: an import writes an area's whole history. */
async function refreshCurrentVersions(tx: Db, importId: number): Promise<void> {
  await sql`
    with changed as (select distinct area_id from area_version where import_id = ${importId}),
    holding as (
      select distinct on (v.area_id) v.area_id, v.import_id
      from area_version v join import i on i.id = v.import_id and i.state = 'applied'
      where v.area_id in (select area_id from changed)
      order by v.area_id, i.applied_seq desc)
    update area_version v
    set current = exists (select 1 from holding h where h.area_id = v.area_id and h.import_id = v.import_id)
    where v.area_id in (select area_id from changed)`.execute(tx);
}

/** Who serves where is said to everybody at once, whatever release the figures beside it are of: as words are. */
async function raiseVersions(
  tx: Db,
  { boundaries, register, hazards }: Pick<Touched, 'boundaries' | 'register' | 'hazards'>,
): Promise<number> {
  const row = await tx
    .updateTable('data_state')
    .set((eb) => ({
      data_version: eb('data_version', '+', 1),
      ...(boundaries ? { boundary_version: eb('boundary_version', '+', 1) } : {}),
      ...(register || hazards ? { words_version: eb('words_version', '+', 1) } : {}),
    }))
    .returning('data_version')
    .executeTakeFirstOrThrow();
  return row.data_version;
}

async function writeAudit(
  ctx: Context,
  tx: Db,
  scope: Scope,
  action: string,
  importId: number,
  detail: Record<string, unknown>,
): Promise<void> {
  await insertEvent(tx, scope, {
    at: ctx.clock.now(),
    action,
    subject: `import ${importId}`,
    detail,
  });
}

/**
 * Removes what a killed or failed import left: draft rows, builds and tile sets that no swap made current. Call it only
 * while holding `exclusively('import')`: another server on the same database may be staging a draft of its own.
 */
export async function removeDrafts(ctx: Context, scope: Scope = system('import clean-up')): Promise<number> {
  const db = ctx.db.as(scope);
  const drafts = (await db.selectFrom('import').select('id').where('state', '=', 'draft').execute()).map(
    (r) => r.id,
  );
  const unfinished = await db.selectFrom('rollup_build').select('id').where('current', '=', false).execute();
  const builds = unfinished.map((b) => b.id);
  // However large it is: where it could not be removed, nothing could be imported any more.
  if (builds.length > 0) await ctx.db.write(scope, (tx) => deleteBuilds(tx, builds), { unhurried: true });
  if (drafts.length === 0) return 0;
  const removeAll = async (tx: Db) => {
    await tx.deleteFrom('spm_budget').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('observation').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('population').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('succession').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('vocabulary').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('alias').where('import_id', 'in', drafts).execute();
    await removeRegisterDrafts(tx, drafts);
    await removeHazardDrafts(tx, drafts);
    await removeFacilityDrafts(tx, drafts);
    await tx.deleteFrom('area_version').where('import_id', 'in', drafts).execute();
    await sql`delete from tile_set t where not t.current and t.root_id in (select id from area where import_id in (${sql.join(drafts)}))`.execute(
      tx,
    );
    await tx.deleteFrom('area').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('import').where('id', 'in', drafts).execute();
  };
  await ctx.db.write(scope, removeAll, { unhurried: true });
  return drafts.length;
}
