import { type RawBuilder, sql } from 'kysely';
import type { BackupColumn, BackupRow, BackupTable } from './backup-format.ts';
import type { Db } from './open.ts';

/** A slice is read in one statement: about this many characters, so that a request waits little even among large shapes. */
const SLICE_CHARACTERS = 300_000;
const FIRST_SLICE = 50;
const LARGEST_SLICE = 5000;

/**
 * What is open at the moment: sessions, sign-ins half done, the set-up link. Nobody must get in with them from a copy, and
 * one that was ended must not come back with a restore.
 */
const IN_NO_BACKUP = ['session', 'verification', 'setup_link'];

export interface TableToDump extends BackupTable {
  readonly key: readonly BackupColumn[];
}

interface ColumnRow {
  table: string;
  name: string;
  type: string;
  in_key: number | null;
  identity: boolean;
}

/**
 * Our tables, parents before children: those of the schema `public`, but not those of PostGIS, nor what is worth nothing
 * after a crash.
 */
export async function tablesToDump(db: Db): Promise<TableToDump[]> {
  const columns = await sql<ColumnRow>`
    select n.nspname || '.' || c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      array_position(k.conkey, a.attnum) as in_key, a.attidentity <> '' as identity
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = 'public' and c.relname <> 'schema_migration'
      and c.relname <> all(${IN_NO_BACKUP}::text[])
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1, a.attnum`.execute(db);
  const tables = Map.groupBy(columns.rows, (row) => row.table);
  const order = await parentsFirst(db, [...tables.keys()]);
  const found: TableToDump[] = [];
  for (const table of order) {
    const rows = tables.get(table) ?? [];
    const key = rows.filter((r) => r.in_key !== null).sort((a, b) => (a.in_key ?? 0) - (b.in_key ?? 0));
    if (key.length === 0) throw new Error(`${table} has no primary key and cannot be backed up in slices`);
    found.push({
      table,
      columns: rows.map(({ name, type }) => ({ name, type })),
      sequences: await sequences(db, table, rows),
      key: key.map(({ name, type }) => ({ name, type })),
    });
  }
  return found;
}

/** All rows of a table in slices by its key, each a short statement of its own. */
export async function* dumpRows(db: Db, table: TableToDump): AsyncGenerator<readonly BackupRow[]> {
  const columns = sql.join(table.columns.map((c, i) => sql`${sql.ref(c.name)}::text as ${sql.ref(`c${i}`)}`));
  const key = sql.join(table.key.map((c) => sql.ref(c.name)));
  const at = table.key.map((k) => table.columns.findIndex((c) => c.name === k.name));
  let after: RawBuilder<unknown> = sql`true`;
  let size = FIRST_SLICE;
  for (;;) {
    const read = await sql<Record<string, string | null>>`select ${columns} from ${tableName(table.table)}
      where ${after} order by ${key} limit ${sql.lit(size)}`.execute(db);
    const slice = read.rows.map((row) => table.columns.map((_, i) => row[`c${i}`] ?? null));
    if (slice.length > 0) yield slice;
    const last = slice[size - 1];
    if (!last) return;
    const values = table.key.map((k, i) => sql`${last[at[i] ?? 0]}::text::${sql.raw(k.type)}`);
    after = sql`(${key}) > (${sql.join(values)})`;
    size = nextSize(slice);
  }
}

/** How many rows the database counts; those that were read already are what they are. */
export async function countRows(db: Db, table: TableToDump, read?: readonly BackupRow[]): Promise<number> {
  if (read) return read.length;
  const found = await sql<{ n: number }>`select count(*) as n from ${tableName(table.table)}`.execute(db);
  return Number(found.rows[0]?.n);
}

/** Bytes on the disk, without indexes, by table. */
export async function sizesOf(db: Db, tables: readonly TableToDump[]): Promise<Map<string, number>> {
  const names = tables.map((t) => t.table);
  const found = await sql<{ name: string; bytes: number }>`
    select name, pg_table_size(name::regclass) as bytes from unnest(${names}::text[]) as x(name)`.execute(db);
  return new Map(found.rows.map(({ name, bytes }) => [name, Number(bytes)]));
}

function nextSize(slice: readonly BackupRow[]): number {
  let characters = 1;
  for (const row of slice) for (const value of row) characters += value?.length ?? 0;
  return Math.max(1, Math.min(LARGEST_SLICE, Math.floor((slice.length * SLICE_CHARACTERS) / characters)));
}

export function tableName(table: string): RawBuilder<unknown> {
  return sql.table(table);
}

async function sequences(
  db: Db,
  table: string,
  columns: readonly ColumnRow[],
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const column of columns.filter((c) => c.identity)) {
    const row = await sql<{ value: number | null }>`
      select pg_sequence_last_value(pg_get_serial_sequence(${table}, ${column.name})::regclass) as value`.execute(
      db,
    );
    const value = row.rows[0]?.value;
    if (value !== null && value !== undefined) found[column.name] = Number(value);
  }
  return found;
}

async function parentsFirst(db: Db, tables: readonly string[]): Promise<string[]> {
  const links = await sql<{ child: string; parent: string }>`
    select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
    join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`.execute(db);
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (table: string) => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const link of links.rows) if (link.child === table) visit(link.parent);
    if (tables.includes(table)) order.push(table);
  };
  for (const table of tables) visit(table);
  return order;
}
