import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';
import type { Succession } from './apply.ts';

/** Writes lines of the succession; `from` and `to` are area ids. */
export async function insertSuccessions(
  db: Db,
  importId: number,
  rows: readonly Succession[],
): Promise<void> {
  const column = <T>(pick: (row: Succession) => T) => rows.map(pick);
  await sql`
    insert into succession (from_area, to_area, kind, on_date, old_code, legal_basis, rule, import_id)
    select from_area, to_area, kind, on_date, old_code, legal_basis, rule, ${importId}::integer
    from unnest(${column((r) => r.from)}::integer[], ${column((r) => r.to)}::integer[],
      ${column((r) => r.kind)}::text[], ${column((r) => r.date)}::date[], ${column((r) => r.oldCode)}::text[],
      ${column((r) => r.basis)}::text[], ${column((r) => r.rule)}::text[])
      as u (from_area, to_area, kind, on_date, old_code, legal_basis, rule)`.execute(db);
}
