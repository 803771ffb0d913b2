import { type PillarRoleCode, pillarRole } from '../../../data/catalogue/psks.ts';
import { overlaps, personKey, type WholePillar, type WholeRole } from '../../pillars/kind.ts';
import type { Findings } from '../findings.ts';
import type { KnownArea } from '../lookup/query.ts';
import type { PillarRow } from './rows.ts';

/** A row whose areas are known. */
export interface PlacedPillar extends PillarRow {
  readonly area: KnownArea;
  readonly homeArea: KnownArea | null;
}

/** One of the register that a row may be about. */
export interface Registered {
  readonly whole: WholePillar;
  /** codes of the areas that it serves, served or lives in */
  readonly codes: readonly string[];
  /** in the clear */
  readonly phone: string | null;
}

export interface Gathered {
  readonly pillars: readonly WholePillar[];
  readonly fresh: number;
  /** of the file and in the register already, word for word */
  readonly unchanged: number;
  readonly roles: number;
  readonly refused: number;
}

interface Draft {
  readonly rows: PlacedPillar[];
  readonly before: Registered | undefined;
}

/**
 * Rows as pillars: rows of one person are put together, one who is in the register gets what is new, the others are new.
 * Who is the same: the same name, and the same phone number or areas that lie in each other. @param seal seals a number
 */
export function gatherPillars(
  rows: readonly PlacedPillar[],
  known: readonly Registered[],
  seal: (phone: string) => string,
  findings: Findings,
): Gathered {
  const drafts = draftsOf(rows, known, findings);
  const pillars: WholePillar[] = [];
  let [fresh, unchanged, roles, refused] = [0, 0, 0, 0];
  for (const draft of drafts.drafts) {
    const made = makeWhole(draft, seal, findings);
    refused += made.refused;
    if (made.pillar === undefined) {
      unchanged += 1;
      continue;
    }
    pillars.push(made.pillar);
    roles += made.roles;
    if (made.pillar.id === null) fresh += 1;
  }
  const note = (code: string, n: number) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n } });
  };
  note('pillars-known', pillars.length - fresh);
  note('pillars-unchanged', unchanged);
  return { pillars, fresh, unchanged, roles, refused: refused + drafts.refused };
}

function draftsOf(rows: readonly PlacedPillar[], known: readonly Registered[], findings: Findings) {
  const byKey = Map.groupBy(known, (k) => personKey(k.whole.name));
  const byName = new Map<string, Draft[]>();
  const drafts: Draft[] = [];
  let refused = 0;
  for (const row of rows) {
    const key = personKey(row.name);
    const { subject } = pillarRole(row.role);
    const same = (byName.get(key) ?? []).find((draft) =>
      draft.rows.some((other) => pillarRole(other.role).subject === subject && isSame(row, other)),
    );
    if (same) {
      same.rows.push(row);
      continue;
    }
    const codes = [row.area.code, ...(row.homeArea ? [row.homeArea.code] : [])];
    const alike = (byKey.get(key) ?? []).filter(({ whole }) => whole.subject === subject);
    const found = alike.filter(
      (k) => (row.phone !== null && phoneKey(row.phone) === phoneKey(k.phone)) || meet(codes, k.codes),
    );
    const [before, another] = found;
    if (another) {
      refused += 1;
      findings.add({ severity: 'error', line: row.line, column: 'nama', code: 'pillar-ambiguous' });
      continue;
    }
    if (!before && alike.length > 0) {
      findings.add({ severity: 'warning', line: row.line, column: 'nama', code: 'pillar-like-registered' });
    }
    // Of another row of the file already: both say of one person of the register.
    const taken = before && drafts.find((draft) => draft.before === before);
    if (taken) {
      taken.rows.push(row);
      continue;
    }
    const draft = { rows: [row], before };
    if ((byName.get(key) ?? []).length > 0) {
      findings.add({ severity: 'warning', line: row.line, column: 'nama', code: 'pillar-same-name' });
    }
    byName.set(key, [...(byName.get(key) ?? []), draft]);
    drafts.push(draft);
  }
  return { drafts, refused };
}

function isSame(a: PlacedPillar, b: PlacedPillar): boolean {
  if (a.phone !== null && b.phone !== null) return phoneKey(a.phone) === phoneKey(b.phone);
  const codesOf = (row: PlacedPillar) => [row.area.code, ...(row.homeArea ? [row.homeArea.code] : [])];
  return meet(codesOf(a), codesOf(b));
}

/** Does an area of the one hold, or lie in, an area of the other? */
function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.some((y) => x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`)));
}

function phoneKey(phone: string | null): string {
  return (phone ?? '').replace(/\D/g, '').replace(/^62/, '0');
}

function makeWhole(
  { rows, before }: Draft,
  seal: (phone: string) => string,
  findings: Findings,
): { pillar: WholePillar | undefined; roles: number; refused: number } {
  const [first] = rows as [PlacedPillar, ...PlacedPillar[]];
  const was = before?.whole;
  const roles: WholeRole[] = [...(was?.roles ?? [])];
  const lines = new Map<WholeRole, number>();
  let [added, refused] = [0, 0];
  let isChanged = was === undefined;
  for (const row of rows) {
    const role = roleOf(row, Math.max(0, ...roles.map((r) => r.no)) + 1);
    const at = roles.findIndex((own) => overlaps(own, role) !== undefined);
    const own = roles[at];
    const isOfFile = own !== undefined && lines.has(own);
    if (own && isOfFile) {
      refused += 1;
      const isTwice = own.from === role.from && own.until === role.until;
      const hint = { other: lines.get(own) ?? row.line };
      const code = isTwice ? 'pillar-twice' : 'service-overlap';
      findings.add({ severity: isTwice ? 'warning' : 'error', line: row.line, column: 'nama', code, hint });
      continue;
    }
    if (own) {
      const better = completed(own, role);
      isChanged ||= JSON.stringify(better) !== JSON.stringify(own);
      roles[at] = better;
      lines.set(better, row.line);
      continue;
    }
    const beside = roles.findIndex((r) => lines.has(r) && isOneRole(r, role));
    const with_ = roles[beside];
    if (with_) {
      const wider = { ...with_, areas: [...with_.areas, ...role.areas] };
      roles[beside] = wider;
      lines.set(wider, row.line);
    } else {
      roles.push(role);
      lines.set(role, row.line);
      added += 1;
    }
    isChanged = true;
  }
  const over = roles.find((role) => role.areas.reduce((n, a) => n + (a.share ?? 0), 0) > 1.0001);
  if (over) {
    const hint = { role: pillarRole(over.role).abbreviation };
    findings.add({
      severity: 'error',
      line: lines.get(over) ?? first.line,
      column: 'bagian',
      code: 'shares-over',
      hint,
    });
  }
  const last = <T>(pick: (row: PlacedPillar) => T | null): T | null =>
    rows.map(pick).findLast((value) => value !== null) ?? null;
  const phone = last((row) => row.phone);
  const homeId = last((row) => row.homeArea?.id ?? null) ?? was?.homeId ?? null;
  const level = last((row) => row.level) ?? was?.level ?? null;
  const said = rows.findLast((row) => row.availability !== 'unknown')?.availability;
  const availability = said ?? was?.availability ?? 'unknown';
  const isNewPhone = phone !== null && phoneKey(phone) !== phoneKey(before?.phone ?? null);
  const certificates = [...(was?.certificates ?? [])];
  for (const row of rows) {
    if (row.certificate === null) continue;
    const { kind, number, issuer, validUntil } = row.certificate;
    const role: PillarRoleCode | null = pillarRole(row.role).certified ? row.role : null;
    const made = { kind, role, issuer, number, issued: null, validUntil };
    if (certificates.some(({ no: _, ...own }) => JSON.stringify(own) === JSON.stringify(made))) continue;
    certificates.push({ no: Math.max(0, ...certificates.map((c) => c.no)) + 1, ...made });
    isChanged = true;
  }
  isChanged ||=
    isNewPhone || homeId !== was?.homeId || level !== was?.level || availability !== was?.availability;
  if (!isChanged) return { pillar: undefined, roles: 0, refused };
  return {
    pillar: {
      id: was?.id ?? null,
      subject: pillarRole(first.role).subject,
      name: was?.name ?? first.name,
      homeId,
      phone: isNewPhone ? seal(phone) : (was?.phone ?? null),
      availability,
      level,
      mergedInto: null,
      roles,
      certificates,
    },
    roles: added,
    refused,
  };
}

function roleOf(row: PlacedPillar, no: number): WholeRole {
  const { role, from, until, decree, decreeOn, share } = row;
  return { no, role, from, until, decree, decreeOn, areas: [{ areaId: row.area.id, share }] };
}

/** Two rows of one file that say of one service in two areas. */
function isOneRole(a: WholeRole, b: WholeRole): boolean {
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
    areas: own.areas.map((area) => {
      const same = said.areas.find((s) => s.areaId === area.areaId);
      return same?.share == null ? area : { ...area, share: same.share };
    }),
  };
}
