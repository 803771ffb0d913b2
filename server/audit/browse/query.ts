import { type RawBuilder, sql } from 'kysely';
import type { AuditKind } from '../../../data/contract/audit.ts';
import type { Db } from '../../db/open.ts';

/** Which events somebody looks for; all that is given must hold. */
export interface Filter {
  readonly kind?: AuditKind | undefined;
  readonly who?: string | undefined;
  readonly area?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** only events before this number */
  readonly before?: number | undefined;
}

export interface EventRow {
  readonly id: number;
  readonly at: Date;
  readonly who: string;
  readonly role: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly areas: readonly string[];
  readonly reads: 'exact' | 'published' | null;
  readonly place: string | null;
  readonly detail: Record<string, unknown>;
  readonly seal: number | null;
}

/** How the actions of a kind begin; what begins otherwise is a setting. */
const BEGINNINGS: Readonly<Record<Exclude<AuditKind, 'setting'>, readonly string[]>> = {
  view: ['view'],
  export: ['export'],
  import: ['import'],
  account: ['account', 'session', 'sign-in', 'invitation', 'role', 'grant', 'wider', 'setup'],
  refused: ['refused'],
  audit: ['audit'],
};
const KNOWN = Object.values(BEGINNINGS).flat();

export function kindOf(action: string): AuditKind {
  const beginning = action.split('.')[0] ?? '';
  const found = Object.entries(BEGINNINGS).find(([, all]) => all.includes(beginning));
  return (found?.[0] as AuditKind | undefined) ?? 'setting';
}

/** Events that fit, newest first. */
export async function loadEvents(db: Db, filter: Filter, limit: number): Promise<EventRow[]> {
  const found = await sql<EventRow>`
    select id, at, who, role, action, subject, areas, reads, place, detail, seal from audit_event
    where ${sql.join(conditions(filter), sql` and `)}
    order by id desc limit ${limit}`.execute(db);
  return found.rows;
}

function conditions({ kind, who, area, from, to, before }: Filter): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (kind === 'setting') all.push(sql`split_part(action, '.', 1) <> all(${KNOWN}::text[])`);
  else if (kind) all.push(sql`split_part(action, '.', 1) = any(${[...BEGINNINGS[kind]]}::text[])`);
  if (who) all.push(sql`strpos(lower(who), lower(${who})) > 0`);
  if (area) {
    all.push(sql`exists (select 1 from unnest(areas) as a(code)
      where a.code in (${area}, '*') or starts_with(a.code, ${`${area}.`}))`);
  }
  if (from) all.push(sql`at >= ${`${from}T00:00:00Z`}::timestamptz`);
  if (to) all.push(sql`at < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`);
  if (before) all.push(sql`id < ${before}`);
  return all;
}

/** What areas are called today; a code that is no area any more is not in it. */
export async function loadNames(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const found = await sql<{ code: string; name: string }>`
    select code, name from area_version
    where current and valid_to is null and code = any(${[...codes]}::text[])`.execute(db);
  return new Map(found.rows.map((row) => [row.code, row.name]));
}
