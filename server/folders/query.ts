import { sql } from 'kysely';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';

/** Has nobody put anything into this database yet? Then a copy of its folder is as good as a new one. */
export async function isUntouched(ctx: Context): Promise<boolean> {
  const found = await sql<{ touched: boolean }>`
    select exists (select 1 from import) or exists (select 1 from area) or exists (select 1 from audit_event)
      or exists (select 1 from office_setting) as touched`.execute(ctx.db.as(system('start-up')));
  return found.rows[0]?.touched === false;
}
