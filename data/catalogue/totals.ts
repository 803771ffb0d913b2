import {
  NEED_GROUPS,
  NEED_TYPES,
  type NeedGroup,
  type NeedSeries,
  type NeedType,
  TOTAL_SERIES,
} from './needs.ts';

/**
 * Does a type count towards the one total and its group? Open types only, without the street types, and only those
 * counted in persons: totals add only like units (docs/decisions/002).
 */
export function isInTotal(type: NeedType): boolean {
  return type.access === 'open' && type.unit === 'jiwa' && type.group !== null;
}

/**
 * Who needs help to be brought out of danger: children and adults with disabilities, and neglected elderly. The one
 * figure of need that a Tagana reads; it says nothing of which of the three somebody is.
 */
export const EVACUATION_SERIES: NeedSeries = 'evakuasi';
const EVACUATION_TYPES: readonly string[] = ['PMKS-05', 'PMKS-08', 'PMKS-09'];

/**
 * Sums of types that the roll-up makes: the groups, the total, and who needs help in an evacuation. Each type of the
 * total is in exactly one group.
 */
export const TYPE_SUMS: readonly { series: NeedSeries; types: readonly string[] }[] = [
  ...NEED_GROUPS.map(({ slug }) => ({
    series: groupSeries(slug),
    types: codesWhere((t) => t.group === slug),
  })),
  { series: TOTAL_SERIES, types: codesWhere(() => true) },
  { series: EVACUATION_SERIES, types: EVACUATION_TYPES },
];

export function groupSeries(group: NeedGroup): NeedSeries {
  return `group:${group}`;
}

function codesWhere(wanted: (type: NeedType) => boolean): string[] {
  return NEED_TYPES.filter((t) => isInTotal(t) && wanted(t)).map((t) => t.code);
}
