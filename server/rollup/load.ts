import type { ImportEnv } from '../imports/kind.ts';
import type { ImportView } from '../imports/view.ts';
import { FactTable } from './facts.ts';
import { loadNeeds, loadPopulation } from './query.ts';
import type { Tree } from './tree.ts';

const AREAS_AT_ONCE = 400;

/** The facts that hold for a tree and a period, read in short queries. */
export async function loadFacts(
  env: ImportEnv,
  tree: Tree,
  request: { period: string; populationPeriod: string | null; view: ImportView },
): Promise<{ needs: FactTable; population: FactTable }> {
  const db = env.ctx.db.as(env.scope);
  const { view, period, populationPeriod } = request;
  const needs = new FactTable(tree);
  const population = new FactTable(tree);
  for (let from = 0; from < tree.size; from += AREAS_AT_ONCE) {
    env.signal.throwIfAborted();
    const areaIds = tree.id.slice(from, from + AREAS_AT_ONCE).filter((id) => id > 0);
    for (const fact of await loadNeeds(db, { areaIds, period, view })) needs.add(fact);
    if (populationPeriod === null) continue;
    const people = await loadPopulation(db, { areaIds, period: populationPeriod, view });
    for (const fact of people) population.add(fact);
  }
  return { needs, population };
}
