import { TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import type { TablesInTime } from './history.ts';
import type { Insiders } from './plan.ts';
import type { TypeSum } from './settings.ts';
import { type Cell, type CellKey, keyOf, type Tables } from './tables.ts';

/** What somebody knows besides what everybody reads. */
export interface Scenario {
  readonly kind: 'everybody' | 'kecamatan' | 'desa' | 'rt' | 'slice';
  /** cells known exactly */
  readonly known: ReadonlySet<number>;
  /** cells known to be at least this */
  readonly least: ReadonlyMap<number, number>;
  /** cells whose sum is known: places, each list one sum */
  readonly sums: readonly (readonly number[])[];
  readonly sumOf: ReadonlyMap<number, readonly number[]>;
  /** as much of it as somebody is sure to know: the rest is taken as known so that more is hidden, never less */
  readonly sure?: (place: number) => Scenario;
}

export const EVERYBODY: Scenario = {
  kind: 'everybody',
  known: new Set(),
  least: new Map(),
  sums: [],
  sumOf: new Map(),
};

/** Every insider that is to be guarded against, each alone. */
export function makeScenarios(
  { tables, releases, today, rowsThen }: Pick<TablesInTime, 'tables' | 'releases' | 'today' | 'rowsThen'>,
  insiders: Insiders,
): Scenario[] {
  const look = { ...lookInto(tables), releases, today, rowsThen };
  const areas = insiders.areas.flatMap((kind) => {
    const level = kind === 'rt' ? 'desa' : kind;
    return tables.areas.filter((a) => a.level === level).map((area) => holderOf(look, [area.id], kind));
  });
  const holders = (insiders.holders ?? []).map((ids) => holderOf(look, ids, 'kecamatan'));
  const slices = insiders.slices.map((types) => sliceOf(look, types));
  const readers = (insiders.readers ?? []).map((sums) => readerOf(look, sums));
  return [...areas, ...holders, ...slices, ...readers].filter(
    (s) => s.known.size + s.least.size + s.sums.length > 0,
  );
}

/** Somebody who knows several sums of types: each, and all of them together. */
function readerOf(look: Look, sums: readonly (readonly string[])[]): Scenario {
  const each = [...sums, [...new Set(sums.flat())]].map((types) => sliceOf(look, types));
  const all = (some: readonly Scenario[]) => ({ ...jointly(some), kind: 'slice' as const });
  return { ...all(each), sure: (place) => all(each.map((one) => one.sure?.(place) ?? one)) };
}

/**
 * Everything that several insiders know, as if one knew it. Complements that protect a cell from all of them at once
 * are few; those found for one after the other are many.
 */
export function jointly(scenarios: readonly Scenario[]): Scenario {
  const known = new Set<number>();
  const least = new Map<number, number>();
  for (const scenario of scenarios) {
    for (const place of scenario.known) known.add(place);
    for (const [place, at] of scenario.least) least.set(place, Math.max(at, least.get(place) ?? 0));
  }
  const sums = scenarios.flatMap((scenario) => scenario.sums);
  return { ...EVERYBODY, known, least, sums, sumOf: indexSums(sums) };
}

interface Look {
  readonly tables: Tables;
  readonly placesOf: ReadonlyMap<number, readonly number[]>;
  readonly parentOf: ReadonlyMap<number, number | null>;
  readonly children: ReadonlyMap<number, readonly number[]>;
  readonly releases: readonly (readonly number[])[];
  /** how many of the cells are those of today */
  readonly today: number;
  readonly rowsThen: TablesInTime['rowsThen'];
}

type Rows = Tables['rows'];

/** What a figure was made up of, in each release in which it stood; of one of which nothing is kept, what it is today. */
function rowsAt({ tables, today, rowsThen }: Look, place: number): readonly Rows[] {
  const then = rowsThen.get(place) ?? [];
  return place < today || then.length === 0 ? [tables.rows, ...then] : then;
}

function lookInto(tables: Tables): Pick<Look, 'tables' | 'placesOf' | 'parentOf' | 'children'> {
  const placesOf = new Map<number, number[]>();
  tables.cells.forEach((cell, place) => {
    const list = placesOf.get(cell.areaId);
    if (list) list.push(place);
    else placesOf.set(cell.areaId, [place]);
  });
  const parentOf = new Map(tables.areas.map((a) => [a.id, a.parentId]));
  const children = new Map<number, number[]>();
  for (const { id, parentId } of tables.areas) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  return { tables, placesOf, parentOf, children };
}

/** Somebody who holds all figures of some areas and what lies in them, or of one RT of a desa. */
function holderOf(look: Look, areas: readonly number[], kind: 'kecamatan' | 'desa' | 'rt'): Scenario {
  const known = new Set<number>();
  const held = new Set(kind === 'rt' ? [] : areas.flatMap((id) => within(look, id)));
  for (const id of held) for (const place of look.placesOf.get(id) ?? []) known.add(place);
  const inside = new Map<number, number[]>();
  for (const area of areas) {
    const parent = look.parentOf.get(area);
    // What lies in another one that is held is counted there.
    if (parent != null && held.has(parent)) continue;
    for (let up = kind === 'rt' ? area : parent; up != null; up = look.parentOf.get(up)) {
      for (const place of look.placesOf.get(up) ?? []) {
        if (!known.has(place)) inside.set(place, [...(inside.get(place) ?? []), area]);
      }
    }
  }
  const { cells } = look.tables;
  const least = new Map<number, number>();
  for (const [place, own] of inside) {
    const cell = cells[place];
    const sumIn = (rows: Rows) =>
      own.reduce((all, area) => all + Math.max(partOf(rows, cell, area, kind), 0), 0);
    const sum = Math.max(...rowsAt(look, place).map(sumIn));
    const at = cell ? Math.min(sum, cell.value) : 0;
    if (cell && at > cell.least) least.set(place, at);
  }
  const sure = (place: number): Scenario => {
    const mine = cells[place];
    const isSure = (other: number) => {
      if (other >= look.today && !look.rowsThen.has(other)) return false;
      if (kind !== 'rt') return true;
      // No single RT holds all the largest counts; one holds the largest of any one.
      const cell = cells[other];
      return cell?.series === mine?.series && cell?.sex === mine?.sex && cell?.measure === mine?.measure;
    };
    const some = new Map([...least].filter(([other]) => isSure(other)));
    return { ...EVERYBODY, kind, known, least: some };
  };
  return { ...EVERYBODY, kind, known, least, sure };
}

/** How much of a figure of an area above is surely that of an area, or at most that of one RT of it. */
function partOf(rows: Rows, cell: Cell | undefined, area: number, kind: 'kecamatan' | 'desa' | 'rt'): number {
  if (!cell || cell.virtual === 'rest') return 0;
  const row = rows.get(keyOf({ ...cell, areaId: area }));
  if (!row) return 0;
  // Of one RT only the largest counts are known: as if all of its recorded were not served.
  if (kind === 'rt') return row.most_of_rt ?? 0;
  const served = rows.get(keyOf({ ...cell, areaId: area, measure: 'terlayani' }));
  // Of distinct persons, too, there are at least as many as in a part.
  return row.count - (cell.virtual === 'unserved' ? (served?.count ?? 0) : 0);
}

function within(look: Look, id: number): number[] {
  return [id, ...(look.children.get(id) ?? []).flatMap((child) => within(look, child))];
}

/**
 * Somebody who reads everywhere how many there are of some types together. Of a group that is partly of these types, the
 * part is taken as known by itself: that can only hide more.
 */
function sliceOf(look: Look, types: readonly string[]): Scenario {
  const known = new Set<number>();
  const least = new Map<number, number>();
  const sums: number[][] = [];
  const { cells, rows, settings } = look.tables;
  const groups = settings.sums.filter((s) => s.series !== TOTAL_SERIES);
  const rowOf = (key: CellKey, series: string) => rows.get(keyOf({ ...key, series }));
  const isAllOf = (key: CellKey, sum: TypeSum) => {
    const valued = sum.types.filter((series) => rowOf(key, series));
    return valued.length > 0 && valued.every((series) => types.includes(series));
  };
  const joined = new Set<string>();
  const join = (members: readonly number[]) => {
    const mark = members.join(' ');
    if (joined.has(mark)) return;
    joined.add(mark);
    const [only] = members;
    if (members.length === 1 && only !== undefined) known.add(only);
    else if (members.length > 1) sums.push([...members]);
  };
  cells.forEach((cell, place) => {
    const sum = settings.sums.find((s) => s.series === cell.series);
    if (!sum || (cell.virtual !== null && cell.virtual !== 'moved') || isAllOf(cell, sum)) return;
    const own = sum.types.filter((series) => types.includes(series));
    const partIn = (then: Rows) =>
      own.reduce((all, series) => all + (then.get(keyOf({ ...cell, series }))?.count ?? 0), 0);
    const part = Math.max(...rowsAt(look, place).map(partIn));
    if (part > cell.least) least.set(place, Math.min(part, cell.value));
  });
  // Today, and as it was at each release.
  const today = cells.flatMap((_, place) => (place < look.today ? [place] : []));
  for (const places of [today, ...look.releases]) {
    const byKind = new Map<string, number[]>();
    for (const place of places) {
      const cell = cells[place];
      if (!cell || cell.virtual !== null) continue;
      const kind = `${cell.areaId} ${cell.sex} ${cell.measure}`;
      const list = byKind.get(kind);
      if (list) list.push(place);
      else byKind.set(kind, [place]);
    }
    for (const same of byKind.values()) {
      join(same.filter((place) => types.includes(cells[place]?.series ?? '')));
      join(
        same.filter((place) => {
          const cell = cells[place];
          const group = groups.find((g) => g.series === cell?.series);
          return cell !== undefined && group !== undefined && isAllOf(cell, group);
        }),
      );
    }
  }
  for (const { kind, sum, parts } of look.tables.relations) {
    if (kind !== 'served') continue;
    const [served = -1, unserved = -1] = parts;
    if (known.has(sum) && known.has(served)) known.add(unserved);
  }
  const told = (type: string) => [...rows.values()].some((row) => row.series === type);
  const isCut = groups.some((g) => {
    const there = g.types.filter(told);
    return there.some((type) => types.includes(type)) && !there.every((type) => types.includes(type));
  });
  const surely = new Set(known);
  cells.forEach((cell, place) => {
    if (cell.virtual !== 'moved') return;
    const moved = settings.sums.find((sum) => sum.series === cell.series);
    if (moved && isAllOf(cell, moved)) known.add(place);
  });
  // Of what is partly of these types, the part is taken as known by itself.
  const isMore = types.length > 1 && (isCut || known.size > surely.size);
  const sure = (): Scenario => ({ ...EVERYBODY, kind: 'slice', known: surely, least });
  return { kind: 'slice', known, least, sums, sumOf: indexSums(sums), ...(isMore ? { sure } : {}) };
}

/** Which sums a cell is in. */
function indexSums(sums: readonly (readonly number[])[]): Map<number, number[]> {
  const sumOf = new Map<number, number[]>();
  sums.forEach((members, i) => {
    for (const member of members) sumOf.set(member, [...(sumOf.get(member) ?? []), i]);
  });
  return sumOf;
}
