import { sql } from 'kysely';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { migrations as known, type Migration } from './migrations/index.ts';
import { Trouble } from './trouble.ts';

/**
 * Brings the schema to what the code knows, one transaction a step. Returns the names of the steps applied. `before` is
 * called once, ahead of the first step, when the database already holds something (a backup).
 * Throws Trouble 'schema-newer' where the database was made by a later version: going back is not possible.
 */
export async function migrate(
  ctx: Pick<Context, 'db' | 'clock'>,
  options: { readonly migrations?: readonly Migration[]; readonly before?: () => Promise<void> } = {},
): Promise<string[]> {
  const steps = options.migrations ?? known;
  const scope = system('start-up');
  return ctx.db.exclusively('migrate', async () => {
    const applied = await appliedMigrations(ctx);
    const names = steps.map((m) => m.name);
    const unknown = applied.filter((name, i) => names[i] !== name);
    if (unknown.length > 0) throw new Trouble('schema-newer', { found: unknown.join(', ') });
    const due = steps.slice(applied.length);
    if (due.length > 0 && applied.length > 0) await options.before?.();
    for (const step of due) {
      await ctx.db.write(
        scope,
        async (tx) => {
          await step.up(tx as never);
          const at = ctx.clock.now();
          await sql`insert into schema_migration (name, applied_at) values (${step.name}, ${at})`.execute(tx);
        },
        { unhurried: true },
      );
    }
    if (due.length > 0) await ctx.db.settle();
    return due.map((m) => m.name);
  });
}

/** Names of the steps this database has, in order of application. */
export async function appliedMigrations(ctx: Pick<Context, 'db'>): Promise<string[]> {
  const db = ctx.db.as(system('start-up'));
  await sql`create table if not exists schema_migration (
    position integer generated always as identity primary key,
    name text not null unique, applied_at timestamptz not null)`.execute(db);
  const rows = await sql<{ name: string }>`select name from schema_migration order by position`.execute(db);
  return rows.rows.map((r) => r.name);
}
