import { pillarRole } from '../../../data/catalogue/psks.ts';
import { personKey, type WholePillar } from '../../pillars/kind.ts';
import type { Findings } from '../findings.ts';
import { completePillar } from './complete.ts';
import { type PlacedPillar, phoneKey, type Registered } from './placed.ts';

export interface Gathered {
  readonly pillars: readonly WholePillar[];
  readonly fresh: number;
  /** of the file and in the register already, word for word */
  readonly unchanged: number;
  readonly roles: number;
  readonly refused: number;
}

interface Draft {
  readonly rows: [PlacedPillar, ...PlacedPillar[]];
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
    const made = completePillar(draft.rows, draft.before, seal, findings);
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
    const draft: Draft = { rows: [row], before };
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
export function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.some((y) => x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`)));
}
