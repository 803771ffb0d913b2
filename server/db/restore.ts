import { type RawBuilder, sql } from 'kysely';
import { endWhatWasOpen } from '../access/key-mark.ts';
import type { Keys } from '../access/keys.ts';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { speakPlainly } from './backup-content.ts';
import {
  type BackupColumn,
  type BackupHead,
  type BackupRow,
  type BackupTable,
  type CheckedBackup,
  checkBackup,
  isHead,
  isRow,
  isTable,
  readBackup,
  type SealState,
} from './backup-format.ts';
import { TableSums } from './backup-sums.ts';
import { dumpRows, tableName, tablesToDump } from './dump.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Db } from './open.ts';
import { Trouble } from './trouble.ts';

const BATCH_ROWS = 1000;
const BATCH_CHARACTERS = 2_000_000;

type RestoreContext = Pick<Context, 'db' | 'clock'> & { readonly keys?: Keys };

export interface Restored {
  readonly head: BackupHead;
  readonly rows: Readonly<Record<string, number>>;
  readonly seal: SealState;
  /** were the sums of every table compared? false for a backup from before there were any */
  readonly compared: boolean;
}

/**
 * Fills an empty database from a backup: the schema as it was then, the rows, and the later migrations on top. The file is
 * read to its end before anything is written, and all rows go in with one transaction, at whose end what the database now
 * holds is added up again and compared with the file. Throws Trouble 'restore-not-empty' where the database holds areas,
 * imports or accounts, 'backup-unreadable' where the file is damaged, changed or cut short, 'backup-newer'
 * where a later version wrote it, 'restore-schema' where the database has another schema: the database is then as it was.
 */
export async function restoreInto(ctx: RestoreContext, path: string): Promise<Restored> {
  const checked = await checkBackup(path, ctx.keys);
  const { head, foot, seal } = checked;
  requireKnown(path, checked);
  const applied = await appliedMigrations(ctx);
  const isNew = applied.length === 0;
  if (!isNew && applied.join() !== head.schema.join()) {
    throw new Trouble('restore-schema', { found: applied.at(-1) ?? '', needed: head.schema.at(-1) ?? '' });
  }
  if (!isNew) await requireEmpty(ctx.db.as(system('backup')));
  await ctx.db.exclusively('import', () =>
    ctx.db.write(
      system('backup'),
      async (tx) => {
        await speakPlainly(tx);
        if (isNew) await makeSchema(ctx, tx, head);
        await requireEmpty(tx);
        const tables = (await tablesToDump(tx)).map((t) => tableName(t.table));
        await sql`truncate ${sql.join(tables)} cascade`.execute(tx);
        await insertAll(tx, path);
        if (foot.sums) await compare(tx, foot.sums);
      },
      { unhurried: true },
    ),
  );
  await migrate(ctx);
  await ctx.db.write(system('backup'), (tx) => endWhatWasOpen(tx, ctx));
  await renewInstance(ctx);
  await ctx.db.settle();
  return { head, rows: foot.rows, seal, compared: foot.sums !== undefined };
}

/**
 * Gives the database a name of its own. A restored one counts its versions on from where the backup stood: without a
 * new name a browser could take what it kept from before for the answer of the same number made later.
 */
export async function renewInstance(ctx: Pick<Context, 'db'>): Promise<void> {
  const db = ctx.db.as(system('backup'));
  await db.updateTable('data_state').set({ instance: sql<string>`gen_random_uuid()::text` }).execute();
}

/** Are all migrations of the backup known here? */
function requireKnown(file: string, { head }: CheckedBackup): void {
  const unknown = head.schema.filter((name, i) => migrations[i]?.name !== name);
  if (unknown.length === 0) return;
  throw new Trouble('backup-newer', { file, found: [head.version ?? '?', ...unknown].join(', ') });
}

/** The schema the rows were written with. */
async function makeSchema(ctx: RestoreContext, tx: Db, head: BackupHead): Promise<void> {
  for (const step of migrations.slice(0, head.schema.length)) {
    await step.up(tx as never);
    await sql`insert into schema_migration (name, applied_at) values (${step.name}, ${ctx.clock.now()})`.execute(
      tx,
    );
  }
}

/** What somebody made: areas, imports, accounts. The rest comes with the schema and with a start. */
async function requireEmpty(db: Db): Promise<void> {
  for (const table of ['area', 'import', 'account']) {
    const there = await sql<{
      it: string | null;
    }>`select to_regclass(${`public.${table}`})::text as it`.execute(db);
    if (there.rows[0]?.it === null) continue;
    const held = await sql`select 1 from ${tableName(`public.${table}`)} limit 1`.execute(db);
    if (held.rows.length > 0) throw new Trouble('restore-not-empty');
  }
}

async function insertAll(tx: Db, path: string): Promise<void> {
  let table: BackupTable | undefined;
  let batch = new Batch();
  const flush = async () => {
    if (table && batch.rows.length > 0) await insertRows(tx, table, batch.rows);
    batch = new Batch();
  };
  for await (const line of readBackup(path)) {
    if (isRow(line)) {
      batch.add(line);
      if (batch.isFull) await flush();
      continue;
    }
    await flush();
    if (isHead(line)) continue;
    if (table) await restoreSequences(tx, table);
    table = isTable(line) ? line : undefined;
  }
}

/** Adds up what the database now holds: every row must have arrived, and arrived as it was. */
async function compare(tx: Db, expected: Readonly<Record<string, string>>): Promise<void> {
  const sums = new TableSums();
  for (const table of await tablesToDump(tx)) {
    sums.begin(table.table);
    for await (const slice of dumpRows(tx, table)) for (const row of slice) sums.add(table.table, row);
    const found = sums.of(table.table);
    if (expected[table.table] !== undefined && found?.sum !== expected[table.table]) {
      throw new Error(`${table.table} is not what the backup holds (${found?.rows ?? 0} rows)`);
    }
  }
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

/** On from the last number given out, or from the highest that is there: rows can have come while it was read. */
async function restoreSequences(db: Db, table: BackupTable): Promise<void> {
  for (const [column, value] of Object.entries(table.sequences)) {
    await sql`select setval(pg_get_serial_sequence(${table.table}, ${column})::regclass,
      greatest(${value}::bigint, (select max(${sql.ref(column)}) from ${tableName(table.table)})))`.execute(
      db,
    );
  }
}
