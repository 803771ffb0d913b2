import { type PillarRoleCode, pillarRole } from '../../../data/catalogue/psks.ts';
import { overlaps, type WholeCertificate, type WholePillar, type WholeRole } from '../../pillars/kind.ts';
import type { Findings } from '../findings.ts';
import { type PlacedPillar, phoneKey, type Registered } from './placed.ts';

/** What the rows of one pillar come to. */
export interface Completed {
  /** undefined: the register holds all of it already */
  readonly pillar: WholePillar | undefined;
  /** roles that are new */
  readonly roles: number;
  /** rows that say what another row says, or cannot be beside it */
  readonly refused: number;
}

/** The rows of one pillar put together with what the register holds of it: what is said is added, nothing is taken away. */
export function completePillar(
  rows: readonly [PlacedPillar, ...PlacedPillar[]],
  before: Registered | undefined,
  seal: (phone: string) => string,
  findings: Findings,
): Completed {
  const [first] = rows;
  const was = before?.whole;
  const { roles, added, refused } = addRoles(rows, was?.roles ?? [], findings);
  const said = <T>(pick: (row: PlacedPillar) => T | null): T | null =>
    rows.map(pick).findLast((value) => value !== null) ?? null;
  const phone = said((row) => row.phone);
  const isNewPhone = phone !== null && phoneKey(phone) !== phoneKey(before?.phone ?? null);
  const availability = said((row) => (row.availability === 'unknown' ? null : row.availability));
  const pillar: WholePillar = {
    id: was?.id ?? null,
    subject: pillarRole(first.role).subject,
    name: was?.name ?? first.name,
    homeId: said((row) => row.homeArea?.id ?? null) ?? was?.homeId ?? null,
    phone: isNewPhone ? seal(phone) : (was?.phone ?? null),
    availability: availability ?? was?.availability ?? 'unknown',
    level: said((row) => row.level) ?? was?.level ?? null,
    mergedInto: null,
    roles,
    certificates: addCertificates(rows, was?.certificates ?? []),
  };
  const isAsBefore = was !== undefined && JSON.stringify(inOrder(pillar)) === JSON.stringify(inOrder(was));
  return { pillar: isAsBefore ? undefined : pillar, roles: isAsBefore ? 0 : added, refused };
}

/** A pillar with its parts in one order, so that two that say the same are written the same. */
function inOrder({
  id,
  subject,
  name,
  homeId,
  phone,
  availability,
  level,
  roles,
  certificates,
}: WholePillar) {
  const ordered = roles.map(({ no, role, from, until, decree, decreeOn, areas }) => [
    [no, role, from, until, decree, decreeOn],
    areas.map(({ areaId, share }) => [areaId, share]),
  ]);
  const held = certificates.map((c) => [c.no, c.kind, c.role, c.issuer, c.number, c.issued, c.validUntil]);
  return [id, subject, name, homeId, phone, availability, level, ordered, held];
}

function addRoles(
  rows: readonly PlacedPillar[],
  before: readonly WholeRole[],
  findings: Findings,
): { roles: WholeRole[]; added: number; refused: number } {
  const roles = [...before];
  /** the row that a role was said in last */
  const lines = new Map<WholeRole, number>();
  let [added, refused] = [0, 0];
  const put = (at: number, role: WholeRole, line: number) => {
    roles[at] = role;
    lines.set(role, line);
  };
  for (const row of rows) {
    const role = roleOf(row, Math.max(0, ...roles.map((r) => r.no)) + 1);
    const at = roles.findIndex((known) => overlaps(known, role) !== undefined);
    const own = roles[at];
    const other = own && lines.get(own);
    if (own && other !== undefined) {
      refused += 1;
      const isTwice = own.from === role.from && own.until === role.until;
      findings.add({
        severity: isTwice ? 'warning' : 'error',
        line: row.line,
        column: 'nama',
        code: isTwice ? 'pillar-twice' : 'service-overlap',
        hint: { other },
      });
      continue;
    }
    if (own) {
      put(at, completed(own, role), row.line);
      continue;
    }
    const beside = roles.findIndex((known) => lines.has(known) && isOneService(known, role));
    const wider = roles[beside];
    if (wider) put(beside, { ...wider, areas: [...wider.areas, ...role.areas] }, row.line);
    else {
      put(roles.length, role, row.line);
      added += 1;
    }
  }
  for (const role of roles) {
    if (role.areas.reduce((n, area) => n + (area.share ?? 0), 0) <= 1.0001) continue;
    const hint = { role: pillarRole(role.role).abbreviation };
    const line = lines.get(role) ?? null;
    findings.add({ severity: 'error', line, column: 'bagian', code: 'shares-over', hint });
  }
  return { roles, added, refused };
}

function roleOf({ role, from, until, decree, decreeOn, share, area }: PlacedPillar, no: number): WholeRole {
  return { no, role, from, until, decree, decreeOn, areas: [{ areaId: area.id, share }] };
}

/** Do two rows of a file say of one service in two areas? */
function isOneService(a: WholeRole, b: WholeRole): boolean {
  return a.role === b.role && a.from === b.from && a.until === b.until && a.decree === b.decree;
}

/** What the register holds of a role, with what a file says besides: days and decree, never fewer areas. */
function completed(own: WholeRole, said: WholeRole): WholeRole {
  return {
    ...own,
    from: said.from ?? own.from,
    until: said.until ?? own.until,
    decree: said.decree ?? own.decree,
    decreeOn: said.decreeOn ?? own.decreeOn,
    areas: own.areas.map((area) => ({
      ...area,
      share: said.areas.find((s) => s.areaId === area.areaId)?.share ?? area.share,
    })),
  };
}

function addCertificates(
  rows: readonly PlacedPillar[],
  before: readonly WholeCertificate[],
): WholeCertificate[] {
  const all = [...before];
  for (const { certificate, role: held } of rows) {
    if (certificate === null) continue;
    const { kind, number, issuer, validUntil } = certificate;
    const role: PillarRoleCode | null = pillarRole(held).certified ? held : null;
    const isHere = all.some(
      (own) => own.kind === kind && own.number === number && own.validUntil === validUntil,
    );
    if (isHere) continue;
    all.push({
      no: Math.max(0, ...all.map((c) => c.no)) + 1,
      kind,
      role,
      issuer,
      number,
      issued: null,
      validUntil,
    });
  }
  return all;
}
