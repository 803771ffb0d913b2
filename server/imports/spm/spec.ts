import { serviceSeries } from '../../../data/catalogue/indicators.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { ReadingChange, TableReading } from '../../../data/contract/reading.ts';
import type { SpmEntry } from '../../../data/contract/spm.ts';
import { sayPositions } from '../../../data/read/csv.ts';
import { readPlace } from '../../../data/read/place.ts';
import { type KnownService, readSpm, type SpmRead } from '../../../data/read/spm.ts';
import { loadServices } from '../../spm/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, SourceFile } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import { openTable } from '../lookup/open-table.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { settlePeriod, someSayPeriod } from '../lookup/settle-period.ts';
import { touchedRegencies } from '../lookup/touched.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { insertNeeds, type NeedFact } from '../need/query.ts';
import { recallReading } from '../query.ts';
import { refused } from '../run.ts';
import { warnOverTarget } from './over.ts';
import { type BudgetFact, insertBudgets } from './query.ts';

export interface SpmOptions {
  /** for a file that does not say it row by row */
  readonly period?: string | undefined;
  /** what somebody entered by hand, instead of a file */
  readonly entry?: SpmEntry | undefined;
  /** how the table is to be read */
  readonly reading?: ReadingChange | undefined;
  /** apply the good rows and list the bad, instead of refusing the file */
  readonly skipBadRows?: boolean | undefined;
}

export interface SpmPlan {
  readonly facts: readonly NeedFact[];
  readonly budgets: readonly BudgetFact[];
  readonly areas: readonly KnownArea[];
}

/** Figures of services are of no vocabulary: the list of services is the office's own. */
const VOCABULARY = 'spm';

/** `import spm FILE`, and what is entered by hand: who is to be served and who was, by service, area and period. */
export const spmImport: ImportKindSpec<SpmOptions, SpmPlan> = {
  kind: 'spm',
  async check(env, file, options) {
    const findings = new Findings();
    const services = await loadServices(env.ctx.db.as(env.scope));
    const known = services
      .filter((s) => !s.retired)
      .map((s): KnownService => ({ code: s.code, names: [s.name.id, s.name.en].filter((n) => n !== '') }));
    const source = options.entry
      ? entered(options.entry)
      : await readFile(env, file, { known, change: options.reading }, findings);
    if (source.rows === undefined) return refused(findings, NOTHING_SAID, source.reading);
    const { words, rows } = source;
    const period = options.entry?.period ?? options.period;
    const plan = someSayPeriod(rows, period, findings)
      ? await placeRows(env, rows, { words, period }, findings)
      : { facts: [], budgets: [], areas: [], used: 0 };
    await warnOverTarget(env, plan, findings);
    words.matches.tell(findings);
    if (plan.used === 0 && findings.errors === 0)
      findings.add({ severity: 'error', code: 'nothing-to-import' });
    const applies = plan.used > 0 && (findings.errors === 0 || options.skipBadRows === true);
    const { facts, budgets, areas } = plan;
    return {
      plan: applies ? { facts, budgets, areas } : undefined,
      findings,
      understood: [
        ...source.understood,
        { what: 'periods', as: [...new Set(facts.map((f) => f.period))].sort().join(', ') },
        { what: 'levels', as: [...new Set(areas.map((a) => a.level))].join(', ') },
      ].filter((u) => u.as !== ''),
      rows: {
        read: source.read,
        used: applies ? plan.used : 0,
        refused: source.read - source.silent - plan.used - words.matches.leftOut,
      },
      matching: words.matches.report(),
      brought: applies ? { figures: facts.length, areas: areas.length } : {},
      provenance: NOTHING_SAID,
      reading: source.reading,
    } satisfies Checked<SpmPlan>;
  },
  async stage(env, plan, importId) {
    await inBatches(env, plan.facts, (db, facts) => insertNeeds(db, importId, VOCABULARY, facts));
    await inBatches(env, plan.budgets, (db, budgets) => insertBudgets(db, importId, budgets));
    return {
      regencies: await touchedRegencies(env, plan.areas),
      periods: [...new Set(plan.facts.map((f) => f.period))].sort(),
      boundaries: false,
    };
  },
};

interface Source {
  readonly rows: readonly SpmRead[];
  readonly words: WordMatcher;
  readonly read: number;
  readonly silent: number;
  readonly understood: Checked<SpmPlan>['understood'];
  /** how the columns of a file were read: somebody may say otherwise */
  readonly reading?: TableReading | undefined;
}

/** A file of which no row can be read. */
type UnreadSource = { readonly rows: undefined; readonly reading: TableReading | undefined };

function entered({ service, asOf, rows, period }: SpmEntry): Source {
  const read = rows.flatMap((row, i): SpmRead[] => {
    const place = readPlace({ code: row.code });
    if (place.kind !== 'place') return [];
    return [
      {
        line: i + 1,
        written: row.code,
        place: place.place,
        service,
        period,
        target: row.target,
        served: row.served ?? undefined,
        budget: row.budget ?? undefined,
        asOf: asOf ?? undefined,
      },
    ];
  });
  return { rows: read, words: new WordMatcher(), read: rows.length, silent: 0, understood: [] };
}

async function readFile(
  env: ImportEnv,
  file: SourceFile | null,
  { known, change }: { readonly known: readonly KnownService[]; readonly change: ReadingChange | undefined },
  findings: Findings,
): Promise<Source | UnreadSource> {
  const recall = (key: string) => recallReading(env.ctx, env.scope, key);
  const open = await openTable(file, findings, { kind: 'spm', change, recall });
  if (!open) return { rows: undefined, reading: undefined };
  const { reading } = open;
  const words = await WordMatcher.open(env, open.table);
  const found = await readSpm(open.table, known, { translate: words.code });
  for (const problem of found.problems) findings.add(problem);
  if (findings.counts['column-missing'] !== undefined) return { rows: undefined, reading };
  words.askCodes(found.problems);
  const note = (code: string, n: number, hint: Record<string, string | number> = {}) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n, ...hint } });
  };
  note('rows-without-count', found.silent);
  const { ignored } = found.found;
  note('columns-ignored', ignored.length, { positions: sayPositions(open.table, ignored) });
  const columns = Object.entries(found.found.at).map(
    ([name, at]) => `${name} = ${open.table.columns[at] ?? ''}`,
  );
  return {
    rows: found.rows,
    words,
    read: open.table.read,
    silent: found.silent,
    understood: [...open.understood, { what: 'columns', as: columns.join(', ') }],
    reading,
  };
}

async function placeRows(
  env: ImportEnv,
  rows: readonly SpmRead[],
  { words, period: said }: { readonly words: WordMatcher; readonly period: string | undefined },
  findings: Findings,
): Promise<SpmPlan & { readonly used: number }> {
  const places = await words.places(env, rows, findings);
  const facts: NeedFact[] = [];
  const budgets: BudgetFact[] = [];
  const areas = new Map<number, KnownArea>();
  const lines = new Map<string, number>();
  let used = 0;
  let unserved = 0;
  for (const row of rows) {
    const period = settlePeriod(row, { period: said, today: env.ctx.clock.today() }, findings);
    if (period === undefined) continue;
    const wrong = (code: string, hint: Record<string, string | number> = {}, value: unknown = row.written) =>
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value, hint });
    const found = places.find(row, lastDay(period));
    if (found.kind === 'leftOut') continue;
    if (found.kind === 'wrong') {
      wrong(found.code, found.hint);
      continue;
    }
    const { area } = found;
    const key = `${area.id} ${row.service} ${period}`;
    const before = lines.get(key);
    if (before !== undefined) {
      wrong('row-twice', { other: before });
      continue;
    }
    lines.set(key, row.line);
    const { target, served, budget } = row;
    if (target !== undefined && served !== undefined && served > target) {
      wrong('served-over-target', { target }, served);
      continue;
    }
    used += 1;
    if (served === undefined) unserved += 1;
    areas.set(area.id, area);
    const fact = {
      areaId: area.id,
      series: serviceSeries(row.service),
      sex: 'T',
      period,
      asOf: row.asOf ?? null,
    } as const;
    if (target !== undefined) facts.push({ ...fact, measure: 'tercatat', count: target });
    if (served !== undefined) facts.push({ ...fact, measure: 'terlayani', count: served });
    if (budget !== undefined) budgets.push({ areaId: area.id, service: row.service, period, amount: budget });
  }
  if (unserved > 0) findings.add({ severity: 'note', code: 'served-unsaid', hint: { n: unserved } });
  return { facts, budgets, areas: [...areas.values()], used };
}
