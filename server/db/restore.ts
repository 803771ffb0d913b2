import { type RawBuilder, sql } from 'kysely';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import {
  type BackupColumn,
  type BackupHead,
  type BackupRow,
  type BackupTable,
  isHead,
  isRow,
  isTable,
  readBackup,
} from './backup-format.ts';
import { tableName, tablesToDump } from './dump.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Db } from './open.ts';
import { Trouble } from './trouble.ts';

const BATCH_ROWS = 1000;
const BATCH_CHARACTERS = 2_000_000;

type RestoreContext = Pick<Context, 'db' | 'clock'>;

export interface Restored {
  readonly head: BackupHead;
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Fills an empty database from a backup: the schema as it was then, the rows, and the later migrations on top. Throws
 * Trouble 'restore-not-empty' where the database holds areas or imports, 'backup-unreadable' where the file is
 * damaged or cut short, 'schema-newer' where a later version wrote it. After a throw the database is of no use.
 */
export async function restoreInto(ctx: RestoreContext, path: string): Promise<Restored> {
  const db = ctx.db.as(system('backup'));
  let head: BackupHead | undefined;
  let table: BackupTable | undefined;
  let batch = new Batch();
  const rows: Record<string, number> = {};
  const flush = async () => {
    if (table && batch.rows.length > 0) await insertRows(db, table, batch.rows);
    batch = new Batch();
  };
  for await (const line of readBackup(path)) {
    if (isRow(line)) {
      if (!table) throw new Trouble('backup-unreadable', { file: path, reason: 'rows without a table' });
      rows[table.table] = (rows[table.table] ?? 0) + 1;
      batch.add(line);
      if (batch.isFull) await flush();
      continue;
    }
    await flush();
    if (isHead(line)) {
      head = line;
      await prepare(ctx, head);
    } else if (isTable(line)) {
      table = line;
      rows[table.table] = 0;
      await restoreSequences(db, table);
    } else if (Object.entries(line.rows).some(([name, n]) => rows[name] !== n)) {
      throw new Trouble('backup-unreadable', { file: path, reason: 'rows are missing' });
    }
  }
  if (!head) throw new Trouble('backup-unreadable', { file: path, reason: 'the file is empty' });
  await migrate(ctx);
  await renewInstance(ctx);
  return { head, rows };
}

/**
 * Gives the database a name of its own. A restored one counts its versions on from where the backup stood: without a
 * new name a browser could take what it kept from before for the answer of the same number made later.
 */
export async function renewInstance(ctx: Pick<Context, 'db'>): Promise<void> {
  const db = ctx.db.as(system('backup'));
  await db.updateTable('data_state').set({ instance: sql<string>`gen_random_uuid()::text` }).execute();
}

/** The schema the rows were written with, emptied of what its migrations put in. */
async function prepare(ctx: RestoreContext, head: BackupHead): Promise<void> {
  const then = migrations.slice(0, head.schema.length);
  const unknown = head.schema.filter((name, i) => then[i]?.name !== name);
  if (unknown.length > 0) throw new Trouble('schema-newer', { found: unknown.join(', ') });
  await migrate(ctx, { migrations: then });
  const db = ctx.db.as(system('backup'));
  const held = await sql<{ n: number }>`
    select (select count(*) from area) + (select count(*) from import) as n`.execute(db);
  if (held.rows[0]?.n !== 0) throw new Trouble('restore-not-empty');
  const tables = (await tablesToDump(db)).map((t) => tableName(t.table));
  await sql`truncate ${sql.join(tables)}`.execute(db);
}

class Batch {
  readonly rows: BackupRow[] = [];
  #characters = 0;

  add(row: BackupRow): void {
    this.rows.push(row);
    for (const value of row) this.#characters += value?.length ?? 0;
  }

  get isFull(): boolean {
    return this.rows.length >= BATCH_ROWS || this.#characters >= BATCH_CHARACTERS;
  }
}

async function insertRows(db: Db, table: BackupTable, rows: readonly BackupRow[]): Promise<void> {
  const names = table.columns.map((c) => sql.ref(c.name));
  const values = table.columns.map((c) => sql`${sql.ref(`x.${c.name}`)}::${typeOf(c)}`);
  const columns: RawBuilder<unknown>[] = table.columns.map(
    (_, i) => sql`${rows.map((r) => r[i] ?? null)}::text[]`,
  );
  await sql`insert into ${tableName(table.table)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from unnest(${sql.join(columns)}) as x(${sql.join(names)})`.execute(db);
}

/** The type stands in the statement as text, so it may hold nothing but the name of a type. */
function typeOf(column: BackupColumn): RawBuilder<unknown> {
  if (!/^[a-z_0-9 ]+(\([A-Za-z0-9, ]+\))?( with(out)? time zone)?(\[\])?$/.test(column.type)) {
    throw new Trouble('backup-unreadable', { file: column.name, reason: `no type: ${column.type}` });
  }
  return sql.raw(column.type);
}

async function restoreSequences(db: Db, table: BackupTable): Promise<void> {
  for (const [column, value] of Object.entries(table.sequences)) {
    await sql`select setval(pg_get_serial_sequence(${table.table}, ${column})::regclass, ${value}::bigint)`.execute(
      db,
    );
  }
}
