import { LEVELS } from '../../../data/catalogue/levels.ts';
import { makeTables } from './make-tables.ts';
import { addSums, MovedTypes, namedByTypes, type PastSum } from './moved.ts';
import type { CellState, PastCell, PastPart } from './plan.ts';
import type { PlanFamily, PlanSettings, TypeSum } from './settings.ts';
import { type Cell, keyOf, type PlanRow, type Relation, type Tables } from './tables.ts';

/**
 * Tables with everything that earlier releases said: behind the cells of today stand those of before that have changed
 * since, and behind the relations those of every release. A figure that did not change is one and the same unknown.
 */
export interface TablesInTime {
  readonly tables: Tables;
  /** how many of the cells are those of today */
  readonly today: number;
  /** places that somebody has read already */
  readonly known: ReadonlySet<number>;
  /** what the last release made of a cell of today; absent: it was not in it */
  readonly before: ReadonlyMap<number, Before>;
  /** places that some release said are hidden, so that they must not be found out; what was kept may be */
  readonly saidHidden: ReadonlySet<number>;
  /** is it unsure what an earlier release told of what a reported area has beyond its parts? It is taken as told. */
  readonly isVague: boolean;
  /** of each release, the newest first, which place stood for which figure */
  readonly releases: readonly (readonly number[])[];
  /** what a place's figure was made up of in each earlier release in which it stood, as far as that is known */
  readonly rowsThen: ReadonlyMap<number, readonly Rows[]>;
}

/** Rows by 'area series sex measure'. */
type Rows = ReadonlyMap<string, PlanRow>;

/** What the last release made of a figure. */
export interface Before {
  readonly state: CellState;
  /** has it not changed since? */
  readonly isSame: boolean;
  /** the figure that stands in it, of that release or one before; null: hidden */
  readonly told: number | null;
}

/** Adds the releases before, the oldest first. */
export function withHistory(tables: Tables, history: readonly PastPart[]): TablesInTime {
  const cells: Cell[] = [...tables.cells];
  const relations: Relation[] = [...tables.relations];
  const known = new Set<number>();
  const before = new Map<number, Before>();
  const saidHidden = new Set<number>();
  const told = toldBy(history);
  let isVague = false;
  const releases: number[][] = [];
  const regrouped = new Map<string, TypeSum>();
  const moves = new MovedTypes(tables, cells, relations);
  const seen = new Map(tables.relations.map((r) => [signature(r, cells), r.parts] as const));
  const stood = new Map<number, Standing[]>();
  // Where each figure of the release after stands, and what it was: from today backwards.
  let after = new Map<string, { place: number; value: number }>();
  tables.cells.forEach((cell, place) => {
    if (cell.virtual === null) after.set(keyOf(cell), { place, value: cell.value });
  });
  [...history].reverse().forEach((part, age) => {
    const sums = namedByTypes(tables, part.sums);
    const named = sums.flatMap(({ was, series }) => (was === series ? [] : [[was, series] as const]));
    const nameOf = new Map(named);
    const past = pastTables(
      tables,
      part.cells.map((cell) => ({ ...cell, series: nameOf.get(cell.series) ?? cell.series })),
      sums,
    );
    const places = new Map<number, number>();
    const now = new Map<string, { place: number; value: number }>();
    const states = new Map(
      part.cells.map((c) => [keyOf({ ...c, series: nameOf.get(c.series) ?? c.series }), c.state]),
    );
    past.cells.forEach((cell, i) => {
      if (cell.virtual !== null) return;
      const key = keyOf(cell);
      const later = after.get(key);
      const isSame = later !== undefined && later.value === cell.value;
      const place = isSame ? later.place : cells.push(cell) - 1;
      places.set(i, place);
      now.set(key, { place, value: cell.value });
      const state = states.get(key) ?? 'hidden';
      if (state === 'shown') known.add(place);
      if (state === 'hidden') saidHidden.add(place);
      if (age === 0 && later !== undefined)
        before.set(later.place, { state, isSame, told: told.get(key) ?? null });
    });
    releases.push([...places.values()]);
    const standing = part.rows && { rows: part.rows, sums };
    const standsThen = (place: number) => {
      if (standing) stood.set(place, [...(stood.get(place) ?? []), standing]);
    };
    for (const place of places.values()) standsThen(place);
    for (const relation of past.relations) {
      const real = [relation.sum, ...relation.parts].map((i) => places.get(i));
      const [sum, ...parts] = real;
      if (sum === undefined) continue;
      if (relation.constant !== 0 && past.cells[relation.sum]?.family !== 'distinct') isVague = true;
      const mark = `${relation.kind} ${real.filter((p) => p !== undefined).join(' ')}`;
      const same = seen.get(mark);
      if (same) {
        for (const place of same) if (cells[place]?.virtual !== null) standsThen(place);
        continue;
      }
      const all = parts.map(
        (place, i) => place ?? cells.push(past.cells[relation.parts[i] ?? -1] as Cell) - 1,
      );
      for (const place of all) if (cells[place]?.virtual !== null) standsThen(place);
      seen.set(mark, all);
      relations.push({ ...relation, sum, parts: all });
    }
    for (const old of sums.filter(({ was, series }) => was !== series)) {
      regrouped.set(old.series, old);
      for (const [i, place] of places) if (past.cells[i]?.series === old.series) moves.link(place, old, sums);
    }
    after = new Map([...after, ...now]);
  });
  const settings = {
    ...tables.settings,
    sums: [...tables.settings.sums, ...regrouped.values(), ...moves.sums],
  };
  return {
    tables: {
      ...tables,
      settings,
      cells,
      relations,
      rows: moves.rowsWith(tables.rows, [...regrouped.values()]),
    },
    today: tables.cells.length,
    known,
    before,
    saidHidden,
    isVague,
    releases,
    rowsThen: rowsOf(stood, (standing) => rowsWith(standing, settings.sums)),
  };
}

/** A release in which a figure stood: what it was planned from, and how sums were made then. */
interface Standing {
  readonly rows: readonly PlanRow[];
  readonly sums: readonly PastSum[];
}

function rowsOf(
  stood: ReadonlyMap<number, readonly Standing[]>,
  read: (standing: Standing) => Rows,
): ReadonlyMap<number, readonly Rows[]> {
  const made = new Map<Standing, Rows>();
  const rowsIn = (standing: Standing) => {
    const rows = made.get(standing) ?? read(standing);
    made.set(standing, rows);
    return rows;
  };
  return new Map([...stood].map(([place, all]) => [place, all.map(rowsIn)]));
}

/** Rows of a release, with every sum of types that was ever told made of them: a name may stand for others now. */
function rowsWith({ rows, sums }: Standing, all: readonly TypeSum[]): Rows {
  const byKey = new Map<string, PlanRow>();
  const isOther = new Set(sums.filter(({ was, series }) => was !== series).map(({ was }) => was));
  for (const row of rows) {
    if (!isOther.has(row.series)) byKey.set(keyOf({ ...row, areaId: row.area_id }), row);
  }
  const isTold = new Set(sums.filter(({ was, series }) => was === series).map(({ series }) => series));
  return addSums(
    byKey,
    all.filter(({ series }) => !isTold.has(series)),
  );
}

/** The figures that stand in the last release, by key: what is kept is what the one before told. */
function toldBy(history: readonly PastPart[]): Map<string, number> {
  let told = new Map<string, number>();
  for (const { cells } of history) {
    const now = new Map<string, number>();
    for (const cell of cells) {
      const key = keyOf(cell);
      const figure = cell.state === 'shown' ? cell.value : cell.state === 'kept' ? told.get(key) : undefined;
      if (figure !== undefined) now.set(key, figure);
    }
    told = now;
  }
  return told;
}

function signature({ kind, sum, parts }: Relation, cells: readonly Cell[]): string {
  return `${kind} ${[sum, ...parts.filter((part) => cells[part]?.virtual === null)].join(' ')}`;
}

/** The tables of a release as far as what it published says. */
function pastTables(
  { areas, settings }: Tables,
  past: readonly PastCell[],
  sums: readonly TypeSum[],
): Tables {
  const levels = new Map(areas.map(({ id, level }) => [id, level]));
  const rows = past.flatMap((cell): PlanRow[] => {
    const level = levels.get(cell.areaId);
    if (level === undefined) return [];
    return [
      { ...cell, area_id: cell.areaId, level, count: cell.value, basis: 'rolledUp', parts_count: null },
    ];
  });
  return makeTables({ areas, rows, settings: { ...anyLevel(settings), sums } });
}

/** A release may have been finer than one is today. */
function anyLevel(settings: PlanSettings): PlanSettings {
  const finest = LEVELS.at(-1) ?? 'rt';
  const families = Object.keys(settings.finest) as PlanFamily[];
  return {
    ...settings,
    finest: Object.fromEntries(families.map((f) => [f, finest])) as PlanSettings['finest'],
    finestOf: {},
    finestSex: finest,
    finestServed: finest,
    own: settings.own.map((own) => ({ ...own, finest: null })),
  };
}
