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
export const EVACUATION_TYPES: readonly string[] = ['PMKS-05', 'PMKS-08', 'PMKS-09'];

/** Which types count to which group. */
export type TypeGroups = readonly { readonly group: NeedGroup; readonly types: readonly string[] }[];

export interface TypeSum {
  readonly series: NeedSeries;
  readonly types: readonly string[];
}

/** How an office begins. */
export const STANDARD_GROUPS: TypeGroups = NEED_GROUPS.map(({ slug }) => ({
  group: slug,
  types: codesWhere((t) => t.group === slug),
}));

/** Sums of types that the roll-up makes: the groups, the total, and who needs help in an evacuation. */
export function typeSums(groups: TypeGroups): readonly TypeSum[] {
  return [
    ...groups.map(({ group, types }) => ({ series: groupSeries(group), types })),
    { series: TOTAL_SERIES, types: codesWhere(() => true) },
    { series: EVACUATION_SERIES, types: EVACUATION_TYPES },
  ];
}

/** The sums of an office that has not changed its groups; their series are the same in every office. */
export const TYPE_SUMS: readonly TypeSum[] = typeSums(STANDARD_GROUPS);

/** Why groups are none: a type that is in none, in two, or in no total at all; a group that is not there, twice, or empty. */
export interface GroupFault {
  readonly why:
    | 'type-missing'
    | 'type-twice'
    | 'type-not-in-total'
    | 'group-missing'
    | 'group-twice'
    | 'group-empty';
  /** code of the type, or name of the group */
  readonly what: string;
}

/** Everything that keeps groups from dividing the types of the total: each of these in exactly one of the named groups. */
export function groupFaults(groups: TypeGroups): readonly GroupFault[] {
  const whole = codesWhere(() => true);
  const grouped = groups.flatMap(({ types }) => types);
  const named = groups.map(({ group }) => group);
  const times = (all: readonly string[], one: string) => all.filter((other) => other === one).length;
  const faults = (why: GroupFault['why'], all: readonly string[], isOne: (what: string) => boolean) =>
    [...new Set(all)].filter(isOne).map((what) => ({ why, what }));
  return [
    ...faults('type-not-in-total', grouped, (code) => !whole.includes(code)),
    ...faults('type-missing', whole, (code) => times(grouped, code) === 0),
    ...faults('type-twice', whole, (code) => times(grouped, code) > 1),
    ...faults(
      'group-missing',
      NEED_GROUPS.map(({ slug }) => slug),
      (group) => times(named, group) === 0,
    ),
    ...faults('group-twice', named, (group) => times(named, group) > 1),
    ...groups
      .filter(({ types }) => types.length === 0)
      .map(({ group }) => ({ why: 'group-empty' as const, what: group })),
  ];
}

/** Are two divisions into groups the same, in whatever order they are told? */
export function isSameGroups(a: TypeGroups, b: TypeGroups): boolean {
  const told = (groups: TypeGroups) =>
    groups.flatMap(({ group, types }) => types.map((code) => `${code} ${group}`)).sort();
  return told(a).join() === told(b).join();
}

export function groupSeries(group: NeedGroup): NeedSeries {
  return `group:${group}`;
}

function codesWhere(wanted: (type: NeedType) => boolean): string[] {
  return NEED_TYPES.filter((t) => isInTotal(t) && wanted(t)).map((t) => t.code);
}
