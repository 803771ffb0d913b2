import type { ReadingChange } from '../../../data/contract/reading.ts';
import { sayPositions } from '../../../data/read/csv.ts';
import { type PopulationTable, readPopulation } from '../../../data/read/population.ts';
import { codeList } from '../../areas/answer.ts';
import { loadPopulation } from '../../rollup/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import type { OpenTable } from '../lookup/open-table.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID, readFigures } from '../lookup/read-figures.ts';
import { someSayPeriod } from '../lookup/settle-period.ts';
import { touchedRegencies } from '../lookup/touched.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { refused } from '../run.ts';
import { APPLIED } from '../view.ts';
import { checkPeople, type PlacedPeople, type PlacedTable, peopleFacts, placePeople } from './check.ts';
import { Elsewhere } from './elsewhere.ts';
import { insertPopulation, type PopulationFact } from './query.ts';

export interface PopulationOptions {
  /** for a file that does not say it row by row */
  readonly period?: string | undefined;
  /** how the table is to be read */
  readonly reading?: ReadingChange | undefined;
  /** apply the good rows and list the bad, instead of refusing the file */
  readonly skipBadRows?: boolean | undefined;
}

export interface PopulationPlan {
  readonly facts: readonly PopulationFact[];
  readonly areas: readonly KnownArea[];
}

const AREAS_AT_ONCE = 1000;

/** `import population FILE`: people, families, sexes and age groups by area; the denominators of every rate. */
export const populationImport: ImportKindSpec<PopulationOptions, PopulationPlan> = {
  kind: 'population',
  async check(env, file, options) {
    const findings = new Findings();
    let words = new WordMatcher();
    const figures = await readFigures(
      env,
      file,
      { ...options, kind: 'population' },
      findings,
      async (table) => {
        words = await WordMatcher.open(env, table);
        return readPopulation(table, words.code);
      },
    );
    if (figures.read === undefined) return refused(findings, NOTHING_SAID, figures.reading);
    const { open, read, period } = figures;
    words.askCodes(read.problems);
    const placed = someSayPeriod(read.rows, period, findings)
      ? await place(env, read, { period, words }, findings)
      : { rows: [], elsewhere: new Elsewhere(await codeList()) };
    const rows = checkPeople(placed.rows, findings);
    await noteReplaced(env, rows, findings);
    return conclude(open, read, { placed, rows, words }, options, findings);
  },
  async stage(env, plan, importId) {
    await inBatches(env, plan.facts, (db, facts) => insertPopulation(db, importId, facts));
    // Rates of every period may stand on this population.
    return { regencies: await touchedRegencies(env, plan.areas), periods: 'all', boundaries: false };
  },
};

async function place(
  env: ImportEnv,
  read: PopulationTable,
  { period, words }: { readonly period: string | undefined; readonly words: WordMatcher },
  findings: Findings,
): Promise<PlacedTable> {
  const places = await words.places(env, read.rows, findings);
  const elsewhere = new Elsewhere(await codeList());
  return placePeople(read.rows, { places, elsewhere, period, today: env.ctx.clock.today() }, findings);
}

async function noteReplaced(
  env: ImportEnv,
  rows: readonly PlacedPeople[],
  findings: Findings,
): Promise<void> {
  const db = env.ctx.db.as(env.scope);
  let replaced = 0;
  let changed = 0;
  const imports = new Set<number>();
  for (const period of new Set(rows.map((r) => r.settledPeriod))) {
    const then = rows.filter((r) => r.settledPeriod === period);
    for (let from = 0; from < then.length; from += AREAS_AT_ONCE) {
      const some = then.slice(from, from + AREAS_AT_ONCE);
      const areaIds = some.map((r) => r.area.id);
      const before = await loadPopulation(db, { areaIds, period, view: APPLIED });
      for (const row of some) {
        const earlier = before.find(
          (f) => f.areaId === row.area.id && f.series === 'penduduk' && f.sex === 'T',
        );
        if (!earlier) continue;
        replaced += 1;
        if (earlier.count !== row.persons) changed += 1;
        imports.add(earlier.importId);
      }
    }
  }
  if (replaced === 0) return;
  const ids = [...imports].sort((a, b) => a - b).join(', ');
  findings.add({ severity: 'note', code: 'replaces-earlier', hint: { replaced, changed, imports: ids } });
}

function conclude(
  { table, understood, reading }: OpenTable,
  read: PopulationTable,
  { placed, rows, words }: { placed: PlacedTable; rows: readonly PlacedPeople[]; words: WordMatcher },
  options: PopulationOptions,
  findings: Findings,
): Checked<PopulationPlan> {
  const note = (code: string, n: number, hint: Record<string, string | number> = {}) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n, ...hint } });
  };
  note('counts-with-thousands', read.thousands);
  note('rows-of-country', read.country);
  note('rows-without-count', read.silent);
  words.matches.tell(findings);
  const elsewhere = placed.elsewhere.n;
  if (elsewhere > 0) {
    const { firstLine: line, hint } = placed.elsewhere;
    findings.add({ severity: 'warning', line, column: 'kode', code: 'rows-elsewhere', hint });
  }
  const { ignored } = read.found;
  note('columns-ignored', ignored.length, { positions: sayPositions(table, ignored) });
  if (rows.length === 0 && findings.errors === 0) {
    const code = elsewhere > 0 ? 'nothing-set-up' : 'nothing-to-import';
    findings.add({ severity: 'error', code, hint: { n: elsewhere } });
  }
  const areas = [...new Map(rows.map((r) => [r.area.id, r.area])).values()];
  const facts = peopleFacts(rows);
  const applies = rows.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
  const leftOut = read.country + read.silent + elsewhere + words.matches.leftOut;
  const used = rows.reduce((n, row) => n + row.told, 0);
  return {
    plan: applies ? { facts, areas } : undefined,
    findings,
    understood: [
      ...understood,
      {
        what: 'columns',
        as: Object.entries(read.found.at)
          .map(([name, at]) => `${name} = ${table.columns[at] ?? ''}`)
          .join(', '),
      },
      ...(read.bands.length > 0 ? [{ what: 'ages', as: read.bands.join(', ') }] : []),
      { what: 'periods', as: [...new Set(rows.map((r) => r.settledPeriod))].sort().join(', ') },
      { what: 'levels', as: [...new Set(areas.map((a) => a.level))].join(', ') },
    ].filter((u) => u.as !== ''),
    rows: { read: table.read, used: applies ? used : 0, refused: table.read - used - leftOut },
    reading,
    matching: words.matches.report(),
    brought: applies ? { areas: areas.length, figures: facts.length } : {},
    provenance: NOTHING_SAID,
  };
}
