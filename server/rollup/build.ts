import { populationPeriodFor } from '../../data/catalogue/population-period.ts';
import type { TypeSum } from '../../data/catalogue/totals.ts';
import { lastDay } from '../../data/contract/period.ts';
import { loadTree } from '../areas/query.ts';
import { eachAtOnce, STATEMENTS_AT_ONCE } from '../db/at-once.ts';
import type { CopySession } from '../db/server-session.ts';
import type { ImportEnv } from '../imports/kind.ts';
import type { ImportView } from '../imports/view.ts';
import { buildProvinces } from './build-province.ts';
import { makeFigures } from './figures.ts';
import { loadFacts } from './load.ts';
import { wantedPeriods } from './period.ts';
import { periodsOf } from './query.ts';
import { latestDay, sourceRows } from './sources.ts';
import { makeTree } from './tree.ts';
import { writeBuild } from './write.ts';

/**
 * Rolls the figures of regencies up for a view of the imports: a build for each regency and period, on the tree of the
 * period's last day, then one for each of their provinces. Nobody sees a build before the swap makes it current.
 * Returns the ids of the new builds.
 */
export async function buildRollups(
  env: ImportEnv,
  regencies: readonly number[],
  periods: readonly string[] | 'all',
  view: ImportView,
  sums: readonly TypeSum[],
): Promise<number[]> {
  const builds: number[] = [];
  const sessions = new Sessions(env);
  let done = 0;
  try {
    await eachAtOnce(regencies, STATEMENTS_AT_ONCE[env.ctx.db.kind], async (regencyId) => {
      // A bar that stands still for the seconds of one regency looks broken.
      const progress = (share: number) => env.progress('rollup', (done + share) / regencies.length);
      progress(0);
      const session = await sessions.take();
      builds.push(...(await buildRegency({ env, progress, session, sums }, regencyId, periods, view)));
      sessions.give(session);
      done += 1;
    });
  } finally {
    await sessions.close();
  }
  builds.push(
    ...(await buildProvinces(env, { rebuilt: regencies, periods, view, fresh: [...builds], sums })),
  );
  env.progress('rollup', 1);
  return builds;
}

/** Connections that take lines, of a server: as many as are wanted at once. */
class Sessions {
  private readonly env: ImportEnv;
  private readonly idle: CopySession[] = [];
  private readonly all: CopySession[] = [];

  constructor(env: ImportEnv) {
    this.env = env;
  }

  async take(): Promise<CopySession | undefined> {
    const known = this.idle.pop();
    if (known) return known;
    const opened = await this.env.ctx.db.session?.(this.env.scope);
    if (opened) this.all.push(opened);
    return opened;
  }

  give(session: CopySession | undefined): void {
    if (session) this.idle.push(session);
  }

  async close(): Promise<void> {
    for (const session of this.all) await session.close();
  }
}

interface Work {
  readonly env: ImportEnv;
  readonly progress: (share: number) => void;
  readonly session: CopySession | undefined;
  /** which types the groups and the total add */
  readonly sums: readonly TypeSum[];
}

async function buildRegency(
  { env, progress, session, sums }: Work,
  regencyId: number,
  periods: readonly string[] | 'all',
  view: ImportView,
): Promise<number[]> {
  const db = env.ctx.db.as(env.scope);
  const found = await periodsOf(db, regencyId, view);
  const builds: number[] = [];
  const wanted = wantedPeriods([...found.needs, ...found.population], periods);
  for (const [k, period] of wanted.entries()) {
    progress(k / wanted.length);
    const on = lastDay(period);
    const tree = makeTree(await loadTree(db, { regencyId, on, view }));
    const populationPeriod = populationPeriodFor(period, found.population) ?? null;
    const facts = await loadFacts(env, tree, { period, populationPeriod, view });
    const inputs = { population: facts.population.population(), needs: facts.needs.needs() };
    const id = await writeBuild(env, {
      rootId: regencyId,
      period,
      populationPeriod,
      figures: makeFigures(tree, inputs.population, inputs.needs, sums),
      sources: [
        ...sourceRows(facts.population, inputs.population, sums),
        ...sourceRows(facts.needs, inputs.needs, sums),
      ],
      asOf: latestDay(facts.needs) ?? latestDay(facts.population),
      session,
    });
    builds.push(id);
  }
  return builds;
}
