import { depthOf, isFiner, type Level } from '../catalogue/levels.ts';
import { DISTINCT_SERIES, NEED_TYPES, type NeedType } from '../catalogue/needs.ts';
import { areBpsCodes } from './code-cell.ts';
import type { TableRow } from './csv.ts';
import { readNeedType } from './need-type.ts';
import { readPeriod } from './period.ts';
import { findPersonColumns, type PersonColumns } from './person-columns.ts';
import {
  cutTo,
  finestOf,
  type PersonPlace,
  PLACE_CELLS,
  placeCells,
  placeKey,
  readPersonPlace,
} from './person-place.ts';
import { isLikeNik } from './persons.ts';
import { readSex } from './sex.ts';
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

type Case = { readonly series: string; readonly finest: NeedType['finest'] };
type Sex = 'L' | 'P' | 'T';

interface PersonRow {
  readonly place: PersonPlace;
  readonly cases: readonly Case[];
  readonly sex: Sex;
  readonly period: string;
  readonly who: string;
}

/** A place whose name nobody knows is believed from so many rows on. */
const BELIEVED_FROM = 5;
const MOST_UNKNOWN = 30;

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

/** Counts by area, series, sex and period. */
class Counts {
  private readonly byKey = new Map<string, { readonly cells: readonly string[]; count: number }>();
  private readonly said = new Set<string>();

  add(place: PersonPlace, of: { readonly series: string; readonly sex: Sex; readonly period: string }): void {
    const key = `${placeKey(place)} ${of.series} ${of.sex} ${of.period}`;
    const known = this.byKey.get(key);
    if (known) known.count += 1;
    else {
      const cells = [...placeCells(place), of.series, of.sex, of.period];
      this.byKey.set(key, { cells, count: 1 });
      this.said.add(cells.join('\t'));
    }
  }

  join(other: Counts): void {
    for (const [key, counted] of other.byKey) this.byKey.set(key, counted);
    for (const cells of other.said) this.said.add(cells);
  }

  /** Cells under COLUMNS. Where only men or only women are listed, the others are none: a list says so, unlike a gap. */
  rows(): string[][] {
    const rows = [...this.byKey.values()].map(({ cells, count }) => [...cells, String(count)]);
    const others = [...this.byKey.values()].flatMap(({ cells }) => {
      const sex = cells[SEX_AT];
      if (cells[SEX_AT - 1] === WOMEN_ONLY || sex === 'T') return [];
      const other = cells.with(SEX_AT, sex === 'L' ? 'P' : 'L');
      const isTold = [other, cells.with(SEX_AT, 'T')].some((c) => this.said.has(c.join('\t')));
      return isTold ? [] : [[...other, '0']];
    });
    return [...rows, ...others];
  }
}

/** A type of women only is told by their number alone. */
const WOMEN_ONLY = 'PMKS-23';
/** Where the sex stands, behind the type. */
const SEX_AT = PLACE_CELLS.length + 1;
const COLUMNS = [...PLACE_CELLS, 'jenis', 'jk', 'periode', 'jumlah'];
/** Columns that are left away where no row says anything in them. */
const OPTIONAL = new Set<string>([...PLACE_CELLS, 'periode']);

/** What the counting finds out on its way. */
class Tally {
  withoutPlace = 0;
  strangePlace = 0;
  withoutType = 0;
  again = 0;
  withoutNik = 0;
  withoutSex = 0;
  sexFromNik = 0;
  raised = 0;
  wholeVillages = 0;
  readonly levels = new Set<Level>();
  readonly series = new Set<string>();
  readonly unknown = new Map<string, UnknownType>();
  private readonly hasNik: boolean;

  constructor(hasNik: boolean) {
    this.hasNik = hasNik;
  }

  /** Distinct persons are told where everybody has a number. */
  tellsPersons(): boolean {
    return this.hasNik && this.withoutNik === 0;
  }

  noteUnknown(text: string, suggestion: string | undefined): void {
    const known = this.unknown.get(text);
    if (known) this.unknown.set(text, { ...known, rows: known.rows + 1 });
    else if (this.unknown.size < MOST_UNKNOWN) this.unknown.set(text, { text, rows: 1, suggestion });
  }
}

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

function readPerson(
  { line, cells }: TableRow,
  found: PersonColumns & { readonly areBps: boolean },
  readTypes: (cells: readonly string[]) => readonly Case[],
  { mark }: CountRequest,
  tally: Tally,
): PersonRow | undefined {
  const cell = (i: number | undefined) => (i === undefined ? '' : (cells[i] ?? '').trim());
  const place = readPersonPlace(cells, found);
  if (!place) {
    tally.withoutPlace += 1;
    return undefined;
  }
  const cases = readTypes(cells);
  if (cases.length === 0) {
    tally.withoutType += 1;
    return undefined;
  }
  const nik = cell(found.at.nik).replace(/\D/g, '');
  const isNik = nik.length === 16 && !/^0+$/.test(nik);
  if (found.at.nik !== undefined && !isNik) tally.withoutNik += 1;
  const sex = sexOf(cell(found.at.sex), nik, tally);
  const period = readPeriod(cell(found.at.period)) ?? '';
  return { place, cases, sex, period, who: isNik ? mark(nik) : `line ${line}` };
}

/** From its column; where that says nothing, from the identity number, in which women have 40 added to the day. */
function sexOf(said: string, nik: string, tally: Tally): Sex {
  const read = readSex(said);
  if (read === 'L' || read === 'P') return read;
  if (isLikeNik(nik)) {
    tally.sexFromNik += 1;
    return Number(nik.slice(6, 8)) > 40 ? 'P' : 'L';
  }
  tally.withoutSex += 1;
  return 'T';
}

function caseOf(code: string | undefined): Case | undefined {
  if (code === DISTINCT_SERIES) return { series: DISTINCT_SERIES, finest: null };
  const type = NEED_TYPES.find((t) => t.code === code);
  return type && { series: type.code, finest: type.finest };
}

function typeReader(
  found: PersonColumns,
  request: CountRequest,
  tally: Tally,
): (cells: readonly string[]) => readonly Case[] {
  const { type: at } = found.at;
  const said = caseOf(request.type);
  if (at === undefined) return () => (said ? [said] : []);
  const known = new Map<string, readonly Case[]>();
  return (cells) => {
    const text = (cells[at] ?? '').trim();
    if (text === '') return said ? [said] : [];
    let cases = known.get(text);
    if (cases === undefined) {
      cases = readCases(text);
      known.set(text, cases);
    }
    if (cases.length === 0) {
      const need = readNeedType(text);
      tally.noteUnknown(text, need.kind === 'unknown' ? need.suggestion : undefined);
    }
    return cases;
  };
}

/** One type, or several of one person in a cell: 'LUT; PD'. */
function readCases(text: string): readonly Case[] {
  const one = readCase(text);
  if (one) return [one];
  const parts = text.split(/[;|,]/).map(readCase);
  return parts.every((c) => c !== undefined) ? parts : [];
}

function readCase(text: string): Case | undefined {
  const need = readNeedType(text.trim());
  if (need.kind === 'distinct') return caseOf(DISTINCT_SERIES);
  return need.kind === 'type' ? { series: need.type.code, finest: need.type.finest } : undefined;
}

interface Placed {
  readonly row: PersonRow;
  readonly place: PersonPlace;
}

/** Each village at the finest level that all its rows say; rows coarser than the rest of the file are left out. */
function settlePlaces(rows: readonly PersonRow[], { isPlace }: CountRequest, tally: Tally): Placed[] {
  const base = commonBase(rows);
  const villages = new Map<string, PersonRow[]>();
  for (const row of withKnownAbove(rows, base, isPlace)) {
    if (row.place.parts[base] === undefined) {
      tally.withoutPlace += 1;
      continue;
    }
    const key = placeKey(cutTo(row.place, base));
    const same = villages.get(key);
    if (same) same.push(row);
    else villages.set(key, [row]);
  }
  const placed: Placed[] = [];
  for (const same of villages.values()) {
    const [first] = same;
    if (!first) continue;
    const whole = cutTo(first.place, base);
    if (same.length < BELIEVED_FROM && !isPlace(whole)) {
      tally.strangePlace += same.length;
      continue;
    }
    const level = base === 'desa' ? commonLevel(same) : base;
    if (level === base && same.some((row) => isFiner(finestOf(row.place), base))) tally.wholeVillages += 1;
    // One spelling of the village for all its rows.
    for (const row of same) {
      const { parts } = cutTo(row.place, level);
      placed.push({ row, place: { by: whole.by, parts: { ...parts, ...whole.parts } } });
    }
  }
  return placed;
}

/**
 * The rows without names above their own area that are those of no area and stand a few times only: what slipped into
 * such a column may be anything, and the area is known by its own name as well.
 */
function withKnownAbove(
  rows: readonly PersonRow[],
  base: Level,
  isPlace: CountRequest['isPlace'],
): readonly PersonRow[] {
  const above = BASES.filter((level) => depthOf(level) < depthOf(base));
  const times = new Map<string, number>();
  const keyOf = (level: Level, name: string) => `${level} ${name.toLowerCase()}`;
  for (const { place } of rows) {
    if (place.by === 'code') continue;
    for (const level of above) {
      const name = place.parts[level];
      if (name !== undefined) times.set(keyOf(level, name), (times.get(keyOf(level, name)) ?? 0) + 1);
    }
  }
  const isStrange = (level: Level, name: string) =>
    (times.get(keyOf(level, name)) ?? 0) < BELIEVED_FROM &&
    !isPlace({ by: 'names', parts: { [level]: name } });
  return rows.map((row) => {
    const { by, parts } = row.place;
    if (by === 'code') return row;
    const kept = Object.entries(parts).filter(
      ([level, name]) => !above.includes(level as Level) || !isStrange(level as Level, name),
    );
    if (kept.length === Object.keys(parts).length) return row;
    return { ...row, place: { by, parts: Object.fromEntries(kept) } };
  });
}

const BASES: readonly Level[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];

/** The level at or above the desa that most rows end at. */
function commonBase(rows: readonly PersonRow[]): Level {
  const ends = rows.map(({ place }) => BASES.findLast((level) => place.parts[level] !== undefined));
  let best: Level = 'desa';
  let most = 0;
  for (const level of BASES) {
    const n = ends.filter((end) => end === level).length;
    if (n >= most && n > 0) [best, most] = [level, n];
  }
  return best;
}

function commonLevel(rows: readonly PersonRow[]): Level {
  const finest = rows.map((row) => finestOf(row.place));
  const level = finest.reduce((coarsest, l) => (depthOf(l) < depthOf(coarsest) ? l : coarsest), 'rt');
  return rows.every((row) => row.place.parts[level] !== undefined) ? level : 'desa';
}
