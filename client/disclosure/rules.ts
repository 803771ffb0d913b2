import { isFiner } from '../../data/catalogue/levels.ts';
import { LEAST_REASON } from '../../data/catalogue/written-reason.ts';
import type { DisclosureSettings, DisclosureState, PublishedLevel } from '../../data/contract/disclosure.ts';

type Closed = DisclosureSettings['closed'][number];
type Group = DisclosureSettings['groups'][number];
type ClosedCeiling = DisclosureState['ceilings']['closed'][number];

/** Coarse to fine. */
export const PUBLISHED_LEVELS: readonly PublishedLevel[] = ['kabupaten', 'kecamatan', 'desa'];

/** Do two settings say the same, whatever the order in which they were put together? */
export function areSame(a: DisclosureSettings, b: DisclosureSettings): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder({ k, levels, closed, groups, daily }: DisclosureSettings): unknown {
  const byKey = (value: object) => Object.entries(value).sort(([x], [y]) => x.localeCompare(y));
  return [
    byKey(k),
    byKey(levels),
    closed.map((c) => [c.type, c.finest, c.reason]).sort(),
    groups.map(({ group, types }) => [group, [...types].sort()]).sort(),
    daily,
  ];
}

/** Groups that no type belongs to: each must have one. */
export function emptyGroups({ groups }: DisclosureSettings): Group['group'][] {
  return groups.filter(({ types }) => types.length === 0).map(({ group }) => group);
}

/** The group of a type; undefined where none has it. */
export function groupOf(groups: readonly Group[], type: string): Group['group'] | undefined {
  return groups.find(({ types }) => types.includes(type))?.group;
}

/** The same groups with one type in another of them: it is never in two, nor in none. */
export function inGroup(groups: readonly Group[], type: string, group: string): Group[] {
  return groups.map((one) => {
    const others = one.types.filter((t) => t !== type);
    return { ...one, types: one.group === group ? [...others, type].sort() : others };
  });
}

/** A closed type at another level; at the program's own it needs no word of the office. */
export function atLevel(
  closed: readonly Closed[],
  { type, standard }: ClosedCeiling,
  finest: PublishedLevel,
): Closed[] {
  const others = closed.filter((c) => c.type !== type);
  if (finest === standard) return others;
  const reason = closed.find((c) => c.type === type)?.reason ?? null;
  return [...others, { type, finest, reason: isFiner(finest, standard) ? (reason ?? '') : null }];
}

/** Closed types are opened further with a reason alone. */
export function needsReason({ finest }: Pick<Closed, 'finest'>, { standard }: ClosedCeiling): boolean {
  return isFiner(finest, standard);
}

/** Has everything been said that is needed to save? */
export function isFinished({ closed }: DisclosureSettings, ceilings: readonly ClosedCeiling[]): boolean {
  return closed.every((one) => {
    const ceiling = ceilings.find((c) => c.type === one.type);
    return !ceiling || !needsReason(one, ceiling) || (one.reason ?? '').trim().length >= LEAST_REASON;
  });
}
