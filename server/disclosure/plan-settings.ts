import { closedLevelOf } from '../../data/catalogue/disclosure.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { isOwnRate, ownSeries } from '../../data/catalogue/own.ts';
import { EVACUATION_SERIES, EVACUATION_TYPES, typeSums } from '../../data/catalogue/totals.ts';
import type { DisclosureSettings, PublishedLevel } from '../../data/contract/disclosure.ts';
import type { OwnDefinition } from '../../data/contract/own-indicator.ts';
import type { Insiders } from './plan/plan.ts';
import type { PlanSettings, TypeSum } from './plan/settings.ts';

/**
 * What an office decided, as the plan is told it. Rates as their source gives them, and retired indicators, are in no plan.
 * @param services series of the minimum standards that have figures: planned as what the office itself counts
 */
export function planSettingsOf(
  settings: DisclosureSettings,
  own: readonly OwnDefinition[],
  services: readonly string[] = [],
): PlanSettings {
  const { k, levels, groups } = settings;
  return {
    k: k.open,
    kClosed: k.closed,
    finest: { ...levels, closed: 'kecamatan' },
    finestOf: Object.fromEntries(
      NEED_TYPES.flatMap((type) => {
        const finest = closedLevelOf(type, settings);
        return finest === null ? [] : [[type.code, finest] as const];
      }),
    ),
    finestSex: levels.sexes,
    finestServed: levels.served,
    sums: plannedSums(groups),
    own: [
      ...own
        .filter((o) => !o.retired && !isOwnRate(o.kind))
        .map((o) => ({ series: ownSeries(o), access: o.access, finest: finestOfOwn(o, levels.own) })),
      ...services.map((series) => ({ series, access: 'open' as const, finest: levels.own })),
    ],
  };
}

/** The groups and the total, as a plan is told them. */
export function plannedSums(groups: DisclosureSettings['groups']): readonly TypeSum[] {
  return typeSums(groups).filter((sum) => sum.series !== EVACUATION_SERIES);
}

/** A closed one has a limit of its own, and none is finer than the table. */
function finestOfOwn({ access, finest }: OwnDefinition, table: PublishedLevel): PublishedLevel {
  if (access === 'open' || finest === null || isFiner(finest, table)) return table;
  return finest === 'provinsi' ? 'kabupaten' : (finest as PublishedLevel);
}

/**
 * Who holds exact figures and may read the published table besides: each account alone, and no two together
 * (docs/privacy.md). Everybody who is given an area holds all of it; a Tagana holds those to be helped in an evacuation.
 * @param readers series that an account was given by name, in more than one kecamatan
 * @param holders area.id of an account that was given several areas
 */
export function insidersOf(
  { groups }: Pick<DisclosureSettings, 'groups'>,
  readers: readonly (readonly string[])[] = [],
  holders: readonly (readonly number[])[] = [],
): Insiders {
  const sums = new Map(typeSums(groups).map(({ series, types }) => [series as string, types]));
  const typesOf = (series: string) =>
    series === EVACUATION_SERIES ? EVACUATION_TYPES : (sums.get(series) ?? [series]);
  const named = [...new Set(readers.flat())].filter((series) => series !== EVACUATION_SERIES).sort();
  return {
    areas: ['kecamatan', 'desa', 'rt'],
    slices: [EVACUATION_TYPES, ...named.map(typesOf)],
    readers: readers.filter((series) => series.length > 1).map((series) => series.map(typesOf)),
    holders,
  };
}
