import { sayPositions } from '../../../data/read/csv.ts';
import { isManagedBy } from '../../pillars/answer.ts';
import { loadPillars, pillarsOfKeys } from '../../pillars/browse/query.ts';
import { dayOf, personKey, type WholePillar } from '../../pillars/kind.ts';
import { insertPillars, loadWhole, newPillars } from '../../pillars/store/query.ts';
import { touchedRegister } from '../../pillars/swap/query.ts';
import { writable } from '../bounds.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { refused } from '../run.ts';
import { gatherPillars, meet } from './gather.ts';
import { HomeFinder } from './home.ts';
import type { PlacedPillar, Registered } from './placed.ts';
import { type PillarRow, readPillars } from './rows.ts';

export interface PillarOptions {
  /** apply the good rows and list the bad, instead of refusing the file */
  readonly skipBadRows?: boolean | undefined;
}

const AT_ONCE = 1000;

/**
 * `import pillars FILE`: who serves where, in which role; three columns are enough. No report names anybody: rows are told by
 * their line.
 */
export const pillarsImport: ImportKindSpec<PillarOptions, readonly WholePillar[]> = {
  kind: 'pillars',
  check: checkPillars,
  async stage(env, pillars, importId) {
    for (let from = 0; from < pillars.length; from += AT_ONCE) {
      env.signal.throwIfAborted();
      env.progress('stage', from / pillars.length);
      const some = pillars.slice(from, from + AT_ONCE);
      await env.ctx.db.write(env.scope, async (tx) => {
        const fresh = await newPillars(tx, importId, some.filter((p) => p.id === null).length);
        let at = 0;
        await insertPillars(
          tx,
          importId,
          some.map((pillar) => ({ ...pillar, id: pillar.id ?? (fresh[at++] as number) })),
        );
      });
    }
    env.progress('stage', 1);
    const register = await touchedRegister(env.ctx.db.as(env.scope), importId);
    return { regencies: [], periods: [], boundaries: false, register };
  },
};

async function checkPillars(
  env: ImportEnv,
  file: SourceFile | null,
  options: PillarOptions,
): Promise<Checked<readonly WholePillar[]>> {
  const findings = new Findings();
  env.progress('read', 0.02);
  const open = await openTable(file, findings, { ofPillars: true });
  if (!open) return refused(findings, NOTHING_SAID);
  env.progress('read', 0.5);
  const words = await WordMatcher.open(env, open.table);
  const { rows, ignored, columns } = await readPillars(open.table, findings, words.code);
  if (findings.counts['column-missing'] !== undefined) return refused(findings, NOTHING_SAID);
  const placed = await place(env, rows, words, findings);
  const known = await registered(env, placed);
  const seal = (phone: string) => env.ctx.keys.seal('register', phone);
  const gathered = gatherPillars(placed, known, seal, findings);
  env.progress('read', 1);
  words.matches.tell(findings);
  if (ignored.length > 0) {
    const hint = { n: ignored.length, positions: sayPositions(open.table, ignored) };
    findings.add({ severity: 'note', code: 'columns-ignored', hint });
  }
  const { read } = open.table;
  if (rows.length === 0 && findings.errors === 0)
    findings.add({ severity: 'error', code: 'nothing-to-import' });
  const used = placed.length - gathered.refused;
  const applies = gathered.pillars.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  return {
    plan: applies ? gathered.pillars : undefined,
    findings,
    understood: [...open.understood, { what: 'columns', as: columns }].filter((u) => u.as !== ''),
    rows: { read, used: applies ? used : 0, refused: read - used - words.matches.leftOut },
    matching: words.matches.report(),
    brought: applies
      ? { pillars: gathered.pillars.length, newPillars: gathered.fresh, roles: gathered.roles }
      : {},
    provenance: NOTHING_SAID,
  };
}

/** The area of each row, as it was on the last day of the service. */
async function place(
  env: ImportEnv,
  rows: readonly PillarRow[],
  words: WordMatcher,
  findings: Findings,
): Promise<PlacedPillar[]> {
  const places = await words.places(env, rows, findings);
  const homes = await HomeFinder.open(env, rows);
  const today = env.ctx.clock.today();
  return rows.flatMap((row) => {
    const found = places.find(row, dayOf(row, today));
    if (found.kind === 'leftOut') return [];
    if (found.kind === 'wrong') {
      const { code, hint } = found;
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
      return [];
    }
    return [{ ...row, area: found.area, homeArea: homeOf(row, found.area, homes, findings) }];
  });
}

/** A home that is not found is told and left open: it is worth no row. */
function homeOf(row: PillarRow, served: KnownArea, homes: HomeFinder, findings: Findings): KnownArea | null {
  if (row.home === null) return null;
  const found = homes.find(row.home, served.code);
  if (found === undefined) {
    findings.add({
      severity: 'warning',
      line: row.line,
      column: 'domisili',
      code: 'home-unknown',
      value: row.home,
    });
  }
  return found ?? null;
}

/**
 * Those of the register who have a name of the file. Who may not bring pillars everywhere meets only those who serve or live in
 * the own areas or above them, of whom no file can ask a phone number or a home below the desa/kelurahan: nothing that a report
 * says of the others could be told apart from nothing.
 */
async function registered(env: ImportEnv, rows: readonly PlacedPillar[]): Promise<Registered[]> {
  const db = env.ctx.db.as(env.scope);
  const today = env.ctx.clock.today();
  const areas = writable(env.scope, 'pillars');
  const ids = await pillarsOfKeys(db, [...new Set(rows.map((row) => personKey(row.name)))]);
  const whole = await loadWhole(db, ids);
  return (await loadPillars(db, ids)).flatMap((pillar) => {
    const own = whole.get(pillar.id);
    if (!own) return [];
    const isOwn = isManagedBy(env.scope, pillar, today);
    const home = isOwn ? pillar.home : pillar.homeDesa;
    const codes = [...pillar.roles.flatMap((r) => r.areas.map((a) => a.code)), ...(home ? [home.code] : [])];
    if (!isOwn && areas !== 'all' && !meet(codes, areas)) return [];
    const phone = isOwn && pillar.phone !== null ? env.ctx.keys.open('register', pillar.phone) : null;
    return [{ whole: own, codes, phone }];
  });
}
