import { setImmediate } from 'node:timers/promises';
import { lastDay } from '../../data/contract/period.ts';
import type { CopySession } from '../db/server-session.ts';
import type { ImportEnv } from '../imports/kind.ts';
import type { Figures, RollupRow } from './figures.ts';
import { copyRollup, insertBuild, insertRollup, insertSources, type SourceRow } from './query.ts';

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
  /** a connection that takes lines, where there is one */
  readonly session?: CopySession | undefined;
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
  let waiting: RollupRow[] = [];
  // One statement is under way while the next figures are made: the database has a thread, or a machine, of its own.
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async (least: number) => {
    while (waiting.length >= least && waiting.length > 0) {
      await writing;
      env.signal.throwIfAborted();
      const rows = waiting.slice(0, ROWS_AT_ONCE);
      writing = input.session ? copyRollup(input.session, id, rows) : insertRollup(db, id, rows);
      // Said where it is waited for.
      writing.catch(() => {});
      waiting = waiting.slice(ROWS_AT_ONCE);
    }
  };
  for (const { rows } of input.figures) {
    waiting = waiting.concat(input.keep ? rows.filter((r) => input.keep?.(r.area_id)) : rows);
    await flush(ROWS_AT_ONCE);
    await setImmediate();
  }
  await flush(1);
  await writing;
  return id;
}
