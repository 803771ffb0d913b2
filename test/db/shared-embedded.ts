import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Context } from '../../server/context.ts';
import type { OpenDatabase } from '../../server/db/open.ts';
import { freshDatabase, openContext } from './harness.ts';

/** An open database that can be made again what it was. */
interface Shared {
  readonly ctx: Context;
  /** SQL that brings back the rows and the counters of an empty database with the schema */
  readonly reset: string;
}

let shared: Promise<Shared> | undefined;

/**
 * The embedded database of this test worker: opening one takes seconds, emptying it a moment. Each caller gets a handle
 * of its own, whose closing closes nothing, so that nothing that was kept for another suite is found again.
 */
export async function sharedEmbedded(): Promise<Context> {
  shared ??= openShared();
  const { ctx, reset } = await shared;
  await ctx.db.run(reset);
  for (const name of ['backups', 'imports.json', 'files'])
    rmSync(join(ctx.config.dataDir, name), { recursive: true, force: true });
  const db: OpenDatabase = { ...ctx.db, close: async () => {} };
  return { ...ctx, db };
}

async function openShared(): Promise<Shared> {
  const ctx = await openContext(
    await freshDatabase('embedded', mkdtempSync(join(inject('scratch'), 'shared-'))),
  );
  return { ctx, reset: await keep(ctx.db) };
}

/** Keeps what there is in a schema of its own, and says how to bring it back. */
async function keep(db: OpenDatabase): Promise<string> {
  const tables = await names(
    db,
    `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname <> 'spatial_ref_sys'`,
  );
  await db.run('create schema kept');
  const filled: string[] = [];
  for (const table of tables) {
    await db.run(`create table kept.${table} as table public.${table}`);
    const { rows } = await db.run(`select 1 from kept.${table} limit 1`);
    if (rows.length > 0) filled.push(table);
  }
  const counters = await names(
    db,
    `select format('select setval(%L, %s, %L)', s.schemaname || '.' || s.sequencename, coalesce(s.last_value, s.start_value),
       s.last_value is not null) as name from pg_sequences s where s.schemaname = 'public'`,
  );
  return [
    `truncate ${tables.map((t) => `public.${t}`).join(', ')}`,
    ...filled.map((t) => `insert into public.${t} overriding system value select * from kept.${t}`),
    ...counters,
  ].join(';\n');
}

async function names(db: OpenDatabase, text: string): Promise<string[]> {
  return (await db.run(text)).rows.map((r) => String(r.name));
}
