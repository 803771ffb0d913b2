import { daysAfter } from '../../../data/read/day.ts';
import type { WholePillar, WholeRole } from '../kind.ts';

const LEVELS = ['muda', 'madya', 'utama'] as const;

/** Whose home and phone: without it those of the kept one, else of the other. */
export interface Taken {
  readonly name?: number | undefined;
  readonly home?: number | undefined;
  readonly phone?: number | undefined;
}

/**
 * Two pillars as one: every role and certificate of both. Of a role that both hold, the days and areas that both have are held
 * once; what only one has stays as it was: nobody serves anywhere longer than one of them did.
 */
export function joinPillars(keep: WholePillar, gone: WholePillar, take: Taken): WholePillar {
  const from = (id: number | undefined) => (id !== undefined && id === gone.id ? gone : keep);
  let roles: WholeRole[] = [...keep.roles];
  for (const role of gone.roles) {
    const parts = beside(role, roles);
    roles = roles.map((own) => withDecreeOf(own, role));
    for (const part of parts) roles.push({ ...part, no: Math.max(0, ...roles.map((r) => r.no)) + 1 });
  }
  roles.sort((a, b) => a.no - b.no);
  const certificates = [...keep.certificates];
  for (const certificate of gone.certificates) {
    const { no: _, ...said } = certificate;
    const isHere = certificates.some(({ no: __, ...own }) => JSON.stringify(own) === JSON.stringify(said));
    if (!isHere) certificates.push({ ...said, no: Math.max(0, ...certificates.map((c) => c.no)) + 1 });
  }
  const level = LEVELS.findLast((l) => l === keep.level || l === gone.level) ?? null;
  return {
    ...keep,
    name: from(take.name).name,
    homeId: take.home === undefined ? (keep.homeId ?? gone.homeId) : from(take.home).homeId,
    phone: take.phone === undefined ? (keep.phone ?? gone.phone) : from(take.phone).phone,
    availability: keep.availability === 'unknown' ? gone.availability : keep.availability,
    level,
    roles,
    certificates,
  };
}

/** What of a role is served in no area at a time in which the others are: a role for each stretch of days that is left. */
function beside(role: WholeRole, others: readonly WholeRole[]): WholeRole[] {
  const left = role.areas.flatMap((area) => {
    const held = others.filter((o) => o.role === role.role && o.areas.some((x) => x.areaId === area.areaId));
    const days = held.reduce(
      (rest, other) => rest.flatMap((one) => without(one, daysOf(other))),
      [daysOf(role)],
    );
    return days.map((some) => ({ some, area }));
  });
  if (role.areas.length === 0) return [role];
  return [...Map.groupBy(left, ({ some }) => some.join(' ')).values()].map((parts): WholeRole => {
    const [first, last] = parts[0]?.some ?? daysOf(role);
    return {
      ...role,
      from: first === EVER ? null : first,
      until: last === ALWAYS ? null : last,
      areas: parts.map(({ area }) => area),
    };
  });
}

/** First and last day. */
type Days = readonly [string, string];
const EVER = '';
const ALWAYS = '9999-12-31';

function daysOf({ from, until }: WholeRole): Days {
  return [from ?? EVER, until ?? ALWAYS];
}

/** The days of the one that are none of the other. */
function without([first, last]: Days, [from, until]: Days): Days[] {
  if (until < first || last < from) return [[first, last]];
  const before: Days[] = first < from ? [[first, daysAfter(from, -1)]] : [];
  const after: Days[] = until < last ? [[daysAfter(until, 1), last]] : [];
  return [...before, ...after];
}

/** A role without a decree has that of the other where the other is the same role over all its days and areas. */
function withDecreeOf(own: WholeRole, other: WholeRole): WholeRole {
  const [a, b] = [daysOf(own), daysOf(other)];
  const isWithin = own.role === other.role && b[0] <= a[0] && a[1] <= b[1];
  const hasAll = own.areas.every((x) => other.areas.some((y) => y.areaId === x.areaId));
  if (own.decree !== null || own.decreeOn !== null || !isWithin || !hasAll) return own;
  return { ...own, decree: other.decree, decreeOn: other.decreeOn };
}
