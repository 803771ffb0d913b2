import { populationPeriodFor } from '../../../data/catalogue/population-period.ts';
import type { Db } from '../../db/open.ts';
import { loadPeople, loadPeopleBuilds, type People } from './query.ts';

export interface PeopleThen {
  readonly people: People;
  /** the population period they are of */
  readonly period: string;
  readonly source: string;
}

/**
 * People and families of areas, by the population that the roll-up takes for a period. Read before asking, for every
 * regency and period of a file.
 */
export class PeopleLookup {
  private readonly known = new Map<
    string,
    { period: string; source: string; people: ReadonlyMap<number, People> }
  >();

  static async read(
    db: Db,
    regencyIds: readonly number[],
    periods: readonly string[],
  ): Promise<PeopleLookup> {
    const lookup = new PeopleLookup();
    const builds = await loadPeopleBuilds(db, regencyIds);
    const read = new Map<number, Map<number, People>>();
    for (const regencyId of regencyIds) {
      const own = builds.filter((b) => b.rootId === regencyId);
      for (const period of periods) {
        const chosen = populationPeriodFor(
          period,
          own.map((b) => b.populationPeriod),
        );
        const build = own.find((b) => b.populationPeriod === chosen);
        if (!build) continue;
        const people = read.get(build.id) ?? (await loadPeople(db, build.id));
        read.set(build.id, people);
        lookup.known.set(`${regencyId} ${period}`, {
          period: build.populationPeriod,
          source: build.source ?? '',
          people,
        });
      }
    }
    return lookup;
  }

  of(
    area: { readonly id: number; readonly regencyId: number | null },
    period: string,
  ): PeopleThen | undefined {
    const then = this.known.get(`${area.regencyId} ${period}`);
    const people = then?.people.get(area.id);
    return then && people && { people, period: then.period, source: then.source };
  }
}
