import { sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { MatchAnswer, MatchKind } from '../../data/contract/matching.ts';
import type { Db } from '../db/open.ts';

/** What a word of a file is known to stand for. */
export interface KnownAlias {
  readonly kind: MatchKind;
  readonly level: Level | null;
  readonly within: string;
  readonly key: string;
  readonly target: string;
}

/** Every answer that is remembered; a bridge table is asked by its codes alone. */
export async function loadAnswers(db: Db): Promise<KnownAlias[]> {
  return db
    .selectFrom('alias')
    .select(['kind', 'level', 'within', 'key', 'target'])
    .where('import_id', 'is', null)
    .orderBy('id')
    .execute();
}

/** Of the codes given (as keys), those that an applied bridge table translates; of two tables the later holds. */
export async function loadBridge(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const some = keys.slice(from, from + KEYS_AT_ONCE);
    const found = await sql<{ key: string; target: string }>`
      select distinct on (a.key) a.key, a.target
      from alias a join import i on i.id = a.import_id and i.state = 'applied'
      where a.kind = 'code' and a.key = any(${some}::text[])
      order by a.key, i.applied_seq desc`.execute(db);
    for (const row of found.rows) known.set(row.key, row.target);
  }
  return known;
}

const KEYS_AT_ONCE = 5000;

export interface KeptAlias extends KnownAlias {
  readonly id: number;
  readonly written: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** The answers with who gave them, newest first. */
export async function listAnswers(db: Db): Promise<KeptAlias[]> {
  const rows = await db
    .selectFrom('alias')
    .selectAll()
    .where('import_id', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ made_by: madeBy, made_at: madeAt, import_id: _import, ...kept }) => ({
    ...kept,
    madeBy,
    madeAt,
  }));
}

/** Remembers an answer in place of an earlier one about the same word. */
export async function writeAnswer(
  tx: Db,
  answer: MatchAnswer & { readonly key: string },
  { who, at }: { readonly who: string; readonly at: Date },
): Promise<void> {
  const { kind, level, within, key, written, target } = answer;
  await sql`delete from alias where import_id is null and kind = ${kind}
    and coalesce(level, '') = ${level ?? ''} and within = ${within} and key = ${key}`.execute(tx);
  await tx
    .insertInto('alias')
    .values({ kind, level, within, key, written, target, import_id: null, made_by: who, made_at: at })
    .execute();
}

/** Forgets an answer; returns it, undefined where there is none. A line of a bridge table goes with its import only. */
export async function deleteAnswer(tx: Db, id: number) {
  return tx
    .deleteFrom('alias')
    .where('id', '=', id)
    .where('import_id', 'is', null)
    .returning(['kind', 'level', 'within', 'written', 'target'])
    .executeTakeFirst();
}

/** Codes of another office with those of Kemendagri, as lines of an import. */
export async function insertBridge(
  db: Db,
  importId: number,
  rows: readonly { readonly key: string; readonly written: string; readonly target: string }[],
  { who, at }: { readonly who: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into alias (kind, key, written, target, import_id, made_by, made_at)
    select 'code', k, w, t, ${importId}::int, ${who}::text, ${at}::timestamptz
    from unnest(${rows.map((r) => r.key)}::text[], ${rows.map((r) => r.written)}::text[],
      ${rows.map((r) => r.target)}::text[]) as n (k, w, t)`.execute(db);
}

/** Names of areas here by code, those of today first. */
export async function loadAreaNames(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const found = await sql<{ code: string; name: string }>`
    select distinct on (v.code) v.code, v.name from area_version v
    where v.current and v.code = any(${[...codes]}::text[])
    order by v.code, v.valid_to desc nulls first`.execute(db);
  return new Map(found.rows.map((r) => [r.code, r.name]));
}
