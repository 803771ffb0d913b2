import { setImmediate } from 'node:timers/promises';
import { lastDay } from '../../data/contract/period.ts';
import type { ImportEnv } from '../imports/kind.ts';
import type { Figures } from './figures.ts';
import { insertBuild, insertRollup, insertSources, type SourceRow } from './query.ts';

const ROWS_AT_ONCE = 4000;

export interface BuildInput {
  readonly rootId: number;
  readonly period: string;
  readonly populationPeriod: string | null;
  readonly figures: Iterable<Figures>;
  /** false: a row that belongs to another build */
  readonly keep?: (areaId: number) => boolean;
  readonly sources: readonly SourceRow[];
  readonly asOf: string | null;
}

/** Writes a build in short statements and lets others run between them. */
export async function writeBuild(env: ImportEnv, input: BuildInput): Promise<number> {
  const db = env.ctx.db.as(env.scope);
  const id = await insertBuild(db, {
    rootId: input.rootId,
    period: input.period,
    populationPeriod: input.populationPeriod,
    treeOn: lastDay(input.period),
    asOf: input.asOf,
    madeAt: env.ctx.clock.now(),
  });
  await insertSources(db, id, input.sources);
  for (const figures of input.figures) {
    env.signal.throwIfAborted();
    const rows = input.keep ? figures.rows.filter((r) => input.keep?.(r.area_id)) : figures.rows;
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await insertRollup(db, id, rows.slice(from, from + ROWS_AT_ONCE));
    }
    await setImmediate();
  }
  return id;
}
