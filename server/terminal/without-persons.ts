import { createHmac, randomBytes } from 'node:crypto';
import { type CountedPersons, countPersons } from '../../data/read/count-persons.ts';
import { COUNTS_NAME, writeCounts } from '../../data/read/counts-table.ts';
import { KnownPlaces } from '../../data/read/known-places.ts';
import { lookForPersons } from '../../data/read/look-for-persons.ts';
import { codeList } from '../areas/answer.ts';
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

/**
 * Counts a list of persons in this very process, so that only counts go on; any other file is passed on as it is. Persons
 * are told apart by a hash whose key is made for this one list and forgotten with it. Throws UsageFault where nothing can
 * be counted.
 */
export async function withoutPersons(given: Prepared, terminal: Terminal): Promise<Prepared> {
  const { command, file } = given;
  if (!file || command.do !== 'import' || command.kind !== 'need') return given;
  const list = await codeList();
  const known = new KnownPlaces(list.descendants(''));
  const look = await lookForPersons(file.bytes, (code) => known.nameOf(code));
  if (look.kind !== 'list') return given;
  const key = randomBytes(32);
  const { columns, rows } = look.list;
  const counted = await countPersons(columns, rows, {
    type: command.flags.type,
    mark: (identity) => createHmac('sha256', key).update(identity).digest('base64'),
    isPlace: (place) => known.has(place),
  });
  key.fill(0);
  if (counted.kind === 'not-counted') throw new UsageFault(whyNot(counted.why, terminal));
  const { json } = command.flags;
  if (!json) terminal.out(tell(counted, terminal));
  const countedFrom = counted.told.persons;
  return {
    command: { ...command, subject: COUNTS_NAME, flags: { ...command.flags, countedFrom } },
    argv: [
      ...given.argv.map((word) => (word === command.subject ? COUNTS_NAME : word)),
      `--counted-from=${countedFrom}`,
    ],
    file: sourceOf(COUNTS_NAME, new TextEncoder().encode(writeCounts(counted))),
  };
}

function whyNot(why: 'persons-without-area' | 'persons-without-type', { words }: Terminal): string {
  return why === 'persons-without-type' ? words.persons.terminal.typeNeeded : words.problem[why]();
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
