import type { OpenDatabase } from '../../db/open.ts';
import type { ImportEnv, Touched } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import { touchedRegencies } from '../lookup/touched.ts';
import { insertNeeds } from '../need/query.ts';
import type { BulkPlan } from './check.ts';
import { copyFacts } from './query.ts';

/** Connections that take rows at once: each is a process of the server, and readers want some of it as well. */
const AT_ONCE = 1;

export async function stageInBulk(env: ImportEnv, plan: BulkPlan, importId: number): Promise<Touched> {
  const { session: open } = env.ctx.db;
  if (!open || !plan.told) throw new Error('only a server takes rows in bulk, once');
  await copyAll(env, plan.told, { importId, vocabulary: plan.vocabulary, open });
  plan.told = undefined;
  await inBatches(env, plan.sums, (db, facts) => insertNeeds(db, importId, plan.vocabulary, facts));
  env.progress('stage', 1);
  return {
    regencies: await touchedRegencies(env, plan.areas),
    periods: plan.periods,
    boundaries: false,
  };
}

interface CopyAll {
  readonly importId: number;
  readonly vocabulary: string;
  readonly open: NonNullable<OpenDatabase['session']>;
}

async function copyAll(
  env: ImportEnv,
  { facts, meanings }: NonNullable<BulkPlan['told']>,
  { importId, vocabulary, open }: CopyAll,
): Promise<void> {
  const rows = facts.count.length;
  const share = Math.ceil(rows / AT_ONCE);
  const done = Array.from({ length: AT_ONCE }, () => 0);
  const parts = await Promise.allSettled(
    done.map(async (_, k) => {
      const session = await open(env.scope);
      try {
        const each = (n: number) => {
          env.signal.throwIfAborted();
          done[k] = n;
          env.progress('stage', done.reduce((sum, one) => sum + one, 0) / rows);
        };
        const [from, to] = [k * share, Math.min(rows, (k + 1) * share)];
        await copyFacts(session, facts, meanings, { importId, vocabulary, from, to, each });
      } finally {
        await session.close();
      }
    }),
  );
  for (const part of parts) if (part.status === 'rejected') throw part.reason;
}
