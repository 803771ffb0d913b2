import { sql } from 'kysely';
import type { ImportEntry, ImportKind } from '../../data/contract/import.ts';
import { type ReadingChange, readingChange } from '../../data/contract/reading.ts';
import { rowUnit } from '../../data/words/say-report.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';

export async function findImport(ctx: Context, scope: Scope, importId: number) {
  return ctx.db
    .as(scope)
    .selectFrom('import')
    .select(['id', 'kind', 'state', 'report'])
    .where('id', '=', importId)
    .executeTakeFirst();
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

/** Of the areas an import speaks of, how many does a later one hold by now? */
export async function countReplaced(ctx: Context, scope: Scope, importId: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(distinct area_id)::integer as n from area_version
    where import_id = ${importId} and not current`.execute(ctx.db.as(scope));
  return found.rows[0]?.n ?? 0;
}

/** The list of sources, newest first. */
export async function listImports(ctx: Context, scope: Scope): Promise<ImportEntry[]> {
  const rows = await ctx.db
    .as(scope)
    .selectFrom('import')
    .selectAll()
    .where('state', '!=', 'draft')
    // Edits of the register are told of each pillar: by the hundred they would bury the sources.
    .where('kind', '!=', 'register')
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
