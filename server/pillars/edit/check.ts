import { pillarRole } from '../../../data/catalogue/psks.ts';
import type { PillarDraft } from '../../../data/contract/volunteer.ts';
import { Fault } from '../../fault.ts';
import { dayOf, overlaps, type WholeCertificate, type WholePillar, type WholeRole } from '../kind.ts';
import { pastRole } from '../past-role.ts';
import type { AreaThen } from '../store/query.ts';

export interface Known {
  /** what the register holds of the pillar now */
  readonly before: WholePillar | undefined;
  readonly areas: ReadonlyMap<string, readonly AreaThen[]>;
  readonly today: string;
  /** seals a phone number */
  readonly seal: (phone: string) => string;
}

/**
 * A pillar as somebody wrote it, ready to be kept. Throws Fault 'register-refused' with the reason: reversed or overlapping
 * dates, an area that was not there, shares over one, a role that is not for such a pillar.
 */
export function wholeOf(draft: PillarDraft, known: Known): WholePillar {
  const { before, today } = known;
  const roles = rolesOf(draft, known);
  refuseOverlaps(roles, known);
  if (draft.level !== null && !draft.roles.some((r) => pillarRole(r.role).levels.length > 0)) refuse('level');
  const home = draft.home === null ? null : areaOn(draft.home, today, known);
  return {
    id: before?.id ?? null,
    subject: draft.subject,
    name: draft.name,
    homeId: home,
    phone:
      draft.phone === undefined
        ? (before?.phone ?? null)
        : draft.phone === null
          ? null
          : known.seal(draft.phone),
    availability: draft.availability,
    level: draft.level,
    mergedInto: null,
    roles,
    certificates: certificatesOf(draft, before),
  };
}

function rolesOf(draft: PillarDraft, known: Known): WholeRole[] {
  const before = known.before?.roles ?? [];
  const number = numbering(before);
  return draft.roles.flatMap((role) => {
    const was = role.movedOn === undefined ? undefined : before.find((r) => r.no === role.no);
    const from = was && role.movedOn !== undefined ? role.movedOn : role.from;
    const { until } = role;
    const name = pillarRole(role.role).abbreviation;
    if (pillarRole(role.role).subject !== draft.subject) refuse('subject', { role: name });
    if (from !== null && until !== null && until < from) refuse('reversed', { from, until });
    const day = dayOf({ from, until }, known.today);
    const codes = role.areas.map((a) => a.code);
    const twice = codes.find((code, i) => codes.indexOf(code) < i);
    if (twice !== undefined) refuse('area-twice', { area: twice });
    const sum = role.areas.reduce((n, a) => n + (a.share ?? 0), 0);
    if (sum > 1.0001) refuse('shares', { role: name, sum: Math.round(sum * 100) });
    const now = {
      no: number(role.no),
      role: role.role,
      from,
      until,
      decree: role.decree,
      decreeOn: role.decreeOn,
      areas: role.areas.map(({ code, share }) => ({ areaId: areaOn(code, day, known), share })),
    };
    if (!was || from === null) return [now];
    const past = pastRole(was, from, number(undefined));
    if (past.from !== null && past.until !== null && past.until < past.from)
      refuse('reversed', { from: past.from, until: past.until });
    return [past, now];
  });
}

/** The area that a code means on a day; undefined where it was not there then. */
function areaThen(code: string, on: string, areas: Known['areas']): number | undefined {
  const then = (areas.get(code) ?? []).find(
    (a) => (a.validFrom ?? '') <= on && (a.validTo === null || on < a.validTo),
  );
  return then?.id;
}

function areaOn(code: string, on: string, { areas }: Known): number {
  const found = areaThen(code, on, areas);
  if (found === undefined) return refuse(areas.has(code) ? 'area-gone' : 'area-unknown', { area: code });
  return found;
}

function refuseOverlaps(roles: readonly WholeRole[], { areas }: Known): void {
  for (const [i, a] of roles.entries()) {
    for (const b of roles.slice(i + 1)) {
      const area = overlaps(a, b);
      if (area === undefined) continue;
      const code = [...areas.values()].flat().find((then) => then.id === area)?.code ?? '';
      refuse('overlap', { role: pillarRole(a.role).abbreviation, area: code });
    }
  }
}

function certificatesOf(draft: PillarDraft, before: WholePillar | undefined): WholeCertificate[] {
  const number = numbering(before?.certificates ?? []);
  return draft.certificates.map((c) => {
    if (c.issued !== null && c.validUntil !== null && c.validUntil < c.issued)
      refuse('certificate', { kind: c.kind });
    const { no, kind, role, issuer, issued, validUntil } = c;
    return { no: number(no), kind, role, issuer, number: c.number, issued, validUntil };
  });
}

/** Numbers that stay: one that was there is kept once, others follow the largest there ever was. */
function numbering(before: readonly { readonly no: number }[]): (said: number | undefined) => number {
  const known = new Set(before.map((b) => b.no));
  let last = Math.max(0, ...known);
  return (said) => {
    if (said !== undefined && known.delete(said)) return said;
    last += 1;
    return last;
  };
}

function refuse(reason: string, detail: Record<string, string | number> = {}): never {
  throw new Fault('register-refused', { reason, ...detail });
}
