import { populationPeriodFor } from '../../data/catalogue/population-period.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { type Reader, sourcesFor } from '../disclosure/query.ts';
import { loadSeriesBuilds, type SeriesBuild } from './place/query.ts';
import type { Readers } from './readers.ts';

/** Which build holds which series, by reader: of each series the latest period up to the incident's. */
export interface Books {
  buildOf(reader: Reader, series: string): number | undefined;
  readonly population: string | null;
  readonly need: string | null;
  readonly simulated: boolean;
}

export async function openBooks(db: Db, { all }: Readers, root: Within, period: string): Promise<Books> {
  const held = new Map<Reader, Map<string, { build: number; period: string }>>();
  let simulated = false;
  for (const reader of all) {
    const builds = await loadSeriesBuilds(db, reader, root.id, sourcesFor(reader));
    held.set(reader, latestOf(builds, period));
    simulated ||= builds.some((b) => b.simulated);
  }
  const periodOf = (series: string) => {
    for (const reader of all) {
      const found = held.get(reader)?.get(series);
      if (found) return found.period;
    }
    return null;
  };
  return {
    buildOf: (reader, series) => held.get(reader)?.get(series)?.build,
    population: periodOf('penduduk'),
    need: periodOf('total'),
    simulated,
  };
}

function latestOf(
  builds: readonly SeriesBuild[],
  period: string,
): Map<string, { build: number; period: string }> {
  const bySeries = new Map<string, { build: number; period: string }[]>();
  for (const { build, period: at, series } of builds) {
    for (const one of series) bySeries.set(one, [...(bySeries.get(one) ?? []), { build, period: at }]);
  }
  const found = new Map<string, { build: number; period: string }>();
  for (const [series, all] of bySeries) {
    const wanted = populationPeriodFor(
      period,
      all.map((a) => a.period),
    );
    const one = all.find((a) => a.period === wanted);
    if (one) found.set(series, one);
  }
  return found;
}

/** The builds of those series that a reader finds. */
export function seriesIn(
  books: Books,
  reader: Reader,
  all: readonly string[],
): { build: number; series: string }[] {
  return all.flatMap((series) => {
    const build = books.buildOf(reader, series);
    return build === undefined ? [] : [{ build, series }];
  });
}
