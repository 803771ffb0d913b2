import { PILLAR_ROLES, type PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { Certified } from '../../../data/contract/volunteer.ts';
import type { HeldPillar, HeldRole } from '../browse/query.ts';
import { certificatesFor, certifiedIn, isHeld, standing } from '../sight.ts';

export interface Counts {
  persons: number;
  valid: number;
  ending: number;
  ended: number;
  none: number;
}

export interface Counted extends Counts {
  readonly role: PillarRoleCode;
  /** code of the area; '' for all */
  readonly area: string;
}

/** Months that are looked ahead. */
const MONTHS = 12;

interface CountOptions {
  readonly on: string;
  readonly role?: PillarRoleCode | undefined;
  readonly digits: number;
  /** does an area count? A role that is served in others alone is none of those asked for */
  readonly inside: (code: string) => boolean;
}

/**
 * Of those who serve in roles with certificates on a day: how the best certificate of each for the role stands, by role and
 * by the areas of one length of code; a person who serves two of them counts in each, and once in all.
 */
export function countCertified(
  pillars: readonly HeldPillar[],
  { on, role, digits, inside }: CountOptions,
): { counted: Counted[]; ending: { month: string; n: number }[] } {
  const roles = PILLAR_ROLES.filter((r) => (role === undefined ? r.certified : r.code === role));
  const counts = new Map<string, Counted>();
  const months = new Map<string, number>();
  for (const { code } of roles) {
    for (const pillar of pillars) {
      const servesNowhere = pillar.roles.every((r) => r.areas.length === 0);
      const isThere = (r: HeldRole) => servesNowhere || r.areas.some((a) => inside(a.code));
      const held = pillar.roles.filter((r) => r.role === code && isHeld(r, on) && isThere(r));
      if (held.length === 0) continue;
      const own = certificatesFor(pillar.certificates, code).filter((c) => standing(c, on) !== 'coming');
      const how = certifiedIn(own, code, on);
      const areas = held.flatMap((r) => r.areas.flatMap((a) => (inside(a.code) ? [a.code] : [])));
      const places = areas.flatMap((a) => (a.length >= digits ? [a.slice(0, digits)] : []));
      for (const area of ['', ...new Set(places)]) add(counts, { role: code, area }, how);
      const last = own.map((c) => c.validUntil).sort((a, b) => ((a ?? '9') < (b ?? '9') ? 1 : -1))[0];
      if (last && last >= on) months.set(last.slice(0, 7), (months.get(last.slice(0, 7)) ?? 0) + 1);
    }
  }
  const ahead = monthsFrom(on, MONTHS);
  return {
    counted: [...counts.values()],
    ending: ahead.map((month) => ({ month, n: months.get(month) ?? 0 })),
  };
}

function add(
  counts: Map<string, Counted>,
  { role, area }: { role: PillarRoleCode; area: string },
  how: Certified,
): void {
  const key = `${role} ${area}`;
  const known = counts.get(key) ?? { role, area, persons: 0, valid: 0, ending: 0, ended: 0, none: 0 };
  known.persons += 1;
  known[how] += 1;
  counts.set(key, known);
}

function monthsFrom(day: string, n: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: n }, (_, i) => {
    const at = year * 12 + (month - 1) + i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
