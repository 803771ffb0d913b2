import { isFiner } from '../../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { readSeparated, TABLE_LIMITS, type TextTable } from '../../../data/read/csv.ts';
import { readNeeds } from '../../../data/read/need.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { readCount } from '../../../data/read/whole-number.ts';
import { type CopySession, UnfitLines } from '../../db/server-session.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, SourceFile } from '../kind.ts';
import { PeopleLookup } from '../lookup/people.ts';
import type { KnownArea } from '../lookup/query.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { someSayPeriod } from '../lookup/settle-period.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import { gatherCells, type PlacedRow } from '../need/cells.ts';
import { refuseOverPopulation } from '../need/compare.ts';
import { placeRows } from '../need/place-rows.ts';
import { type NeedOptions, VOCABULARY } from '../need/spec.ts';
import { meaningsOf } from './meanings.ts';
import {
  copyLines,
  disputedLines,
  type FactWords,
  factSums,
  firstRows,
  linesOverPopulation,
  type MostThere,
  makeFacts,
  oddCounts,
  type RawRow,
  replacedCells,
  rowsAt,
  type WordColumns,
} from './query.ts';
import { headOf, inChunks, scanBytes } from './scan.ts';

/** Smaller files are read row by row in a moment. */
const BULK_FROM_BYTES = 4e6;
/** Lines of one import: their numbers are kept while it lasts. */
const MOST_LINES = 5_000_000;
const MOST_ODD_COUNTS = 2_000;
const MOST_DISPUTED = 500;

export interface BulkPlan {
  readonly session: CopySession;
  readonly words: FactWords;
  /** lines below the heading */
  readonly lines: number;
  readonly areas: readonly KnownArea[];
}

interface Layout {
  readonly columns: readonly string[];
  readonly separator: string;
  /** of its beginning; the database takes nothing but UTF-8 */
  readonly encoding: string;
  readonly at: WordColumns;
  /** 'code = kode, type = jenis' */
  readonly said: string;
}

/** The words of a file were read by the ordinary readers, and some are wrong: it is for the careful reader to tell. */
const FOR_THE_CAREFUL = Symbol('for the careful reader');

/**
 * Checks a large table of needs without reading its rows one by one: its lines go to the database as they are, every
 * word in them is read once by the readers that all tables are read with, and SQL compares what the lines say together.
 * Undefined: this file is for the reader that takes row by row.
 */
export async function checkInBulk(
  env: ImportEnv,
  file: SourceFile,
  options: NeedOptions,
): Promise<Checked<BulkPlan> | undefined> {
  const open = env.ctx.db.session;
  if (!open || file.bytes.byteLength < BULK_FROM_BYTES) return undefined;
  if (options.missing === 'zero' || options.reading || options.skipBadRows) return undefined;
  const bytes = withoutMark(file.bytes);
  const scan = scanBytes(bytes);
  if (!scan.plain || scan.hasLongNumber || scan.lines > MOST_LINES) return undefined;
  const layout = await layoutOf(bytes);
  if (!layout) return undefined;
  const session = await open(env.scope);
  try {
    env.progress('read', 0);
    await copyLines(session, layout.columns.length, layout.separator, inChunks(bytes));
    env.progress('read', 1);
    const checked = await checkLines(env, session, layout, scan.lines - 1, options);
    if (checked === FOR_THE_CAREFUL) {
      await session.close();
      return undefined;
    }
    return { ...checked, release: () => session.close() };
  } catch (reason) {
    await session.close();
    if (reason instanceof UnfitLines) return undefined;
    throw reason;
  }
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
  const at = { type, count, sex, measure, asOf, place: Object.values(place) };
  if (at.place.length === 0) return undefined;
  const said = Object.entries(found.at).map(([name, i]) => `${name} = ${columns[i] ?? ''}`);
  return { columns, separator: text.separator, encoding: text.encoding, at, said: said.join(', ') };
}

async function checkLines(
  env: ImportEnv,
  session: CopySession,
  { columns, separator, encoding, at, said }: Layout,
  lines: number,
  options: NeedOptions,
): Promise<Checked<BulkPlan> | typeof FOR_THE_CAREFUL> {
  const width = columns.length;
  const findings = new Findings();
  const read = (rows: readonly RawRow[], times: ReadonlyMap<number, number>) =>
    readRows(env, { columns, rows, times }, options, findings);
  // Lines whose words were read already: nothing is said of them twice.
  const readAgain = async (rows: readonly RawRow[]) =>
    (await readRows(env, { columns, rows }, options, new Findings())).placed;
  const counts = await readCounts(session, at.count);
  if (!counts) return FOR_THE_CAREFUL;
  const first = await firstRows(session, at, width, counts.odd);
  const wrong = await rowsAt(session, width, counts.wrongLines);
  const times = new Map(first.map((r) => [r.n + 1, r.times]));
  const words = await read(
    [...first, ...wrong].sort((a, b) => a.n - b.n),
    times,
  );
  const canReadRows = lines <= TABLE_LIMITS.rows;
  if (findings.errors > 0 || words.open) {
    return canReadRows ? FOR_THE_CAREFUL : refusal(words, findings, lines);
  }
  if (words.placed.length !== first.length || tooFine(words.placed)) return FOR_THE_CAREFUL;
  const meanings = meaningsOf(first, words.placed, at);
  env.progress('check', 0.3);
  await makeFacts(session, at, meanings.words, counts.odd);
  env.signal.throwIfAborted();
  const { series, periods, days } = meanings;
  const sums = await factSums(session, series.indexOf('PMKS-23'));
  if (sums.holes > 0) return FOR_THE_CAREFUL;
  env.progress('check', 0.6);
  const disputed = await rowsAt(session, width, await disputedLines(session, MOST_DISPUTED));
  await gatherCells(await readAgain(disputed), findings);
  const people = await peopleThere(env, words.placed);
  const familyTypes = series.flatMap((code, i) => (FAMILIES.has(code) ? [i] : []));
  const most = people.most(periods);
  const over = await rowsAt(
    session,
    width,
    await linesOverPopulation(session, most, familyTypes, MOST_DISPUTED),
  );
  const cells = await gatherCells(await readAgain(over), new Findings());
  await refuseOverPopulation(cells, (c) => people.lookup.of(c.area, c.period), findings);
  if (findings.errors > 0 && canReadRows) return FOR_THE_CAREFUL;
  const { replaced, changed, imports } = await replacedCells(session, series, periods);
  if (replaced > 0) {
    const hint = { replaced, changed, imports: imports.toSorted((a, b) => a - b).join(', ') };
    findings.add({ severity: 'note', code: 'replaces-earlier', hint });
  }
  if (sums.half !== null) {
    const hint = { cells: sums.halves };
    findings.add({ severity: 'warning', line: sums.half + 1, code: 'sex-one-only', hint });
  }
  const note = (code: string, n: number) => {
    if (n > 0) findings.add({ severity: 'note', code, hint: { n } });
  };
  note('counts-with-thousands', counts.thousands);
  note('rows-without-count', counts.silent);
  words.matcher.matches.tell(findings);
  env.progress('check', 1);
  if (findings.errors > 0) return refusal(words, findings, lines);
  const areas = [...new Map(words.placed.map((r) => [r.area.id, r.area])).values()];
  return {
    plan: { session, words: { vocabulary: VOCABULARY, series, periods, days }, lines, areas },
    findings,
    understood: [
      { what: 'separator', as: separator === '\t' ? 'tab' : separator },
      { what: 'encoding', as: encoding },
      { what: 'columns', as: said },
      { what: 'periods', as: [...periods].sort().join(', ') },
      { what: 'levels', as: [...new Set(areas.map((a) => a.level))].join(', ') },
    ],
    rows: { read: lines, used: sums.rows, refused: lines - sums.rows - counts.silent },
    matching: words.matcher.matches.report(),
    brought: { observations: sums.rows, zeros: 0, areas: sums.areas, types: sums.types.length },
    provenance: NOTHING_SAID,
  };
}

const FAMILIES = new Set(NEED_TYPES.filter((t) => t.unit === 'keluarga').map((t) => t.code));
const FINEST = new Map(NEED_TYPES.map((t) => [t.code, t.finest]));

/** Words of the count column that are no plain numbers: what they count, how many rows say nothing, and which are wrong. */
async function readCounts(session: CopySession, column: number) {
  const odd = await oddCounts(session, column, MOST_ODD_COUNTS);
  if (odd.length === MOST_ODD_COUNTS) return undefined;
  const numbers = new Map<string, number>();
  const wrongLines: number[] = [];
  let silent = 0;
  let thousands = 0;
  for (const { word, n, times } of odd) {
    const count = readCount(word);
    if (count.kind === 'number') {
      numbers.set(word, count.value);
      if (count.written === 'thousands') thousands += times;
    } else if (count.kind === 'none') silent += times;
    else wrongLines.push(n);
  }
  return { odd: odd.length > 0 ? { numbers } : undefined, wrongLines, silent, thousands };
}

interface ReadWords {
  readonly placed: readonly PlacedRow[];
  readonly matcher: WordMatcher;
  /** something is left to be settled by somebody */
  readonly open: boolean;
}

interface SomeRows {
  readonly columns: readonly string[];
  readonly rows: readonly RawRow[];
  /** by line: how many rows of the file it stands for */
  readonly times?: ReadonlyMap<number, number>;
}

/** Rows as the careful reader reads them, with its findings. */
async function readRows(
  env: ImportEnv,
  { columns, rows, times }: SomeRows,
  { period }: NeedOptions,
  findings: Findings,
): Promise<ReadWords> {
  const lines = rows.map((r) => ({ line: r.n + 1, cells: r.cells.map((cell) => cell.trim()) }));
  const table: TextTable = { columns, rows: lines, read: rows.length };
  const matcher = await WordMatcher.open(env, table);
  if (times) matcher.matches.rowsAt = (line) => times.get(line) ?? 0;
  if (rows.length === 0) return { placed: [], matcher, open: false };
  const read = await readNeeds(table, matcher);
  for (const problem of read.problems) findings.add(problem);
  matcher.askCodes(read.problems);
  const today = env.ctx.clock.today();
  const places = await matcher.places(env, read.rows, findings);
  const placed = someSayPeriod(read.rows, period, findings)
    ? await placeRows(read.rows, { places, period, today }, findings)
    : [];
  const questions = matcher.matches.report()?.questions ?? [];
  return { placed, matcher, open: questions.length > 0 || matcher.matches.leftOut > 0 };
}

/** May one of the types not be told for one of the levels? Then each row has to be looked at. */
function tooFine(placed: readonly PlacedRow[]): boolean {
  const levels = [...new Set(placed.map((r) => r.area.level))];
  return placed.some((r) => {
    const finest = FINEST.get(r.series) ?? null;
    return finest !== null && levels.some((level) => isFiner(level, finest));
  });
}

async function peopleThere(env: ImportEnv, placed: readonly PlacedRow[]) {
  const lookup = await PeopleLookup.read(
    env.ctx.db.as(env.scope),
    [...new Set(placed.flatMap((r) => r.area.regencyId ?? []))],
    [...new Set(placed.map((r) => r.settledPeriod))],
  );
  const most = (periods: readonly string[]): MostThere[] => {
    const known = new Map<string, MostThere>();
    for (const { area, settledPeriod } of placed) {
      const then = lookup.of(area, settledPeriod);
      if (!then) continue;
      const period = periods.indexOf(settledPeriod);
      known.set(`${area.id} ${period}`, { areaId: area.id, period, ...then.people });
    }
    return [...known.values()];
  };
  return { lookup, most };
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
