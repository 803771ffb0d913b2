import type { KyselyPlugin, RootOperationNode } from 'kysely';
import type { Context } from '../../server/context.ts';
import type { OpenDatabase } from '../../server/db/open.ts';

export interface Dying {
  readonly ctx: Context;
  /** statements that were begun so far */
  statements(): number;
}

/**
 * A context whose process kills itself with -9 in its n-th statement, `afterMs` after that was begun; each part of what
 * is copied counts as one. With 0 it lives.
 */
export function dyingIn(real: Context, n: number, afterMs: number): Dying {
  let statements = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  const count = () => {
    statements += 1;
    if (statements !== n) return;
    if (afterMs === 0) die();
    else setTimeout(die, afterMs);
  };
  const counter: KyselyPlugin = {
    transformQuery({ node }): RootOperationNode {
      count();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const ctx: Context = {
    ...real,
    db: {
      ...real.db,
      as: (given) => real.db.as(given).withPlugin(counter),
      write: (given, work, options) => real.db.write(given, (tx) => work(tx.withPlugin(counter)), options),
      ...(real.db.session ? { session: countedSession(real.db.session, count) } : {}),
    },
  };
  return { ctx, statements: () => statements };
}

function countedSession(
  open: NonNullable<OpenDatabase['session']>,
  count: () => void,
): NonNullable<OpenDatabase['session']> {
  return async (given) => {
    const session = await open(given);
    return {
      ...session,
      run: (text, values) => {
        count();
        return session.run(text, values);
      },
      copyIn: (text, chunks) => session.copyIn(text, countedParts(chunks, count)),
    };
  };
}

function* countedParts(chunks: Iterable<Uint8Array>, count: () => void): Generator<Uint8Array> {
  for (const chunk of chunks) {
    count();
    yield chunk;
  }
}
