import { countPersons } from '../../data/read/count-persons.ts';
import { AREAS_NAME, COUNTS_NAME, writeCounts } from '../../data/read/counts-table.ts';
import { KnownPlaces } from '../../data/read/known-places.ts';
import { lookForPersons, type PersonsList } from '../../data/read/look-for-persons.ts';
import { onlyNeeded } from '../../data/read/only-needed.ts';
import type { ReadProblem } from '../../data/read/problem.ts';
import { withoutPersonColumns } from '../../data/read/without-persons.ts';
import type { PersonsAnswer, PersonsAsk } from './persons-messages.ts';

/**
 * Looks for persons in a file and counts them, in a thread of the page's own. What it holds of them is gone with it; it
 * answers with numbers, codes and names of areas, and asks nobody.
 */
let list: PersonsList | undefined;
let others = 0;
let places = new KnownPlaces([]);

addEventListener('message', (event: MessageEvent<PersonsAsk>) => {
  void answer(event.data)
    // What cannot be looked through to its end is not known to be free of persons.
    .catch((): PersonsAnswer => ({ kind: 'refused', problem: asReported(FAILED) }))
    .then((told) => postMessage(told));
});

const FAILED: ReadProblem = { severity: 'error', line: null, column: null, code: 'persons-look-failed' };
const MOST_UNPACKED = 500 * 1024 * 1024;

async function answer(ask: PersonsAsk): Promise<PersonsAnswer> {
  if (ask.do === 'count') return count(ask.type);
  places = new KnownPlaces(ask.places);
  list = undefined;
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await ask.file.arrayBuffer());
  } catch {
    return { kind: 'changed' };
  }
  const look = await lookForPersons(bytes, (code) => places.nameOf(code));
  if (look.kind === 'none') {
    const less = await onlyNeeded(bytes, MOST_UNPACKED);
    return { kind: 'none', less };
  }
  if (look.kind === 'refused') return { kind: 'refused', problem: asReported(look.problem) };
  list = look.list;
  others = look.others;
  return count(undefined);
}

async function count(type: string | undefined): Promise<PersonsAnswer> {
  if (!list) return { kind: 'none', less: undefined };
  const outcome = await countPersons(list.columns, list.rows, {
    type,
    // Nothing is gained by hashing what lies open in the same memory: it is gone when the thread is.
    mark: (identity) => identity,
    isPlace: (place) => places.has(place),
  });
  const rows = list.rows.length;
  const kept = await withoutPersonColumns(list.columns, list.rows);
  const areas = kept && {
    rows: kept.rows.length,
    left: kept.left,
    file: { name: AREAS_NAME, text: writeCounts(kept) },
  };
  if (outcome.kind === 'not-counted') return { kind: 'persons', rows, others, outcome, areas };
  const file = { name: COUNTS_NAME, text: writeCounts(outcome) };
  return { kind: 'persons', rows, others, outcome: { ...outcome, file }, areas };
}

/** As the report of the server writes it; values are not quoted. */
function asReported({ severity, line, column, code, hint }: ReadProblem) {
  return { severity, line, column, code, value: null, hint: hint ?? {} };
}
