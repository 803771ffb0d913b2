import { levelOfCode, parentCode, regencyCode } from '../../../data/catalogue/codes.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import { anyOtherBorder, centresIn, coveredBy, fileShapesOf, type InParent, inParents } from './query.ts';
import type { ResolvedRow } from './resolve.ts';
import { HEX_A_STATEMENT, inStatements } from './rows.ts';

/** A shape of which less than this lies in its parent is in the wrong place. */
const OUTSIDE_BELOW = 0.01;
/** Borders of two sources never agree; with less than this inside the parent it is worth a look. */
const DOUBTED_BELOW = 0.5;
/** So much of a shape on ground that another area of its level has: one of the two is drawn wrong. */
const COVERED_FROM = 0.5;
/** Worth a look is beyond this, and beyond some times what is usual among the areas of a regency. */
const FAR_KM = 100;
const FAR_TIMES = 4;
/** Regencies of islands are wide: the farthest kelurahan there is lies 397 km from the middle of its regency (Pangkep). */
const TOO_FAR_KM = 450;

interface Placed {
  readonly list: CodeList;
  readonly on: string;
}

/**
 * Do shapes lie where their codes say? Compared with the nearest area above that has a border of its own (one drawn
 * from its children says nothing), else with where the other areas of the regency are. A shape elsewhere is refused;
 * one that mostly sticks out, or covers another area, is said.
 */
export async function checkFit(
  env: ImportEnv,
  rows: readonly ResolvedRow[],
  { list, on }: Placed,
  findings: Findings,
): Promise<ResolvedRow[]> {
  const db = env.ctx.db.as(env.scope);
  const name = (code: string, given?: string | null) => {
    const known = given ?? list.find(code)?.name;
    return known ? `${known} (${code})` : code;
  };
  const above = new Set(rows.flatMap((r) => ancestorsOf(r.code)));
  const drawn = await fileShapesOf(db, [...above], on);
  const parentOf = (row: ResolvedRow) => ancestorsOf(row.code).find((code) => drawn.has(code));
  const refused = new Set<ResolvedRow>();
  const refuse = (row: ResolvedRow, parent: string, km: number) => {
    refused.add(row);
    const hint = {
      code: name(row.code, row.name),
      parent,
      km: km < 10 ? Math.round(km * 10) / 10 : Math.round(km),
    };
    const at = { line: row.feature, column: 'geometry' };
    findings.add({ severity: 'error', code: 'outside-parent', value: row.code, hint, ...at });
  };
  const within = rows.filter((r) => parentOf(r) !== undefined);
  for (const batch of inStatements(within, HEX_A_STATEMENT)) {
    env.signal.throwIfAborted();
    const pairs = batch.map((row) => ({ hex: row.hex, parent: parentOf(row) ?? '' }));
    for (const met of await inParents(db, pairs, on, OUTSIDE_BELOW)) {
      const row = batch[met.index];
      if (row) judge(row, met);
    }
  }
  function judge(row: ResolvedRow, met: InParent): void {
    const parent = name(met.parent, met.name);
    if (met.share < OUTSIDE_BELOW) refuse(row, parent, met.km ?? 0);
    else if (met.share < DOUBTED_BELOW) {
      const hint = { code: name(row.code, row.name), parent, share: Math.round(met.share * 100) };
      const at = { line: row.feature, column: 'geometry' };
      findings.add({ severity: 'warning', code: 'mostly-outside-parent', value: row.code, hint, ...at });
    }
  }
  const others = rows.filter((r) => parentOf(r) === undefined && regencyCode(r.code) !== undefined);
  for (const { row, regency, km } of await strays(env, rows, others, on)) {
    if (km > TOO_FAR_KM) refuse(row, name(regency), km);
    else {
      const hint = { code: name(row.code, row.name), parent: name(regency), km: Math.round(km) };
      const at = { line: row.feature, column: 'geometry' };
      findings.add({ severity: 'warning', code: 'far-from-others', value: row.code, hint, ...at });
    }
  }
  const fitting = rows.filter((r) => !refused.has(r));
  const codes = rows.map((r) => r.code);
  const levels = [...new Set(rows.flatMap((r) => levelOfCode(r.code) ?? []))];
  if (!(await anyOtherBorder(db, levels, codes, on))) return fitting;
  for (const batch of inStatements(fitting, HEX_A_STATEMENT)) {
    env.signal.throwIfAborted();
    for (const { index, code, name: called, share } of await coveredBy(db, batch, codes, on, COVERED_FROM)) {
      const row = batch[index];
      if (!row) continue;
      const hint = {
        code: name(row.code, row.name),
        other: name(code, called),
        share: Math.round(share * 100),
      };
      const at = { line: row.feature, column: 'geometry' };
      findings.add({ severity: 'warning', code: 'covers-sibling', value: row.code, hint, ...at });
    }
  }
  return fitting;
}

/** Codes above, the nearest first. */
function ancestorsOf(code: string): string[] {
  const parent = parentCode(code);
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

/** Rows far from where the areas of their regency are, those of the file and those here. */
async function strays(
  env: ImportEnv,
  rows: readonly ResolvedRow[],
  asked: readonly ResolvedRow[],
  on: string,
): Promise<{ row: ResolvedRow; regency: string; km: number }[]> {
  const found: { row: ResolvedRow; regency: string; km: number }[] = [];
  const byRegency = Map.groupBy(asked, (r) => regencyCode(r.code) ?? '');
  const inFile = Map.groupBy(rows, (r) => regencyCode(r.code) ?? '');
  const here = await centresIn(env.ctx.db.as(env.scope), [...byRegency.keys()], on);
  const codes = new Set(rows.map((r) => r.code));
  for (const [regency, group] of byRegency) {
    const kept = here.filter((c) => c.regency === regency && !codes.has(c.code)).map((c) => c.centre);
    const given = (inFile.get(regency) ?? []).map((r) => r.centre);
    // Of two that lie far apart nobody can tell which is wrong, unless one of them is known.
    const all = kept.length + given.length >= 4 ? [...kept, ...given] : kept;
    if (all.length === 0) continue;
    const middle = [median(all.map((c) => c[0])), median(all.map((c) => c[1]))] as const;
    const usual = median(all.map((c) => kilometres(c, middle)));
    for (const row of group) {
      const km = kilometres(row.centre, middle);
      if (km > Math.max(FAR_KM, usual * FAR_TIMES)) found.push({ row, regency, km });
    }
  }
  return found;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Near enough for "far": a degree is 111 km, and in Indonesia meridians hardly close up. */
function kilometres(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) * 111;
}
