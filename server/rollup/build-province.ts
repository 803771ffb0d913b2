import { populationPeriodFor } from '../../data/catalogue/population-period.ts';
import type { TypeSum } from '../../data/catalogue/totals.ts';
import { codeList } from '../areas/answer.ts';
import type { ImportEnv } from '../imports/kind.ts';
import type { ImportView } from '../imports/view.ts';
import { laterDay, type SeriesInput } from './facts.ts';
import { FAMILIES_SERIES, makeFigures, PEOPLE_SERIES } from './figures.ts';
import { loadFacts } from './load.ts';
import { wantedPeriods } from './period.ts';
import { provinceInputs, provinceTree, type RegencyRows, regencyAreas } from './province.ts';
import {
  buildsOf,
  currentPeriods,
  periodsOf,
  provincesOf,
  type RegencyBuild,
  rootRows,
  sourcesOf,
} from './query.ts';
import { mergeSources, sourceRows } from './sources.ts';
import type { Tree } from './tree.ts';
import { writeBuild } from './write.ts';

/**
 * Rolls provinces up from the builds of their regencies. A province that lost its figures gets an empty build, so that
 * the old one does not stand.
 */
export async function buildProvinces(
  env: ImportEnv,
  request: {
    rebuilt: readonly number[];
    periods: readonly string[] | 'all';
    view: ImportView;
    fresh: readonly number[];
    sums: readonly TypeSum[];
  },
): Promise<number[]> {
  if (request.rebuilt.length === 0) return [];
  const db = env.ctx.db.as(env.scope);
  const made: number[] = [];
  for (const province of await provincesOf(db, request.rebuilt)) {
    const listed = (await codeList()).children(province.code).length;
    const below = await buildsOf(db, { ...request, regencies: province.regencies });
    const own = await periodsOf(db, province.id, request.view);
    const standing = await currentPeriods(db, province.id);
    const found = [...below.map((b) => b.period), ...own.needs, ...own.population, ...standing];
    for (const period of wantedPeriods(found, request.periods)) {
      const regencies = await readRegencies(
        env,
        below.filter((b) => b.period === period),
      );
      made.push(
        await buildProvince(env, {
          id: province.id,
          tree: provinceTree(province.id, province.regencies, listed, regencyAreas(regencies)),
          regencies,
          period,
          ownPopulation: own.population,
          buildIds: below.filter((b) => b.period === period).map((b) => b.id),
          view: request.view,
          sums: request.sums,
        }),
      );
    }
  }
  return made;
}

async function readRegencies(env: ImportEnv, builds: readonly RegencyBuild[]): Promise<RegencyRows[]> {
  const rows = await rootRows(
    env.ctx.db.as(env.scope),
    builds.map((b) => b.id),
  );
  return builds.map((b) => ({
    areaId: b.root_id,
    populationPeriod: b.population_period,
    rows: rows.filter((r) => r.build_id === b.id),
  }));
}

interface ProvinceRequest {
  readonly id: number;
  readonly tree: Tree;
  readonly regencies: readonly RegencyRows[];
  readonly period: string;
  readonly ownPopulation: readonly string[];
  readonly buildIds: readonly number[];
  readonly view: ImportView;
  readonly sums: readonly TypeSum[];
}

async function buildProvince(env: ImportEnv, request: ProvinceRequest): Promise<number> {
  const { tree, regencies, period, view, sums } = request;
  const populationPeriod =
    agreedPeriod(regencies) ?? populationPeriodFor(period, request.ownPopulation) ?? null;
  const facts = await loadFacts(env, rootOnly(tree), { period, populationPeriod, view });
  const population = facts.population.population();
  const needs = facts.needs.needs();
  const inputs = provinceInputs(tree, regencies, [...population, ...needs]);
  const isPeople = (i: SeriesInput) => i.series === PEOPLE_SERIES || i.series === FAMILIES_SERIES;
  const sources = [
    ...(await sourcesOf(env.ctx.db.as(env.scope), request.buildIds)),
    ...sourceRows(facts.population, population, sums),
    ...sourceRows(facts.needs, needs, sums),
  ];
  return writeBuild(env, {
    rootId: request.id,
    period,
    populationPeriod,
    figures: makeFigures(
      tree,
      inputs.filter(isPeople),
      inputs.filter((i) => !isPeople(i)),
      sums,
    ),
    keep: (areaId) => areaId === request.id,
    sources: mergeSources(sources),
    asOf: sources.map((s) => s.asOf).reduce<string | null>(laterDay, null),
  });
}

/** The population period the regencies agree on; undefined where they do not, or have none. */
function agreedPeriod(regencies: readonly RegencyRows[]): string | undefined {
  const periods = new Set(regencies.map((r) => r.populationPeriod));
  const [only] = periods;
  return periods.size === 1 ? (only ?? undefined) : undefined;
}

/** The province alone, in the first row of its tree: facts of the regencies are already in their builds. */
function rootOnly(tree: Tree): Tree {
  return { ...tree, size: 1, id: tree.id.slice(0, 1) };
}
