import type { Db } from '../../db/open.ts';
import type { ImportEnv } from '../kind.ts';

const ROWS_AT_ONCE = 4000;

/** Writes draft rows in short statements of a few thousand; stops between two when the import is cancelled. */
export async function inBatches<Row>(
  env: ImportEnv,
  rows: readonly Row[],
  write: (db: Db, rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const db = env.ctx.db.as(env.scope);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    env.signal.throwIfAborted();
    env.progress('stage', from / rows.length);
    await write(db, rows.slice(from, from + ROWS_AT_ONCE));
  }
  env.progress('stage', 1);
}
