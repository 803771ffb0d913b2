import { depthOf, isFiner, type Level } from '../catalogue/levels.ts';
import { DISTINCT_SERIES } from '../catalogue/needs.ts';
import { areBpsCodes } from './code-cell.ts';
import type { TableRow } from './csv.ts';
import { caseOf, typeReader } from './person-cases.ts';
import { findPersonColumns } from './person-columns.ts';
import { Counts } from './person-counts.ts';
import { cutTo, finestOf, type PersonPlace, PLACE_CELLS } from './person-place.ts';
import { type PersonRow, readPerson } from './person-row.ts';
import { settlePlaces } from './person-settle.ts';
import { Tally } from './person-tally.ts';
import { eachInSlices } from './slices.ts';

export interface CountRequest {
  /** what everybody in a list without a column of types is recorded as: 'PMKS-08', or 'jiwa' */
  readonly type?: string | undefined;
  /** a stand-in for an identity number; it never leaves the one who counts */
  readonly mark: (identity: string) => string;
  /** is there such a place? One that is not known, and stands only a few times, may be no place at all. */
  readonly isPlace: (place: PersonPlace) => boolean;
}

/** What became of the rows of a list of persons. Numbers only: nothing here names anybody. */
export interface CountTold {
  readonly rows: number;
  /** distinct persons that were counted; rows, where they have no identity number */
  readonly persons: number;
  /** rows left out: no area said, an area that may be none, no type that is known */
  readonly withoutPlace: number;
  readonly strangePlace: number;
  readonly withoutType: number;
  /** the same person and type again, at the same place or at another */
  readonly again: number;
  readonly withoutNik: number;
  readonly withoutSex: number;
  readonly sexFromNik: number;
  /** cases of closed types, counted for the level that they may be told for */
  readonly raised: number;
  /** villages that are counted whole because some of their rows say no RT or RW */
  readonly wholeVillages: number;
  readonly levels: readonly Level[];
}

/** A type as written that is none of the 26, for the eyes of whoever has the list. */
export interface UnknownType {
  readonly text: string;
  readonly rows: number;
  readonly suggestion: string | undefined;
}

export type CountedPersons =
  | {
      readonly kind: 'counted';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly told: CountTold;
      readonly unknownTypes: readonly UnknownType[];
    }
  /** nothing can be counted by: `why` is a code of the dictionary */
  | { readonly kind: 'not-counted'; readonly why: 'persons-without-area' | 'persons-without-type' };

/**
 * Counts a list of persons per area, type and sex. A person who is listed twice under a type counts once, where first
 * listed; closed types are counted for the coarsest area that they may be told for. A village some of whose rows say no
 * RT is counted whole, since its parts would miss them. The answer holds codes and names of areas, types and counts.
 */
export async function countPersons(
  columns: readonly string[],
  rows: readonly TableRow[],
  request: CountRequest,
): Promise<CountedPersons> {
  const columnsFound = findPersonColumns(columns);
  const codeAt = columnsFound.at.code ?? -1;
  const areBps = areBpsCodes(rows.map((row) => row.cells[codeAt] ?? ''));
  const found = { ...columnsFound, areBps };
  if (found.at.code === undefined && found.at.bps === undefined && found.names.size === 0) {
    return { kind: 'not-counted', why: 'persons-without-area' };
  }
  if (found.at.type === undefined && caseOf(request.type) === undefined) {
    return { kind: 'not-counted', why: 'persons-without-type' };
  }
  const tally = new Tally(found.at.nik !== undefined);
  const read: PersonRow[] = [];
  const readTypes = typeReader(found, request, tally);
  await eachInSlices(rows, (row) => {
    const person = readPerson(row, found, readTypes, request, tally);
    if (person) read.push(person);
  });
  const placed = settlePlaces(read, request, tally);
  const counts = new Counts();
  const distinct = new Counts();
  const seen = new Set<string>();
  const persons = new Set<string>();
  const told = new Set<string>();
  await eachInSlices(placed, ({ row, place }) => {
    persons.add(row.who);
    const { sex, period, who } = row;
    for (const { series, finest } of row.cases) {
      if (!isNew(seen, `${series} ${period} ${who}`)) {
        tally.again += 1;
        continue;
      }
      const isTooFine = finest !== null && isFiner(finestOf(place), finest);
      const at = isTooFine ? cutTo(place, finest) : place;
      if (Object.keys(at.parts).length === 0) {
        tally.withoutPlace += 1;
        continue;
      }
      if (isTooFine) tally.raised += 1;
      counts.add(at, { series, sex, period });
      tally.levels.add(finestOf(at));
      if (finest === null) tally.series.add(series);
    }
    // Persons of closed types are left out: beside the open types they could be reckoned out.
    const isOpen = row.cases.some((c) => c.finest === null);
    if (isOpen && isNew(told, `${period} ${who}`))
      distinct.add(place, { series: DISTINCT_SERIES, sex, period });
  });
  // One type alone: its count is the number of persons, and to say so would speak for types that are not listed.
  if (tally.series.size > 1 && !tally.series.has(DISTINCT_SERIES) && tally.tellsPersons())
    counts.join(distinct);
  return conclude(counts, tally, { rows: rows.length, persons: persons.size });
}

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}

const COLUMNS = [...PLACE_CELLS, 'jenis', 'jk', 'periode', 'jumlah'];

/** Columns that are left away where no row says anything in them. */
const OPTIONAL = new Set<string>([...PLACE_CELLS, 'periode']);

function conclude(
  counts: Counts,
  tally: Tally,
  { rows, persons }: { rows: number; persons: number },
): CountedPersons {
  const written = counts.rows();
  const used = COLUMNS.map((name, i) => !OPTIONAL.has(name) || written.some((row) => row[i] !== ''));
  const keep = (row: readonly string[]) => row.filter((_, i) => used[i]);
  const { withoutPlace, strangePlace, withoutType, again, withoutNik, withoutSex, sexFromNik } = tally;
  const { raised, wholeVillages } = tally;
  return {
    kind: 'counted',
    columns: keep(COLUMNS),
    rows: written.map(keep).sort((a, b) => (a.join('\t') < b.join('\t') ? -1 : 1)),
    told: {
      rows,
      persons,
      withoutPlace,
      strangePlace,
      withoutType,
      again,
      withoutNik,
      withoutSex,
      sexFromNik,
      raised,
      wholeVillages,
      levels: [...tally.levels].sort((a, b) => depthOf(a) - depthOf(b)),
    },
    unknownTypes: [...tally.unknown.values()].sort((a, b) => b.rows - a.rows),
  };
}
