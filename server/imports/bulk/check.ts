import { isUtf8 } from 'node:buffer';
import { readSeparated, TABLE_LIMITS, type TableRow, type TextTable } from '../../../data/read/csv.ts';
import { readNeeds } from '../../../data/read/need.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { othersFirst } from '../../../data/read/slices.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, SourceFile } from '../kind.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { type Cell, gatherCells, type PlacedRow } from '../need/cells.ts';
import { loadClosedLevels } from '../need/closed-levels.ts';
import { type Replaced, refuseOverPopulation, replacedAmong, tellReplaced } from '../need/compare.ts';
import { loadEarlier } from '../need/earlier.ts';
import type { NeedFact } from '../need/query.ts';
import { type NeedOptions, VOCABULARY } from '../need/spec.ts';
import { factsOf } from '../need/zeros.ts';
import { disputedRows, type Facts, makeFacts, rowsAbove, sumFacts } from './facts.ts';
import { finerRows, sumFiner } from './finer-rows.ts';
import { firstRows, readCounts } from './first-rows.ts';
import { type Lines, readLines } from './lines.ts';
import { type Groups, lineOfRow, meaningsOf, type ReadMeanings } from './meanings.ts';
import { isAnythingTold, replacedCells } from './query.ts';
import { peopleThere, type ReadWords, readRows } from './read-rows.ts';
import { headOf, scanBytes } from './scan.ts';

/** Smaller files are read row by row in a moment. */
const BULK_FROM_BYTES = 4e6;
/** Lines of one import: their numbers are kept while it lasts. */
const MOST_LINES = 5_000_000;
const MOST_DISPUTED = 500;

export interface BulkPlan {
  /** let go of as soon as it is written: what follows needs the memory */
  told: { readonly facts: Facts; readonly meanings: ReadMeanings } | undefined;
  /** closed types that were added up */
  readonly sums: readonly NeedFact[];
  readonly periods: readonly string[];
  readonly vocabulary: string;
  readonly areas: readonly KnownArea[];
}

interface Layout {
  readonly columns: readonly string[];
  readonly separator: string;
  /** as its beginning tells it; the whole is UTF-8 */
  readonly encoding: string;
  /** columns that are understood together */
  readonly groups: readonly (readonly number[])[];
  readonly at: Groups;
  readonly count: number;
  /** 'code = kode, type = jenis' */
  readonly said: string;
}

/** The words of a file were read by the ordinary readers, and some are wrong: it is for the careful reader to tell. */
const FOR_THE_CAREFUL = Symbol('for the careful reader');

/**
 * Checks a large table of needs without reading its rows one by one: its lines are cut into words, every word is read once by
 * the readers that all tables are read with, and what the lines say together is compared as numbers.
 * Undefined: this file is for the reader that takes row by row.
 */
export async function checkInBulk(
  env: ImportEnv,
  file: SourceFile,
  options: NeedOptions,
): Promise<Checked<BulkPlan> | undefined> {
  if (!env.ctx.db.session || file.bytes.byteLength < BULK_FROM_BYTES) return undefined;
  if (options.missing === 'zero' || options.reading || options.skipBadRows) return undefined;
  const bytes = withoutMark(file.bytes);
  const scan = await scanBytes(bytes);
  if (!scan.plain || !isUtf8(bytes) || scan.hasLongNumber || scan.lines > MOST_LINES) return undefined;
  const layout = await layoutOf(bytes);
  if (!layout) return undefined;
  env.progress('read', 0);
  const { separator, groups, count, columns } = layout;
  const lines = await readLines(bytes, scan.lines, { width: columns.length, separator, groups, count });
  if (!lines) return undefined;
  env.progress('read', 1);
  const checked = await checkLines(env, lines, layout, options);
  return checked === FOR_THE_CAREFUL ? undefined : checked;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** How the columns are to be read, where the first line is the heading and every column of it is known. */
async function layoutOf(bytes: Uint8Array): Promise<Layout | undefined> {
  const { text, problems } = await readSeparated(headOf(bytes));
  const [heading, ...rows] = text?.records ?? [];
  if (!text || !heading || heading.line !== 1 || problems.length > 0) return undefined;
  const columns = heading.cells;
  if (columns.includes('') || rows.some((r) => r.cells.length !== columns.length)) return undefined;
  const table: TextTable = { columns, rows, read: rows.length };
  const { found } = await readNeeds(table);
  if (found.problems.length > 0 || found.ignored.length > 0) return undefined;
  if (await detectPersons(columns, rows)) return undefined;
  const { type, sex, measure, count, asOf, ...place } = found.at;
  if (type === undefined || count === undefined) return undefined;
  const columnsOfPlace = Object.values(place);
  if (columnsOfPlace.length === 0) return undefined;
  const groups = [columnsOfPlace, [type]];
  const more = (column: number | undefined) => (column === undefined ? undefined : groups.push([column]) - 1);
  const at = { place: 0, type: 1, sex: more(sex), measure: more(measure), asOf: more(asOf) };
  const said = Object.entries(found.at).map(([name, i]) => `${name} = ${columns[i] ?? ''}`);
  return {
    columns,
    separator: text.separator,
    encoding: text.encoding,
    groups,
    at,
    count,
    said: said.join(', '),
  };
}

async function checkLines(
  env: ImportEnv,
  lines: Lines,
  { columns, separator, encoding, at, said }: Layout,
  options: NeedOptions,
): Promise<Checked<BulkPlan> | typeof FOR_THE_CAREFUL> {
  const findings = new Findings();
  const readAs = (rows: readonly number[], of: Findings, times?: ReadonlyMap<number, number>) =>
    readRows(env, { columns, rows: rows.map((row) => rowAt(lines, row)), times }, options, of);
  // Rows whose words were read already: nothing is said of them twice.
  const readAgain = async (rows: readonly number[]) => (await readAs(rows, new Findings())).placed;
  const counts = readCounts(lines);
  if (!counts) return FOR_THE_CAREFUL;
  const { first, times } = firstRows(lines, at.place, counts.numbers);
  const asked = [...new Set([...first, ...counts.wrong])].sort((a, b) => a - b);
  const words = await readAs(asked, findings, times);
  const canReadRows = lines.count <= TABLE_LIMITS.rows;
  if (findings.errors > 0 || words.open) {
    return canReadRows ? FOR_THE_CAREFUL : refusal(words, findings, lines.count);
  }
  if (words.placed.length !== asked.length) return FOR_THE_CAREFUL;
  env.progress('check', 0.3);
  await othersFirst();
  const meanings = meaningsOf(lines, at, words.placed);
  const { series, periods } = meanings;
  const levels = await loadClosedLevels(env);
  const isFinerRow = finerRows(meanings, words.placed, levels);
  if (isFinerRow && options.closed !== 'add' && canReadRows) return FOR_THE_CAREFUL;
  const all = makeFacts(lines, meanings, counts.numbers);
  if (!all) return FOR_THE_CAREFUL;
  if (isFinerRow && options.closed !== 'add') {
    const row = all.count.findIndex((told, n) => told >= 0 && isFinerRow(n));
    if (row >= 0) {
      const found = await readAs([row], findings);
      return refusal(found, findings, lines.count);
    }
  }
  env.signal.throwIfAborted();
  await othersFirst();
  const sums = sumFacts(all, meanings, series.indexOf('PMKS-23'));
  env.progress('check', 0.6);
  await gatherCells(await readAgain(disputedRows(all, MOST_DISPUTED)), findings);
  const { placed, places } = words;
  const closed =
    isFinerRow &&
    places &&
    (await sumFiner(all, meanings, isFinerRow, { placed, closed: levels, ancestry: places }));
  if (isFinerRow && !closed) return FOR_THE_CAREFUL;
  // What was added up is nowhere told as it stood.
  const kept = isFinerRow ? makeFacts(lines, meanings, counts.numbers, isFinerRow) : all;
  if (!kept) return FOR_THE_CAREFUL;
  closed?.describe(findings);
  const added = closed?.cells() ?? [];
  const areas = areasOf(kept, meanings, placed, added);
  const people = await peopleThere(env, placed);
  const over = rowsAbove(kept, meanings, people.most(meanings), MOST_DISPUTED);
  const cells = [...(await gatherCells(await readAgain(over), new Findings())), ...added];
  await refuseOverPopulation(cells, (c) => people.lookup.of(c.area, c.period), findings);
  if (findings.errors > 0 && canReadRows) return FOR_THE_CAREFUL;
  const earlier = replacedAmong(added, await loadEarlier(env, added));
  tellReplaced([await replacedBy(env, kept, meanings), earlier], findings);
  if (sums.half !== undefined) {
    const hint = { cells: sums.halves };
    findings.add({ severity: 'warning', line: lineOfRow(sums.half), code: 'sex-one-only', hint });
  }
  const note = (code: string, n: number) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n } });
  };
  note('counts-with-thousands', counts.thousands);
  note('rows-without-count', counts.silent);
  words.matcher.matches.tell(findings);
  env.progress('check', 1);
  if (findings.errors > 0) return refusal(words, findings, lines.count);
  const plain = isFinerRow ? sumFacts(kept, meanings, -1) : sums;
  const used = plain.rows + (closed?.rows ?? 0);
  const facts = factsOf(added);
  return {
    plan: {
      told: { facts: kept, meanings },
      sums: facts,
      periods: [...periods].sort(),
      vocabulary: VOCABULARY,
      areas,
    },
    findings,
    understood: [
      { what: 'separator', as: separator === '\t' ? 'tab' : separator },
      { what: 'encoding', as: encoding },
      { what: 'columns', as: said },
      { what: 'periods', as: [...periods].sort().join(', ') },
      { what: 'levels', as: [...new Set(areas.map((a) => a.level))].join(', ') },
    ],
    rows: { read: lines.count, used, refused: lines.count - sums.rows - counts.silent },
    matching: words.matcher.matches.report(),
    brought: { observations: plain.rows + facts.length, zeros: 0, areas: areas.length, types: sums.types },
    provenance: NOTHING_SAID,
  };
}

/** Areas that something is written for. */
function areasOf(
  { cells }: Facts,
  { of, areas }: ReadMeanings,
  placed: readonly PlacedRow[],
  added: readonly Cell[],
): KnownArea[] {
  const told = new Set<number | undefined>();
  for (let id = 0; id < cells.size; id += 1) told.add(areas[of.area(cells.first[id] as number)]);
  const all = [...placed.filter((r) => told.has(r.area.id)), ...added].map(({ area }) => area);
  return [...new Map(all.map((area) => [area.id, area])).values()];
}

async function replacedBy(env: ImportEnv, facts: Facts, meanings: ReadMeanings): Promise<Replaced> {
  const session = await env.ctx.db.session?.(env.scope);
  const none = { replaced: 0, changed: 0, imports: [] };
  try {
    if (!session || !(await isAnythingTold(session, meanings.periods))) return none;
    return await replacedCells(session, facts, meanings);
  } finally {
    await session?.close();
  }
}

/** A row as the readers of tables take it. */
function rowAt(lines: Lines, row: number): TableRow {
  return { line: lineOfRow(row), cells: lines.cells(row + 1).map((cell) => cell.trim()) };
}

function refusal(words: ReadWords, findings: Findings, lines: number): Checked<BulkPlan> {
  // Of a file this long each wrong word is told once, with the first line that has it.
  findings.add({ severity: 'note', code: 'told-once', hint: { lines } });
  return {
    plan: undefined,
    findings,
    understood: [],
    rows: { read: lines, used: 0, refused: lines },
    matching: words.matcher.matches.report(),
    brought: {},
    provenance: NOTHING_SAID,
  };
}
