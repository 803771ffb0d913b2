import type { OpenDatabase } from './open.ts';

type Run = OpenDatabase['run'];

/**
 * Is the embedded database whole? Asked after an unclean stop. Every page of every table and B-tree of ours is read
 * (they carry checksums) and checked with amcheck, and shapes are looked up once through their index. Returns what is
 * wrong, in PostgreSQL's words; nothing for a sound database. Takes well under a second per 100 MB.
 */
export async function findDamage(run: Run): Promise<string[]> {
  try {
    await run('create extension if not exists amcheck');
    return [
      ...(await brokenRows(run, TABLES)),
      ...(await brokenRows(run, CATALOG)),
      ...(await failures(run, INDEXES, (name) => `select bt_index_check('${name}'::regclass, true)`)),
      ...(await failures(run, SHAPES, (name) => `select count(*) from ${name}`)),
    ];
  } catch (reason) {
    return [reason instanceof Error ? reason.message : String(reason)];
  }
}

const OURS = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;
const TABLES = `select c.oid, c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${OURS}`;
const CATALOG = `select c.oid, c.oid::regclass::text as name from pg_class c
  where c.relname in ('pg_class', 'pg_attribute', 'pg_index', 'pg_type', 'pg_proc', 'pg_namespace', 'pg_constraint')
    and c.relkind = 'r' and c.relnamespace = 'pg_catalog'::regnamespace`;
const INDEXES = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_am a on a.oid = c.relam where c.relkind = 'i' and a.amname = 'btree' and (${OURS} or c.relname like 'pg\\_class\\_%'
    or c.relname like 'pg\\_attribute\\_%')`;
const SHAPES = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${OURS} and exists (select 1 from pg_index i join pg_class x on x.oid = i.indexrelid
    join pg_am a on a.oid = x.relam where i.indrelid = c.oid and a.amname = 'gist')`;

async function brokenRows(run: Run, relations: string): Promise<string[]> {
  const found = await run(
    `select r.name || ': ' || h.msg as msg from (${relations}) r, verify_heapam(r.oid, check_toast := true) h limit 20`,
  );
  return found.rows.map((row) => String(row.msg));
}

async function failures(run: Run, list: string, test: (name: string) => string): Promise<string[]> {
  const found: string[] = [];
  for (const row of (await run(list)).rows) {
    try {
      await run(test(String(row.name)));
    } catch (reason) {
      found.push(reason instanceof Error ? reason.message : String(reason));
    }
  }
  return found;
}
