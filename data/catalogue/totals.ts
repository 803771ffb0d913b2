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

/** Sums of types that the roll-up makes: the groups and the total. Each type of the total is in exactly one group. */
export const TYPE_SUMS: readonly { series: NeedSeries; types: readonly string[] }[] = [
  ...NEED_GROUPS.map(({ slug }) => ({
    series: groupSeries(slug),
    types: codesWhere((t) => t.group === slug),
  })),
  { series: TOTAL_SERIES, types: codesWhere(() => true) },
];

export function groupSeries(group: NeedGroup): NeedSeries {
  return `group:${group}`;
}

function codesWhere(wanted: (type: NeedType) => boolean): string[] {
  return NEED_TYPES.filter((t) => isInTotal(t) && wanted(t)).map((t) => t.code);
}
