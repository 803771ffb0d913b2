import { type RawBuilder, sql } from 'kysely';
import type { ImportEntry, ImportKind, ImportReport } from '../../data/contract/import.ts';
import { type ReadingChange, readingChange } from '../../data/contract/reading.ts';
import { rowUnit } from '../../data/words/say-report.ts';
import { type Scope, system } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import type { Derived } from './derive.ts';
import type { Provenance, SourceFile, Touched } from './kind.ts';

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
    await writeAudit(ctx, tx, scope, 'import.applied', importId, { kind: report.kind, rows: report.rows });
    return raiseVersions(tx, touched.boundaries);
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
): Promise<number> {
  const swap = async (tx: Db) => {
    await tx
      .updateTable('import')
      .set({ state: 'undone', undone_at: ctx.clock.now(), undone_by: scope.who, applied_seq: null })
      .where('id', '=', importId)
      .execute();
    await swapDerived(tx, importId, touched, derived);
    await writeAudit(ctx, tx, scope, 'import.undone', importId, {});
    return raiseVersions(tx, touched.boundaries);
  };
  return ctx.db.write(scope, swap, { unhurried: true });
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
  if (touched.regencies.length > 0) await retireBuilds(tx, touched, derived);
  if (derived.builds.length > 0) {
    await tx
      .updateTable('rollup_build')
      .set({ current: true })
      .where('id', 'in', [...derived.builds])
      .execute();
  }
}

/** Makes new builds of all periods current in the place of those of some regencies; returns the data version. */
export async function swapBuilds(
  tx: Db,
  regencies: readonly number[],
  builds: readonly number[],
): Promise<number> {
  const touched = { regencies, periods: 'all', boundaries: false } as const;
  await swapDerived(tx, 0, touched, { tileSets: [], builds });
  return raiseVersions(tx, false);
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

async function raiseVersions(tx: Db, boundaries: boolean): Promise<number> {
  const row = await tx
    .updateTable('data_state')
    .set((eb) => ({
      data_version: eb('data_version', '+', 1),
      ...(boundaries ? { boundary_version: eb('boundary_version', '+', 1) } : {}),
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
    await tx.deleteFrom('observation').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('population').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('succession').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('vocabulary').where('import_id', 'in', drafts).execute();
    await tx.deleteFrom('alias').where('import_id', 'in', drafts).execute();
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

export async function findImport(ctx: Context, scope: Scope, importId: number) {
  return ctx.db
    .as(scope)
    .selectFrom('import')
    .select(['id', 'kind', 'state', 'report'])
    .where('id', '=', importId)
    .executeTakeFirst();
}

/**
 * Applied imports that stand on this one: later versions of an area whose first version came with it, figures of areas
 * that exist only through it. They must be undone first. Borders that have replaced a sketch do not stand on it, but an
 * outline drawn of its cells does.
 */
export async function dependentImports(ctx: Context, scope: Scope, importId: number): Promise<number[]> {
  const rows = await sql<{ id: number }>`
    with this as (select kind = 'sketch' as sketch from import where id = ${importId}),
    mine as (select v.area_id from area_version v where v.import_id = ${importId}),
    only_mine as (
      select area_id from mine except
      select v.area_id from area_version v join import i on i.id = v.import_id and i.state = 'applied'
      where v.import_id <> ${importId}
        and i.applied_seq < (select applied_seq from import where id = ${importId}))
    select distinct i.id from import i
    where i.state = 'applied' and i.id <> ${importId} and (
      exists (select 1 from observation o where o.import_id = i.id and o.area_id in (select area_id from only_mine))
      or exists (select 1 from population p where p.import_id = i.id and p.area_id in (select area_id from only_mine))
      or exists (select 1 from area_version v where v.import_id = i.id
                 and (v.parent_id in (select area_id from only_mine) or v.area_id in (select area_id from only_mine)
                   or (v.area_id in (select area_id from mine) and (not (select sketch from this)
                     or v.shape_import_id = ${importId} or (v.quality = 'sketsa' and v.shape_basis = 'children'))))
                 and i.applied_seq > (select applied_seq from import where id = ${importId})))
    order by i.id`.execute(ctx.db.as(scope));
  return rows.rows.map((r) => r.id);
}

/** The latest applied import of the same bytes as the same kind, and the day on which it was applied. */
export async function sameFileBefore(
  ctx: Context,
  scope: Scope,
  kind: ImportKind,
  sha256: string,
): Promise<{ id: number; on: string } | undefined> {
  const found = await sql<{ id: number; on: string }>`
    select id, applied_at::date::text as on from import
    where state = 'applied' and kind = ${kind} and file_sha256 = ${sha256}
    order by applied_seq desc limit 1`.execute(ctx.db.as(scope));
  return found.rows[0];
}

/** Imports by number, with the name of the file of each that came as one: '7 (ppks-2025.csv), 9'. */
export async function nameImports(ctx: Context, scope: Scope, ids: readonly number[]): Promise<string> {
  if (ids.length === 0) return '';
  const db = ctx.db.as(scope);
  const rows = await db
    .selectFrom('import')
    .select(['id', 'file_name'])
    .where('id', 'in', [...ids])
    .execute();
  const files = new Map(rows.map((r) => [r.id, r.file_name]));
  return ids.map((id) => (files.get(id) ? `${id} (${files.get(id)})` : String(id))).join(', ');
}

/** Applied imports that speak of a regency or of what lies in it, the latest first: in this order they can be taken back. */
export async function importsOf(ctx: Context, scope: Scope, regency: string): Promise<number[]> {
  const found = await sql<{ id: number }>`
    with place as (select area_id from area_version where current and code = ${regency}),
    mine as (select area_id from area_version where current and regency_id in (select area_id from place))
    select i.id from import i where i.state = 'applied' and exists (select 1 from mine) and (
      exists (select 1 from area_version v where v.import_id = i.id and v.area_id in (select area_id from mine))
      or exists (select 1 from population p where p.import_id = i.id and p.area_id in (select area_id from mine))
      or exists (select 1 from observation o where o.import_id = i.id and o.area_id in (select area_id from mine)))
    order by i.applied_seq desc`.execute(ctx.db.as(scope));
  return found.rows.map((r) => r.id);
}

/** Of the areas an import speaks of, how many does a later one hold by now? */
export async function countReplaced(ctx: Context, scope: Scope, importId: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(distinct area_id)::integer as n from area_version
    where import_id = ${importId} and not current`.execute(ctx.db.as(scope));
  return found.rows[0]?.n ?? 0;
}

/** Figures of a provinsi (which lies in no regency) belong to the roll-up above each of its regencies. */
const regenciesOfProvince = sql`left join area_version r
  on v.level = 'provinsi' and r.parent_id = v.area_id and r.level = 'kabupaten' and r.current`;

/** What undoing an applied import changes. */
export async function touchedBy(ctx: Context, scope: Scope, importId: number): Promise<Touched> {
  const found = await sql<{ regency_id: number | null; period: string | null; what: string }>`
    select distinct v.regency_id, null::text as period, 'area' as what from area_version v where v.import_id = ${importId}
    union
    select distinct v.area_id, null, 'provinsi' from area_version v
      where v.import_id = ${importId} and v.level = 'provinsi'
    union
    select distinct coalesce(v.regency_id, r.area_id), null, 'population' from population p
      join area_version v on v.area_id = p.area_id and v.current ${regenciesOfProvince}
      where p.import_id = ${importId}
    union
    select distinct coalesce(v.regency_id, r.area_id), o.period, 'observation' from observation o
      join area_version v on v.area_id = o.area_id and v.current ${regenciesOfProvince}
      where o.import_id = ${importId}`.execute(ctx.db.as(scope));
  const roots = (provinsi: boolean) =>
    found.rows.filter((r) => (r.what === 'provinsi') === provinsi).flatMap((r) => r.regency_id ?? []);
  const regencies = [...new Set(roots(false))];
  const boundaries = found.rows.some((r) => r.what === 'area');
  const whole = boundaries || found.rows.some((r) => r.what === 'population');
  const periods = [...new Set(found.rows.flatMap((r) => (r.period === null ? [] : [r.period])))];
  return { regencies, provinces: roots(true), periods: whole ? 'all' : periods, boundaries };
}

/** The list of sources, newest first. */
export async function listImports(ctx: Context, scope: Scope): Promise<ImportEntry[]> {
  const rows = await ctx.db
    .as(scope)
    .selectFrom('import')
    .selectAll()
    .where('state', '!=', 'draft')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    state: r.state,
    fileName: r.file_name,
    source: r.source,
    licence: r.licence,
    asOf: r.as_of,
    simulated: r.simulated,
    madeBy: r.made_by,
    madeAt: r.made_at.toISOString(),
    undoneAt: r.undone_at?.toISOString() ?? null,
    rows: r.report?.rows ?? { read: 0, used: 0, refused: 0 },
    unit: r.report ? rowUnit(r.report) : 'rows',
    problemCount: r.report?.problemCount ?? {},
  }));
}

/** What was last said of the reading of tables with the same headings; undefined where nothing was, or it was taken back. */
export async function recallReading(
  ctx: Context,
  scope: Scope,
  key: string,
): Promise<ReadingChange | undefined> {
  const found = await sql<{ change: ReadingChange | null }>`
    select report->'reading'->'change' as change from import
    where state in ('applied', 'undone') and report->'reading'->>'key' = ${key}
    order by id desc limit 1`.execute(ctx.db.as(scope));
  const change = readingChange.safeParse(found.rows[0]?.change);
  return change.success && Object.keys(change.data).length > 0 ? change.data : undefined;
}

/** Condition on a code: none of these areas is it, or holds it. */
function outside(code: RawBuilder<string>, areas: readonly string[]): RawBuilder<boolean> {
  const below = areas.map((area) => `${area}.%`);
  return sql<boolean>`not (${code} = any(${[...areas]}::text[]) or ${code} like any(${below}::text[]))`;
}

/**
 * How many areas an import speaks of that lie outside these. The outline of an area above them that is drawn anew of
 * what lies in it does not count: nobody said it.
 */
export async function countOutside(
  ctx: Context,
  scope: Scope,
  importId: number,
  areas: readonly string[],
): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(distinct code)::int as n from (${spoken(sql`${importId}::int`)}) x
    where ${outside(sql`x.code`, areas)}
      and not (x.drawn and exists (select 1 from unnest(${[...areas]}::text[]) own where own like x.code || '.%'))`.execute(
    ctx.db.as(scope),
  );
  return found.rows[0]?.n ?? 0;
}

/** The imports, or the one named, that speak of some of these areas and of no other. */
export async function findInside(
  ctx: Context,
  scope: Scope,
  areas: readonly string[],
  importId?: number,
): Promise<Set<number>> {
  const which = importId === undefined ? sql<boolean>`i.state <> 'draft'` : sql<boolean>`i.id = ${importId}`;
  const found = await sql<{ id: number }>`
    select i.id from import i where ${which}
      and exists (select 1 from (${spoken(sql`i.id`)}) x)
      and not exists (select 1 from (${spoken(sql`i.id`)}) x where ${outside(sql`x.code`, areas)}
        and not (x.drawn and exists (select 1 from unnest(${[...areas]}::text[]) own where own like x.code || '.%')))`.execute(
    ctx.db.as(scope),
  );
  return new Set(found.rows.map((row) => row.id));
}

/** The codes of the areas that an import speaks of; `drawn`: only their outline, of what lies in them. */
function spoken(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select v.code, v.shape_basis is not distinct from 'children' as drawn from area_version v where v.import_id = ${id}
    union all
    select v.code, false from population p join area_version v on v.area_id = p.area_id and v.current where p.import_id = ${id}
    union all
    select v.code, false from observation o join area_version v on v.area_id = o.area_id and v.current where o.import_id = ${id}`;
}
