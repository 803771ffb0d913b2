import type { ReadingChange } from '../../../data/contract/reading.ts';
import { sayPositions, type TextTable } from '../../../data/read/csv.ts';
import { type NeedTable, readNeeds } from '../../../data/read/need.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import type { OpenTable } from '../lookup/open-table.ts';
import { PeopleLookup } from '../lookup/people.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID, readFigures } from '../lookup/read-figures.ts';
import { someSayPeriod } from '../lookup/settle-period.ts';
import { touchedRegencies } from '../lookup/touched.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { refused } from '../run.ts';
import { type Cell, gatherCells, usedRows } from './cells.ts';
import { type ClosedLevels, loadClosedLevels } from './closed-levels.ts';
import { addUpClosed, type FinerClosed } from './closed-sums.ts';
import { noteReplaced, refuseOverPopulation } from './compare.ts';
import { loadEarlier } from './earlier.ts';
import { placeRows } from './place-rows.ts';
import { insertNeeds, type NeedFact } from './query.ts';
import { factsOf, missingZeros } from './zeros.ts';

export interface NeedOptions {
  /** for a file that does not say it row by row */
  readonly period?: string | undefined;
  /** what a type means that the file tells elsewhere but not for an area; unknown without it */
  readonly missing?: 'unknown' | 'zero' | undefined;
  /** what is done with closed types below their finest level */
  readonly closed?: FinerClosed | undefined;
  /** how the table is to be read */
  readonly reading?: ReadingChange | undefined;
  /** apply the good rows and list the bad, instead of refusing the file */
  readonly skipBadRows?: boolean | undefined;
}

export interface NeedPlan {
  readonly facts: readonly NeedFact[];
  readonly areas: readonly KnownArea[];
}

/** The vocabulary that files are read with, and its version. */
export const VOCABULARY = 'pmks-2012';

/** `import need FILE`: counts of need by area and type, in long form. */
export const needImport: ImportKindSpec<NeedOptions, NeedPlan> = {
  kind: 'need',
  async check(env, file, options) {
    const findings = new Findings();
    let words = new WordMatcher();
    const figures = await readFigures(env, file, { ...options, kind: 'need' }, findings, async (table) => {
      words = await WordMatcher.open(env, table);
      return readNeeds(table, words);
    });
    if (figures.read === undefined) return refused(findings, NOTHING_SAID, figures.reading);
    const { open, read, period } = figures;
    words.askCodes(read.problems);
    const { closed } = options;
    const levels = await loadClosedLevels(env);
    const { cells, covered } = someSayPeriod(read.rows, period, findings)
      ? await checkRows(env, read, { period, words, closed, levels }, findings)
      : { cells: [], covered: 0 };
    const zeros = options.missing === 'zero' ? await missingZeros(cells, levels, findings) : [];
    return conclude(open, read, { cells, covered, zeros, words }, options, findings);
  },
  async stage(env, plan, importId) {
    await inBatches(env, plan.facts, (db, facts) => insertNeeds(db, importId, VOCABULARY, facts));
    return {
      regencies: await touchedRegencies(env, plan.areas),
      periods: [...new Set(plan.facts.map((f) => f.period))].sort(),
      boundaries: false,
    };
  },
};

async function checkRows(
  env: ImportEnv,
  read: NeedTable,
  {
    period,
    words,
    closed,
    levels,
  }: Pick<NeedOptions, 'period' | 'closed'> & {
    readonly words: WordMatcher;
    readonly levels: ClosedLevels;
  },
  findings: Findings,
): Promise<{ cells: Cell[]; covered: number }> {
  const db = env.ctx.db.as(env.scope);
  const places = await words.places(env, read.rows, findings);
  const onShare = (share: number) => {
    env.signal.throwIfAborted();
    env.progress('check', share * 0.7);
  };
  const today = env.ctx.clock.today();
  const placed = await placeRows(read.rows, { places, period, today, closed, levels, onShare }, findings);
  const { cells, sums } = addUpClosed(await gatherCells(placed, findings), places, findings);
  onShare(1);
  const people = await PeopleLookup.read(
    db,
    [...new Set(cells.flatMap((c) => c.area.regencyId ?? []))],
    [...new Set(cells.map((c) => c.period))],
  );
  const kept = await refuseOverPopulation(cells, (c) => people.of(c.area, c.period), findings);
  noteReplaced(kept, await loadEarlier(env, kept), findings);
  env.progress('check', 1);
  return { cells: kept, covered: sums.covered };
}

function conclude(
  { table, understood, reading }: OpenTable,
  read: NeedTable,
  {
    cells,
    covered,
    zeros,
    words,
  }: {
    readonly cells: readonly Cell[];
    readonly covered: number;
    readonly zeros: readonly NeedFact[];
    readonly words: WordMatcher;
  },
  options: NeedOptions,
  findings: Findings,
): Checked<NeedPlan> {
  const facts = [...factsOf(cells), ...zeros];
  const used = usedRows(cells);
  noteReading(read, table, zeros.length, findings);
  words.matches.tell(findings);
  if (used === 0 && findings.errors === 0) findings.add({ severity: 'error', code: 'nothing-to-import' });
  const areas = [...new Map(cells.map((c) => [c.area.id, c.area])).values()];
  const applies = used > 0 && (findings.errors === 0 || options.skipBadRows === true);
  return {
    plan: applies ? { facts, areas } : undefined,
    findings,
    understood: [
      ...understood,
      { what: 'columns', as: columnsOf(read, table.columns) },
      { what: 'periods', as: [...new Set(cells.map((c) => c.period))].sort().join(', ') },
      { what: 'levels', as: [...new Set(cells.map((c) => c.area.level))].join(', ') },
    ].filter((u) => u.as !== ''),
    rows: {
      read: table.read,
      used: applies ? used : 0,
      refused: table.read - used - covered - read.silent - words.matches.leftOut,
    },
    reading,
    matching: words.matches.report(),
    brought: applies
      ? {
          observations: facts.length,
          zeros: zeros.length,
          areas: areas.length,
          types: new Set(cells.map((c) => c.series)).size,
        }
      : {},
    provenance: NOTHING_SAID,
  };
}

/** How marks, blanks and columns were taken, so that nobody has to guess. */
function noteReading(read: NeedTable, table: TextTable, zeros: number, findings: Findings): void {
  const note = (code: string, n: number, hint: Record<string, string | number> = {}) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n, ...hint } });
  };
  note('counts-with-thousands', read.thousands);
  note('rows-without-count', read.silent);
  note('zeros-for-missing', zeros);
  const { ignored } = read.found;
  note('columns-ignored', ignored.length, { positions: sayPositions(table, ignored) });
}

/** 'code = kode, type = jenis': which heading was taken for what. */
function columnsOf(read: NeedTable, columns: readonly string[]): string {
  return Object.entries(read.found.at)
    .map(([name, at]) => `${name} = ${columns[at] ?? ''}`)
    .join(', ');
}
