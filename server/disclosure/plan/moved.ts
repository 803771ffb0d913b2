import { TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import { keysOfType } from './relations.ts';
import type { TypeSum } from './settings.ts';
import { type Cell, type CellKey, keyOf, type PlanRow, type Relation, type Tables } from './tables.ts';

/** A sum of types of an earlier release: `was` is what it was called, `series` differs where it was made of others. */
export interface PastSum extends TypeSum {
  readonly was: string;
}

/** Groups that were made of other types are other figures, though they bear the same name. */
export function namedByTypes({ settings }: Tables, past: readonly TypeSum[] = settings.sums): PastSum[] {
  return past.map(({ series, types }) => {
    const now = settings.sums.find((sum) => sum.series === series)?.types;
    const isSame = now !== undefined && now.length === types.length && types.every((t) => now.includes(t));
    return { was: series, series: isSame ? series : `${series} of ${[...types].sort().join('+')}`, types };
  });
}

/** Rows with sums of types made of them. */
export function addSums(
  rows: ReadonlyMap<string, PlanRow>,
  sums: readonly TypeSum[],
): ReadonlyMap<string, PlanRow> {
  if (sums.length === 0) return rows;
  const more = new Map(rows);
  for (const row of rows.values()) {
    for (const { series, types } of sums) {
      if (!types.includes(row.series)) continue;
      const key = keyOf({ ...row, areaId: row.area_id, series });
      const sum = more.get(key);
      more.set(key, {
        ...row,
        series,
        count: row.count + (sum?.count ?? 0),
        most_of_rt: (row.most_of_rt ?? 0) + (sum?.most_of_rt ?? 0),
      });
    }
  }
  return more;
}

/**
 * What moved between groups: where nothing else changed, a group as it was is what stayed in it and what went to each other
 * one, and a group as it is is what stayed and what came. A few that moved are as much to be protected as any.
 */
export class MovedTypes {
  readonly #tables: Tables;
  readonly #cells: Cell[];
  readonly #relations: Relation[];
  readonly #places = new Map<string, number>();
  readonly #made = new Map<string, { place: number; value: number }>();
  readonly #linked = new Set<string>();
  /** what moved, as sums of types */
  readonly sums: TypeSum[] = [];

  constructor(tables: Tables, cells: Cell[], relations: Relation[]) {
    this.#tables = tables;
    this.#cells = cells;
    this.#relations = relations;
    tables.cells.forEach((cell, place) => {
      if (cell.virtual === null) this.#places.set(keyOf(cell), place);
    });
  }

  /** Says of a group of an earlier release what has become of its types, if they are as many as they were. */
  link(place: number, old: PastSum, past: readonly PastSum[]): void {
    const cell = this.#cells[place];
    if (!cell || this.#linked.has(`${place}`)) return;
    this.#linked.add(`${place}`);
    const now = this.#tables.settings.sums.filter((sum) => sum.series !== TOTAL_SERIES);
    const parts = now.flatMap((sum) => this.#shared(cell, old, sum) ?? []);
    if (parts.reduce((all, { value }) => all + value, 0) !== cell.value) return;
    this.#relate(place, parts);
    for (const sum of now) {
      const key = { ...cell, series: sum.series };
      const whole = this.#places.get(keyOf(key));
      const mark = `${keyOf(key)} ${past.map(({ series }) => series).join(' ')}`;
      if (whole === undefined || this.#linked.has(mark) || !this.#shared(cell, old, sum)) continue;
      this.#linked.add(mark);
      const from = past.filter(({ series }) => series !== TOTAL_SERIES);
      const came = from.flatMap((one) => this.#shared(cell, one, sum) ?? []);
      if (came.reduce((all, { value }) => all + value, 0) === this.#cells[whole]?.value)
        this.#relate(whole, came);
    }
  }

  /** Rows as if these sums, and what moved, had been told of today: how much of each lies in a part. */
  rowsWith(rows: ReadonlyMap<string, PlanRow>, sums: readonly TypeSum[]): ReadonlyMap<string, PlanRow> {
    return addSums(rows, [...sums, ...this.sums]);
  }

  #relate(sum: number, parts: readonly { place: number }[]): void {
    this.#relations.push({ kind: 'types', sum, parts: parts.map(({ place }) => place), constant: 0 });
  }

  /** What two groups share in an area; undefined: no type that is told there. */
  #shared(like: Cell, a: TypeSum, b: TypeSum): { place: number; value: number } | undefined {
    const types = a.types.filter((type) => b.types.includes(type));
    const keys = types.flatMap((series) => keysOfType(this.#tables, { ...like, series }));
    if (keys.length === 0) return undefined;
    const series = `moved ${[...types].sort().join('+')}`;
    const key = keyOf({ ...like, series });
    const known = this.#made.get(key);
    if (known) return known;
    const value = keys.reduce((all, one) => all + this.#valueOf(one), 0);
    const { k } = this.#tables.settings;
    const place = this.#cells.push({ ...like, series, value, k, least: 0, virtual: 'moved' }) - 1;
    const made = { place, value };
    this.#made.set(key, made);
    if (!this.sums.some((sum) => sum.series === series)) this.sums.push({ series, types });
    // Where the types themselves are told they say it.
    const told = keys.flatMap((one) => this.#places.get(keyOf(one)) ?? []);
    if (told.length === keys.length)
      this.#relations.push({ kind: 'types', sum: place, parts: told, constant: 0 });
    return made;
  }

  #valueOf(key: CellKey): number {
    return this.#tables.rows.get(keyOf(key))?.count ?? 0;
  }
}
