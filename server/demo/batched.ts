import type { Db } from '../db/open.ts';
import type { ImportEnv } from '../imports/kind.ts';

/** Bound of one statement: it holds up everybody else on the embedded database. */
const ROWS_A_STATEMENT = 4000;

/** Writes draft rows in short statements; stops between two when the load is cancelled. */
export async function batched<Row>(
  env: ImportEnv,
  rows: readonly Row[],
  write: (db: Db, rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const db = env.ctx.db.as(env.scope);
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    env.signal.throwIfAborted();
    await write(db, rows.slice(from, from + ROWS_A_STATEMENT));
    env.progress('stage', Math.min(1, (from + ROWS_A_STATEMENT) / rows.length));
  }
}
