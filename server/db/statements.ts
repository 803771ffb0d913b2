import type { PGliteInterface, Results } from '@electric-sql/pglite';
import type { QueryResult } from './worker-messages.ts';

/** What the embedded PostgreSQL says of a statement that never came to its end. */
const BROKEN_OFF = '???';
const WRITES = /^\s*(with|insert|update|delete|merge|call|do)\b/i;
/** Errors of WebAssembly itself: what runs on after one of these is not to be trusted. */
const CRASHED =
  /unreachable|out of bounds|null function|function signature mismatch|Aborted|Maximum call stack/;

/**
 * An exception that GEOS throws inside this build of PostGIS (a union that cannot be noded) ends the statement where it
 * stands: without an error, with the rows so far, and with what it has written so far left to be committed. Here it is
 * what it is in PostgreSQL: an error that undoes the statement, and in a transaction the transaction.
 */
class BrokenOff extends Error {
  /** internal_error, as PostgreSQL says it of GEOS */
  readonly code = 'XX000';
  readonly severity = 'ERROR';

  constructor() {
    super('the statement broke off inside PostGIS (a shape that GEOS cannot work with)');
  }
}

/** One statement with values. `alone`: outside a transaction, so that it is made whole or not at all. */
export async function runQuery(
  db: PGliteInterface,
  sql: string,
  params: readonly unknown[],
  alone: boolean,
): Promise<QueryResult> {
  const once = async () => asResult(await db.query(sql, [...params], { rowMode: 'object' }));
  if (!alone) return failingTogether(db, once);
  if (!WRITES.test(sql)) return once();
  await db.exec('begin');
  try {
    const result = await once();
    await db.exec('commit');
    return result;
  } catch (reason) {
    await db.exec('rollback');
    throw reason;
  }
}

/** Several statements without values. `alone`: what they began is rolled back where one fails. */
export async function runStatements(
  db: PGliteInterface,
  sql: string,
  alone: boolean,
): Promise<readonly QueryResult[]> {
  const all = async () => (await db.exec(sql)).map(asResult);
  if (!alone) return failingTogether(db, all);
  try {
    return await all();
  } catch (reason) {
    await db.exec('rollback');
    throw reason;
  }
}

/** Is this instance of the database still to be trusted after such an error? */
export function isCrash(reason: unknown): boolean {
  if (!(reason instanceof Error) || 'severity' in reason) return false;
  return (
    reason instanceof WebAssembly.RuntimeError || reason.name === 'ExitStatus' || CRASHED.test(reason.message)
  );
}

/** Inside a transaction a broken statement must break the transaction, as any error does. */
async function failingTogether<T>(db: PGliteInterface, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    if (reason instanceof BrokenOff) await db.exec('select 1/0').catch(() => {});
    throw reason;
  }
}

function asResult(r: Results): QueryResult {
  if (r.command === undefined || r.command === BROKEN_OFF) throw new BrokenOff();
  return { rows: r.rows, affectedRows: r.affectedRows, command: r.command };
}
