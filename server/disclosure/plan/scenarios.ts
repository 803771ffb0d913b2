import { TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import type { TablesInTime } from './history.ts';
import type { Insiders } from './plan.ts';
import type { TypeSum } from './settings.ts';
import { type CellKey, keyOf, type PlanArea, type PlanRow, type Tables } from './tables.ts';

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
  { tables, releases, today }: Pick<TablesInTime, 'tables' | 'releases' | 'today'>,
  insiders: Insiders,
): Scenario[] {
  const look = { ...lookInto(tables), releases, today };
  const areas = insiders.areas.flatMap((kind) => {
    const level = kind === 'rt' ? 'desa' : kind;
    return tables.areas.filter((a) => a.level === level).map((area) => holderOf(look, area, kind));
  });
  const slices = insiders.slices.map((types) => sliceOf(look, types));
  return [...areas, ...slices].filter((s) => s.known.size + s.least.size + s.sums.length > 0);
}

interface Look {
  readonly tables: Tables;
  readonly placesOf: ReadonlyMap<number, readonly number[]>;
  readonly parentOf: ReadonlyMap<number, number | null>;
  readonly children: ReadonlyMap<number, readonly number[]>;
  readonly releases: readonly (readonly number[])[];
  /** how many of the cells are those of today */
  readonly today: number;
}

function lookInto(tables: Tables): Omit<Look, 'releases' | 'today'> {
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

/** Somebody who holds all figures of an area and what lies in it, or of one RT of a desa. */
function holderOf(look: Look, area: PlanArea, kind: 'kecamatan' | 'desa' | 'rt'): Scenario {
  const known = new Set<number>();
  const least = new Map<number, number>();
  const amount = (row: PlanRow) => (kind === 'rt' ? (row.most_of_rt ?? 0) : row.count);
  const inside = kind === 'rt' ? [] : within(look, area.id);
  for (const id of inside) for (const place of look.placesOf.get(id) ?? []) known.add(place);
  let up: number | null | undefined = kind === 'rt' ? area.id : area.parentId;
  while (up !== null && up !== undefined) {
    for (const place of look.placesOf.get(up) ?? []) {
      const cell = look.tables.cells[place];
      if (!cell || cell.virtual === 'rest') continue;
      const row = look.tables.rows.get(keyOf({ ...cell, areaId: area.id }));
      const served = look.tables.rows.get(keyOf({ ...cell, areaId: area.id, measure: 'terlayani' }));
      // Of one RT only the largest counts are known: as if all of its recorded were not served.
      const unserved = kind !== 'rt' && cell.virtual === 'unserved' ? (served?.count ?? 0) : 0;
      // Of distinct persons, too, there are at least as many as in a part.
      const at = row ? Math.min(amount(row) - unserved, cell.value) : 0;
      if (at > cell.least) least.set(place, at);
    }
    up = look.parentOf.get(up);
  }
  return { ...EVERYBODY, kind, known, least };
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
  const told = (key: CellKey, series: string) => rows.get(keyOf({ ...key, series }));
  const isAllOf = (key: CellKey, sum: TypeSum) => {
    const valued = sum.types.filter((series) => told(key, series));
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
    if (!sum || cell.virtual !== null || isAllOf(cell, sum)) return;
    const part = sum.types
      .filter((series) => types.includes(series))
      .reduce((all, series) => all + (told(cell, series)?.count ?? 0), 0);
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
  return { kind: 'slice', known, least, sums, sumOf: indexSums(sums) };
}

/** Which sums a cell is in. */
export function indexSums(sums: readonly (readonly number[])[]): Map<number, number[]> {
  const sumOf = new Map<number, number[]>();
  sums.forEach((members, i) => {
    for (const member of members) sumOf.set(member, [...(sumOf.get(member) ?? []), i]);
  });
  return sumOf;
}
