import { isFiner } from '../../../data/catalogue/levels.ts';
import { isOwnRate, ownSeries } from '../../../data/catalogue/own.ts';
import type { OwnDefinition } from '../../../data/contract/own-indicator.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { ReadingChange } from '../../../data/contract/reading.ts';
import { sayPositions } from '../../../data/read/csv.ts';
import { type FigureRow, type FigureTable, readOwnFigures } from '../../../data/read/own-figures.ts';
import { findOwn } from '../../../data/read/own-indicator.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import { loadOwn } from '../../own/query.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import type { OpenTable } from '../lookup/open-table.ts';
import { PeopleLookup } from '../lookup/people.ts';
import { NOTHING_SAID, readFigures } from '../lookup/read-figures.ts';
import { settlePeriod, someSayPeriod } from '../lookup/settle-period.ts';
import { touchedRegencies } from '../lookup/touched.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { type Cell, gatherCells, type PlacedRow, usedRows } from '../need/cells.ts';
import { addUpClosed, areaAt, type FinerClosed } from '../need/closed-sums.ts';
import { type Counted, noteReplaced, refuseOverPopulation } from '../need/compare.ts';
import { loadEarlier } from '../need/earlier.ts';
import { offerToAdd } from '../need/place-rows.ts';
import { insertNeeds } from '../need/query.ts';
import type { NeedPlan } from '../need/spec.ts';
import { factsOf } from '../need/zeros.ts';
import { refused } from '../run.ts';

export interface FigureOptions {
  /** for a file that does not say it row by row */
  readonly period?: string | undefined;
  /** code of the indicator of a file without a column for it */
  readonly indicator?: string | undefined;
  /** code of the area that all figures are of, for a file without a column for it */
  readonly area?: string | undefined;
  /** what is done with counts of closed indicators below their level */
  readonly closed?: FinerClosed | undefined;
  /** how the table is to be read */
  readonly reading?: ReadingChange | undefined;
  /** apply the good rows and list the bad, instead of refusing the file */
  readonly skipBadRows?: boolean | undefined;
}

/** What own figures are kept under beside the types of need: the office's own list, which has no version. */
const VOCABULARY = 'own';

/** `import figures FILE`: figures of the office's own indicators, in long form. */
export const figuresImport: ImportKindSpec<FigureOptions, NeedPlan> = {
  kind: 'figures',
  async check(env, file, options) {
    const findings = new Findings();
    const all = await loadOwn(env.ctx.db.as(env.scope));
    const only = onlyOne(options.indicator, all, findings);
    if (findings.errors > 0) return refused(findings, NOTHING_SAID);
    let words = new WordMatcher();
    const own = (heading: string) => ownOf(heading, all);
    const said = { ...options, kind: 'figures', own } as const;
    const figures = await readFigures(env, file, said, findings, async (table) => {
      words = await WordMatcher.open(env, table);
      return readOwnFigures(table, all, { only, area: options.area, translate: words.code });
    });
    if (figures.read === undefined) return refused(findings, NOTHING_SAID, figures.reading);
    const { open, read, period } = figures;
    words.askCodes(read.problems);
    const { closed } = options;
    const { cells, covered } = someSayPeriod(read.rows, period, findings)
      ? await checkRows(env, read.rows, { period, words, closed }, findings)
      : { cells: [], covered: 0 };
    return conclude(open, read, { cells, covered, words }, options, findings);
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

/** The code of the indicator that a heading names; a retired one too, so that its reader can say so. */
function ownOf(heading: string, all: readonly OwnDefinition[]): string | undefined {
  const found = findOwn(heading, all);
  return found.kind === 'unknown' ? undefined : found.indicator.code;
}

function onlyOne(
  said: string | undefined,
  all: readonly OwnDefinition[],
  findings: Findings,
): OwnDefinition | undefined {
  if (all.every((o) => o.retired)) {
    findings.add({ severity: 'error', code: 'no-own-indicators' });
    return undefined;
  }
  if (said === undefined) return undefined;
  const found = findOwn(said, all);
  if (found.kind === 'indicator') return found.indicator;
  const hint =
    found.kind === 'retired'
      ? { name: found.indicator.name.id }
      : found.suggestion
        ? { suggestion: found.suggestion }
        : undefined;
  findings.add({
    severity: 'error',
    column: '--indicator',
    code: found.kind === 'retired' ? 'indicator-retired' : 'indicator-unknown',
    value: said,
    ...(hint ? { hint } : {}),
  });
  return undefined;
}

async function checkRows(
  env: ImportEnv,
  rows: readonly FigureRow[],
  { period, words, closed }: Pick<FigureOptions, 'period' | 'closed'> & { readonly words: WordMatcher },
  findings: Findings,
): Promise<{ cells: Cell[]; covered: number }> {
  const db = env.ctx.db.as(env.scope);
  const places = await words.places(env, rows, findings);
  const placed: PlacedRow[] = [];
  const counted = new Map<string, Counted>();
  let finer = 0;
  let offered = 0;
  await eachInSlices(rows, (row) => {
    const settled = settlePeriod(row, { period, today: env.ctx.clock.today() }, findings);
    if (settled === undefined) return;
    const found = places.find(row, lastDay(settled));
    if (found.kind === 'leftOut') return;
    if (found.kind === 'wrong') {
      const { code, hint } = found;
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
      return;
    }
    const { area } = found;
    const { indicator, ...rest } = row;
    const { finest, access, name, code } = indicator;
    const isClosed = access === 'closed';
    let into: PlacedRow['into'];
    if (finest !== null && isFiner(area.level, finest)) {
      if (isClosed) {
        findings.quiet(row.line);
        // What never adds is not added up either.
        if (isOwnRate(indicator.kind)) into = undefined;
        else if (closed === 'add') into = areaAt(places, area, finest, lastDay(settled));
        else offered += 1;
      } else finer += 1;
      if (isClosed && !into) {
        // The number itself is what must not be known: it is neither quoted nor kept.
        findings.add({
          severity: 'error',
          line: row.line,
          column: 'indikator',
          code: 'indicator-too-fine',
          value: `${code} ${name.id}`,
          hint: { finest, level: area.level },
        });
        return;
      }
    }
    const series = ownSeries(indicator);
    counted.set(series, COUNTED[indicator.kind]);
    placed.push({ ...rest, area, into, series, settledPeriod: settled, isClosed });
  });
  if (finer > 0) findings.add({ severity: 'note', code: 'indicator-finer', hint: { n: finer } });
  offerToAdd(offered, findings);
  const { cells, sums } = addUpClosed(await gatherCells(placed, findings), places, findings);
  const people = await PeopleLookup.read(
    db,
    [...new Set(cells.flatMap((c) => c.area.regencyId ?? []))],
    [...new Set(cells.map((c) => c.period))],
  );
  const kept = await refuseOverPopulation(
    cells,
    (c) => people.of(c.area, c.period),
    findings,
    (series) => counted.get(series) ?? 'things',
  );
  noteReplaced(kept, await loadEarlier(env, kept), findings);
  return { cells: kept, covered: sums.covered };
}

const COUNTED: Record<OwnDefinition['kind'], Counted> = {
  jiwa: 'persons',
  keluarga: 'families',
  unit: 'things',
  nilai: 'things',
};

function conclude(
  { table, understood, reading }: OpenTable,
  read: FigureTable,
  {
    cells,
    covered,
    words,
  }: { readonly cells: readonly Cell[]; readonly covered: number; readonly words: WordMatcher },
  options: FigureOptions,
  findings: Findings,
): Checked<NeedPlan> {
  const facts = factsOf(cells);
  const used = usedRows(cells);
  const note = (code: string, n: number, hint: Record<string, string | number> = {}) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n, ...hint } });
  };
  note('counts-with-thousands', read.thousands);
  note('rows-without-count', read.silent);
  words.matches.tell(findings);
  const { ignored } = read.found;
  note('columns-ignored', ignored.length, { positions: sayPositions(table, ignored) });
  if (used === 0 && findings.errors === 0) findings.add({ severity: 'error', code: 'nothing-to-import' });
  const areas = [...new Map(cells.map((c) => [c.area.id, c.area])).values()];
  const applies = used > 0 && (findings.errors === 0 || options.skipBadRows === true);
  const columns = Object.entries(read.found.at).map(([name, at]) => `${name} = ${table.columns[at] ?? ''}`);
  return {
    plan: applies ? { facts, areas } : undefined,
    findings,
    understood: [
      ...understood,
      { what: 'columns', as: columns.join(', ') },
      { what: 'area', as: options.area ?? '' },
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
      ? { figures: facts.length, areas: areas.length, indicators: new Set(cells.map((c) => c.series)).size }
      : {},
    provenance: { ...NOTHING_SAID, source: sourceOf(read.rows) },
  };
}

/** Where the figures come from when nobody says: what the indicators name as their source, if they agree. */
function sourceOf(rows: readonly FigureRow[]): string | null {
  const [only, other] = new Set(rows.map((row) => row.indicator.source));
  return other === undefined && only ? only : null;
}
