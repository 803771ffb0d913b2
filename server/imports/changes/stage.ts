import type { ImportReport } from '../../../data/contract/import.ts';
import type { ImportEnv, Touched } from '../kind.ts';
import type { Forest } from '../tree/forest.ts';
import { writeForest } from '../tree/write.ts';
import type { Succession } from './apply.ts';
import { insertSuccessions } from './query.ts';

/** Areas as they are to be, and what became of them. */
export interface ChangesPlan {
  readonly forest: Forest;
  readonly successions: readonly Succession[];
}

/** Writes the areas, then the lines of the succession, which point to them. */
export async function stageChanges(env: ImportEnv, plan: ChangesPlan, importId: number): Promise<Touched> {
  const { touched, idOf } = await writeForest(env, plan.forest, importId);
  if (plan.successions.length === 0) return touched;
  const rows = plan.successions.map((s) => ({
    ...s,
    from: s.from === null ? null : idOf(s.from),
    to: idOf(s.to),
  }));
  await insertSuccessions(env.ctx.db.as(env.scope), importId, rows);
  return touched;
}

/** How many of each kind of change, for the report. */
export function countChanges(successions: readonly Succession[]): ImportReport['brought'] {
  const counts: Record<string, number> = {};
  for (const s of successions) counts[s.kind] = (counts[s.kind] ?? 0) + 1;
  return counts;
}
