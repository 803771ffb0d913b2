import { sql } from 'kysely';
import type { Keys } from '../access/keys.ts';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { VERSION } from '../version.ts';
import { type BackupFoot, type BackupLine, type BackupRow, FORMAT, sealOf } from './backup-format.ts';
import { TableSums, WholeSum } from './backup-sums.ts';
import { countRows, dumpRows, sizesOf, type TableToDump, tablesToDump } from './dump.ts';
import { appliedMigrations } from './migrate.ts';
import type { Db } from './open.ts';

/** Embedded tables up to this size are read together in one moment; larger ones in slices, between which others work. */
const SMALL_BYTES = 8e6;
const ATTEMPTS = 3;

export type BackupContext = Pick<Context, 'config' | 'db' | 'clock'> & { readonly keys?: Keys };

/** What a database held when it was read. */
interface Picture {
  readonly db: Db;
  readonly mark: string;
  readonly tables: readonly TableToDump[];
  /** rows read already */
  readonly small: ReadonlyMap<string, readonly BackupRow[]>;
  /** the last link of the chain of events, which grows while its table is read in slices */
  readonly sealed: number | null;
}

/**
 * Reads the whole database for a backup and gives its text to `write`, in which tables fit together: on a server as one
 * snapshot; embedded, where that would keep everybody waiting, the small tables in one moment and the large ones in slices
 * that are read again where an import came between. Returns the foot that was written.
 */
export async function pictureOf(
  ctx: BackupContext,
  write: (text: AsyncIterable<string>) => Promise<void>,
): Promise<BackupFoot> {
  const scope = system('backup');
  const schema = await appliedMigrations(ctx);
  if (ctx.db.kind === 'server') {
    return ctx.db.write(
      scope,
      async (tx) => {
        await sql`set transaction isolation level repeatable read, read only`.execute(tx);
        await speakPlainly(tx);
        const tables = await tablesToDump(tx);
        const picture = { db: tx, mark: await truthMark(tx), tables, small: new Map(), sealed: null };
        return writePicture(ctx, picture, schema, write);
      },
      { unhurried: true },
    );
  }
  const db = ctx.db.as(scope);
  for (let attempt = 1; ; attempt += 1) {
    const picture = await ctx.db.write(scope, async (tx) => ({ db, ...(await readSmall(tx)) }));
    const foot = await writePicture(ctx, picture, schema, write);
    if ((await truthMark(db)).split('.')[0] === picture.mark.split('.')[0]) return foot;
    if (attempt === ATTEMPTS) throw new Error('the data changed during every attempt to back it up');
  }
}

/** A text that changes with every change of the truth: each raises the data version or leaves an audit event. */
export async function truthMark(db: Db): Promise<string> {
  const row = await sql<{ mark: string }>`
    select (select data_version from data_state) || '.' || coalesce((select max(id) from audit_event), 0) as mark
  `.execute(db);
  return row.rows[0]?.mark ?? '';
}

/** Texts of instants and numbers that do not depend on how a server is set up. */
export async function speakPlainly(tx: Db): Promise<void> {
  for (const setting of ['timezone = UTC', 'datestyle = ISO', 'extra_float_digits = 1', 'bytea_output = hex'])
    await sql.raw(`set local ${setting}`).execute(tx);
}

async function readSmall(tx: Db): Promise<Omit<Picture, 'db'>> {
  const tables = await tablesToDump(tx);
  const sizes = await sizesOf(tx, tables);
  const small = new Map<string, BackupRow[]>();
  for (const table of tables) {
    if ((sizes.get(table.table) ?? 0) > SMALL_BYTES) continue;
    const rows: BackupRow[] = [];
    for await (const slice of dumpRows(tx, table)) rows.push(...slice);
    small.set(table.table, rows);
  }
  return { mark: await truthMark(tx), tables, small, sealed: await endOfChain(tx, tables) };
}

/** null: there is no chain yet, in a database from before it. */
async function endOfChain(tx: Db, tables: readonly TableToDump[]): Promise<number | null> {
  if (!tables.some((t) => t.table === 'public.audit_head')) return null;
  const head = await sql<{ seal: number }>`select seal from audit_head`.execute(tx);
  return Number(head.rows[0]?.seal ?? 0);
}

async function writePicture(
  ctx: BackupContext,
  picture: Picture,
  schema: readonly string[],
  write: (text: AsyncIterable<string>) => Promise<void>,
): Promise<BackupFoot> {
  const sums = new TableSums();
  const whole = new WholeSum();
  let foot: BackupFoot | undefined;
  async function* text(): AsyncGenerator<string> {
    for await (const lines of contentOf(ctx, picture, schema, sums)) {
      const told = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      whole.add(told);
      yield told;
    }
    const all = Object.entries(sums.all());
    const digest = whole.digest();
    foot = {
      rows: Object.fromEntries(all.map(([name, { rows }]) => [name, rows])),
      sums: Object.fromEntries(all.map(([name, { sum }]) => [name, sum])),
      whole: digest,
      ...sealOf(digest, ctx.keys),
    };
    yield `${JSON.stringify(foot)}\n`;
  }
  await write(text());
  if (!foot) throw new Error('the backup was not written to its end');
  return foot;
}

async function* contentOf(
  ctx: BackupContext,
  { db, mark, tables, small, sealed }: Picture,
  schema: readonly string[],
  sums: TableSums,
): AsyncGenerator<readonly BackupLine[]> {
  yield [
    {
      petasosBackup: FORMAT,
      madeAt: ctx.clock.now().toISOString(),
      version: VERSION,
      schema,
      mark,
      dataVersion: Number(mark.split('.')[0]),
    },
  ];
  for (const table of tables) {
    sums.begin(table.table);
    yield [{ table: table.table, columns: table.columns, sequences: table.sequences }];
    const kept = small.get(table.table);
    for await (const slice of kept ? slicesOf(kept) : dumpRows(db, table)) {
      const rows = kept ? slice : slice.map((row) => asSealedUpTo(sealed, table, row));
      for (const row of rows) sums.add(table.table, row);
      yield rows;
    }
    const read = sums.of(table.table)?.rows;
    // What grows meanwhile cannot be counted; everything else must be what the database itself counts.
    const grows = !kept && table.table === EVENTS;
    if (!grows && read !== (await countRows(db, table, kept))) {
      throw new Error(`${table.table} was not read whole`);
    }
  }
}

const EVENTS = 'public.audit_event';
const OF_THE_CHAIN = ['seal', 'previous', 'hash', 'sealed_at'];

/** An event that was sealed after the end of the chain was read is kept as one that is not sealed yet. */
function asSealedUpTo(sealed: number | null, table: TableToDump, row: BackupRow): BackupRow {
  if (table.table !== EVENTS || sealed === null) return row;
  const at = (name: string) => table.columns.findIndex((c) => c.name === name);
  if (Number(row[at('seal')] ?? 0) <= sealed) return row;
  const chain = new Set(OF_THE_CHAIN.map(at));
  return row.map((value, i) => (chain.has(i) ? null : value));
}

function* slicesOf(rows: readonly BackupRow[]): Generator<readonly BackupRow[]> {
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000);
}
