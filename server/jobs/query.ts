import { sql } from 'kysely';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';

const KEPT_DAYS = 30;

/**
 * Removes the tile sets that no map is made of any more and that are older than 30 days: until then a browser that was
 * left open may still ask for them. One set a statement. Returns how many.
 */
export async function removeOldTileSets(ctx: Pick<Context, 'db' | 'clock'>): Promise<number> {
  const db = ctx.db.as(system('jobs'));
  const before = ctx.clock.now();
  before.setUTCDate(before.getUTCDate() - KEPT_DAYS);
  return ctx.db.exclusively('import', async () => {
    const old = await db
      .selectFrom('tile_set')
      .select('hash')
      .where('current', '=', false)
      .where('made_at', '<', before)
      .execute();
    for (const { hash } of old) {
      await db.deleteFrom('tile_set').where('hash', '=', hash).where('current', '=', false).execute();
    }
    return old.length;
  });
}

/** The embedded database has no autovacuum: rows that nobody sees any more are given back here, table by table. */
export async function tidyTables(ctx: Pick<Context, 'db'>): Promise<void> {
  const db = ctx.db.as(system('jobs'));
  const tables = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'pgboss')`.execute(db);
  for (const { name } of tables.rows) await sql`vacuum (analyze) ${sql.raw(name)}`.execute(db);
}
