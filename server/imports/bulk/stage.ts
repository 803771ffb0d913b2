import type { ImportEnv, Touched } from '../kind.ts';
import { touchedRegencies } from '../lookup/touched.ts';
import type { BulkPlan } from './check.ts';
import { insertFacts } from './query.ts';

/** Lines in one statement: between two an import can be cancelled. */
const LINES_AT_ONCE = 250_000;

export async function stageInBulk(env: ImportEnv, plan: BulkPlan, importId: number): Promise<Touched> {
  const { session, words, lines } = plan;
  for (let from = 1; from <= lines; from += LINES_AT_ONCE) {
    env.signal.throwIfAborted();
    env.progress('stage', (from - 1) / lines);
    await insertFacts(session, importId, words, [from, from + LINES_AT_ONCE]);
  }
  env.progress('stage', 1);
  return {
    regencies: await touchedRegencies(env, plan.areas),
    periods: [...words.periods].sort(),
    boundaries: false,
  };
}
