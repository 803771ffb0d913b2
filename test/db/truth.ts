import { sql } from 'kysely';
import { system } from '../../server/access/scope.ts';
import type { OpenDatabase } from '../../server/db/open.ts';

/** Everything the database holds, in one text: the same text means the same rows. */
export async function truth(db: OpenDatabase): Promise<string> {
  const handle = db.as(system('health'));
  const tables = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c where c.relkind = 'r'
    and c.relnamespace = 'public'::regnamespace and c.relname not in ('spatial_ref_sys', 'schema_migration')
    order by 1`.execute(handle);
  const parts: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<{ n: number; sum: string | null }>`
      select count(*) as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.raw(name)} t`.execute(
      handle,
    );
    parts.push(`${name} ${rows.rows[0]?.n} ${rows.rows[0]?.sum}`);
  }
  return parts.join('\n');
}
