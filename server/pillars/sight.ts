import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import type { Certified, PillarRow } from '../../data/contract/volunteer.ts';
import { daysAfter } from '../../data/read/day.ts';
import { holdsIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { HeldCertificate, HeldPillar, HeldRole, NamedArea } from './browse/query.ts';

/** A certificate that runs out within so many days is said to. */
const ENDING_DAYS = 90;

/** Is a role held on a day? The last day counts. */
export function isHeld({ from, until }: Pick<HeldRole, 'from' | 'until'>, on: string): boolean {
  return (from === null || from <= on) && (until === null || on <= until);
}

/**
 * The areas that say whose a pillar is: where it serves, else where it served, else where it lives. Somebody manages it who
 * manages all of them.
 */
export function areasOf({ roles, home }: Pick<HeldPillar, 'roles' | 'home'>, on: string): string[] {
  const open = roles.filter((role) => role.until === null || role.until >= on);
  const codes = (open.some((r) => r.areas.length > 0) ? open : roles).flatMap((r) =>
    r.areas.map((a) => a.code),
  );
  return codes.length > 0 ? [...new Set(codes)] : home ? [home.code] : [];
}

/** May the asker see all of a pillar, and change it? */
export function manages(scope: Scope, pillar: Pick<HeldPillar, 'roles' | 'home'>, on: string): boolean {
  const codes = areasOf(pillar, on);
  if (codes.length === 0) return scope.rights.get('pillars.manage') === 'all';
  return codes.every((code) => holdsIn(scope, 'pillars.manage', code));
}

/** How a certificate stands on a day; 'coming': it was not issued yet. */
export function standing({ issued, validUntil }: Pick<HeldCertificate, 'issued' | 'validUntil'>, on: string) {
  if (issued !== null && issued > on) return 'coming';
  if (validUntil === null) return 'valid';
  if (validUntil < on) return 'ended';
  return validUntil <= daysAfter(on, ENDING_DAYS) ? 'ending' : 'valid';
}

/** Certificates that count in a role: those for it, and those for any. */
export function certificatesFor(
  certificates: readonly HeldCertificate[],
  role: PillarRoleCode,
): HeldCertificate[] {
  return certificates.filter((certificate) => certificate.role === null || certificate.role === role);
}

/** Is somebody certified in a role on a day? The best certificate that counts in it and was issued by then. */
export function certifiedIn(
  certificates: readonly HeldCertificate[],
  role: PillarRoleCode,
  on: string,
): Certified {
  const all = new Set(certificatesFor(certificates, role).map((certificate) => standing(certificate, on)));
  return BEST_FIRST.find((how) => all.has(how)) ?? 'none';
}

const BEST_FIRST = ['valid', 'ending', 'ended'] as const;

/** How somebody is certified in the best of the roles that are held on a day; of who holds none any more, of those held once. */
function certifiedOf(
  { roles, certificates }: Pick<HeldPillar, 'roles' | 'certificates'>,
  on: string,
): Certified {
  const now = roles.filter((role) => isHeld(role, on));
  const all = new Set((now.length > 0 ? now : roles).map(({ role }) => certifiedIn(certificates, role, on)));
  return BEST_FIRST.find((how) => all.has(how)) ?? 'none';
}

/** A pillar as the asker sees it in a list: of others the home is told no finer than the desa/kelurahan, and no decree. */
export function rowFor(scope: Scope, pillar: HeldPillar, on: string): PillarRow {
  const managed = manages(scope, pillar, on);
  const { id, subject, name, level, simulated } = pillar;
  return {
    id,
    subject,
    name,
    level,
    simulated,
    managed,
    home: refOf(managed ? pillar.home : pillar.homeDesa),
    certified: certifiedOf(pillar, on),
    roles: pillar.roles.map((role) => ({
      ...role,
      // Papers and the parts of somebody's time are for those who manage the person's area.
      decree: managed ? role.decree : null,
      decreeOn: managed ? role.decreeOn : null,
      areas: role.areas.map((area) => ({ ...area, share: managed ? area.share : null })),
      serving: isHeld(role, on),
    })),
  };
}

function refOf(area: NamedArea | null) {
  if (area === null) return null;
  const { id, code, name, level } = area;
  return { id, code, name, level };
}
