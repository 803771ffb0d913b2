import { createHmac, randomBytes } from 'node:crypto';
import type { ImportReport } from '../../data/contract/import.ts';
import { type CountedPersons, countPersons } from '../../data/read/count-persons.ts';
import { AREAS_NAME, COUNTS_NAME, writeCounts } from '../../data/read/counts-table.ts';
import { KnownPlaces } from '../../data/read/known-places.ts';
import { type Look, lookForPersons } from '../../data/read/look-for-persons.ts';
import type { ReadProblem } from '../../data/read/problem.ts';
import { withoutPersonColumns } from '../../data/read/without-persons.ts';
import { spokenAs } from '../../data/words/office.ts';
import { problemWords } from '../../data/words/problems.ts';
import { codeList } from '../areas/answer.ts';
import { Findings } from '../imports/findings.ts';
import type { SourceFile } from '../imports/kind.ts';
import { UsageFault } from './parse.ts';
import type { DatabaseCommand, Terminal } from './run-command.ts';
import { sourceOf } from './source-file.ts';

/** What goes on to the database or to the server that has it. */
interface Prepared {
  readonly command: DatabaseCommand;
  readonly argv: readonly string[];
  readonly file: SourceFile | null;
}

type Import = Extract<DatabaseCommand, { do: 'import' }>;

/**
 * Looks for persons in this very process, before any of a file goes on. A list of them is counted here, where needs are
 * brought; of a list of areas only the columns of areas go on; every other file with persons in it ends here, refused.
 * Persons are told apart by a hash whose key is made for this one list and forgotten with it. Throws UsageFault where
 * nothing can be counted.
 */
export async function withoutPersons(
  given: Prepared,
  terminal: Terminal,
): Promise<Prepared | { readonly refused: ImportReport }> {
  const { command, file } = given;
  // Maps are looked through where they are read, in the same way; nothing of one can be counted.
  if (!file || command.do !== 'import' || command.kind === 'boundaries') return given;
  const list = await codeList();
  const known = new KnownPlaces(list.descendants(''));
  const look = await lookForPersons(file.bytes, (code) => known.nameOf(code));
  // What nobody can read is told by the reader of its kind.
  if (look.kind === 'none' || (look.kind === 'refused' && !look.problem.code.startsWith('persons')))
    return given;
  if (look.kind === 'list' && command.kind === 'need') return counted(given, command, look, known, terminal);
  if (look.kind === 'list' && (command.kind === 'areas' || command.kind === 'population')) {
    const kept = await withoutPersonColumns(look.list.columns, look.list.rows);
    if (kept) return passOn(given, command, { name: AREAS_NAME, counts: kept, columnsLeft: kept.left });
  }
  return { refused: refusedBy(look.problem, command, file) };
}

async function counted(
  given: Prepared,
  command: Import,
  { list: { columns, rows }, others }: Extract<Look, { kind: 'list' }>,
  known: KnownPlaces,
  terminal: Terminal,
): Promise<Prepared> {
  const key = randomBytes(32);
  const counts = await countPersons(columns, rows, {
    type: command.flags.type,
    mark: (identity) => createHmac('sha256', key).update(identity).digest('base64'),
    isPlace: (place) => known.has(place),
  });
  key.fill(0);
  if (counts.kind === 'not-counted') throw new UsageFault(whyNot(counts.why, terminal));
  if (!command.flags.json) {
    terminal.out(tell(counts, terminal));
    if (others > 0) terminal.out(`  ${terminal.words.persons.others(others)}`);
  }
  return passOn(given, command, { name: COUNTS_NAME, counts, countedFrom: counts.told.persons });
}

interface Passed {
  /** a name of its own: that of the list may name somebody */
  readonly name: string;
  readonly counts: Parameters<typeof writeCounts>[0];
  readonly countedFrom?: number;
  readonly columnsLeft?: number;
}

function passOn(
  given: Prepared,
  command: Import,
  { name, counts, countedFrom, columnsLeft }: Passed,
): Prepared {
  const { more = [], ...rest } = command;
  return {
    command: { ...rest, subject: name, flags: { ...command.flags, countedFrom, columnsLeft } },
    argv: [
      ...given.argv
        .filter((word) => !more.includes(word))
        .map((word) => (word === command.subject ? name : word)),
      ...(countedFrom === undefined ? [] : [`--counted-from=${countedFrom}`]),
      ...(columnsLeft === undefined ? [] : [`--columns-left=${columnsLeft}`]),
    ],
    file: sourceOf(name, new TextEncoder().encode(writeCounts(counts))),
  };
}

/** The same report as the database's own check would give, told before anything was asked of it. */
function refusedBy(problem: ReadProblem, { kind, flags }: Import, file: SourceFile): ImportReport {
  const findings = new Findings();
  findings.add(problem);
  const { source, licence, asOf, simulated } = flags;
  return {
    importId: null,
    kind,
    state: 'refused',
    file: { name: file.name, bytes: file.bytes.byteLength, sha256: file.sha256 },
    source,
    licence,
    asOf,
    simulated,
    understood: [],
    rows: { read: 0, used: 0, refused: 0 },
    brought: {},
    problems: findings.problems,
    problemCount: findings.counts,
    tookMs: 0,
  };
}

function whyNot(why: 'persons-without-area' | 'persons-without-type', { words }: Terminal): string {
  return why === 'persons-without-type'
    ? words.persons.terminal.typeNeeded
    : spokenAs(words, problemWords)[why]();
}

/** How the list was counted and what of it was left out, in numbers. */
function tell({ told, rows }: Extract<CountedPersons, { kind: 'counted' }>, { words }: Terminal): string {
  const t = words.persons;
  const left = (Object.keys(t.left) as (keyof typeof t.left)[]).filter((name) => told[name] > 0);
  return [
    t.terminal.counted(told.rows, told.persons, rows.length),
    ...left.map((name) => `  ${t.left[name](told[name])}`),
  ].join('\n');
}
