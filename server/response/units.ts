import { addSpreads, countedOf, estimateUnit, type Part, type Spread, type Unit } from './estimate.ts';
import { leavesOf, type Rows } from './shares.ts';

/** A figure of an area. partial: of some of its parts only. */
export interface Figure {
  /** null: hidden or not known */
  readonly count: number | null;
  readonly isPartial: boolean;
}

export interface UnitRow {
  /** the unit: a desa, or what stands in its place */
  readonly row: number;
  readonly unit: Unit;
  /** rows of the parts; one that was counted stands for all that lies in it */
  readonly parts: readonly number[];
  /** its figure was made of that of a wider area, by size */
  readonly bySize: boolean;
}

interface Given {
  readonly rows: Rows;
  readonly figures: ReadonlyMap<number, Figure>;
  /** counted in the field, by row, as `raised` has them */
  readonly counted: ReadonlyMap<number, number>;
  /** of rows whose count is that of some of their parts: of how much, 0 to 1 */
  readonly partial: ReadonlyMap<number, number>;
  /** may the parts of a unit be read? */
  readonly readsParts: (row: number) => boolean;
}

/** Units of what is hit: every desa that is touched, picked or told of, and what is coarser and has nothing in it. */
export function unitRows({ tree, children, share }: Rows, counted: ReadonlyMap<number, number>): number[] {
  const told = new Set<number>();
  for (const row of counted.keys()) told.add(row);
  return tree.id.flatMap((_, row) => {
    const isUnit = tree.level[row] === 'desa' || (isAbove(tree.level[row]) && children[row]?.length === 0);
    if (!isUnit) return [];
    const isHit = (share[row] ?? 0) > 0 || isToldBelow(children, told, row);
    return isHit ? [row] : [];
  });
}

/**
 * What was told by area, each never less than what was told of the areas in it: whoever told of the whole knew no less.
 * @param told by row
 */
export function raised(
  { children }: Pick<Rows, 'children'>,
  told: ReadonlyMap<number, number>,
): Map<number, number> {
  const made = new Map<number, number>();
  if (told.size === 0) return made;
  const inside = (row: number): number => {
    const below = (children[row] ?? []).reduce((sum, child) => sum + inside(child), 0);
    const own = told.get(row);
    if (own === undefined) return below;
    made.set(row, Math.max(own, below));
    return Math.max(own, below);
  };
  const isChild = new Set(children.flat());
  for (const row of children.keys()) if (!isChild.has(row)) inside(row);
  return made;
}

/** Of the areas told of those that lie in no other one. */
function topmost<T>({ parent }: Pick<Rows, 'parent'>, told: ReadonlyMap<number, T>): [number, T][] {
  return [...told].filter(([row]) => nearest({ parent }, parent[row] ?? -1, told) === undefined);
}

function isAbove(level: string | undefined): boolean {
  return level === 'kecamatan' || level === 'kabupaten';
}

function isToldBelow(children: Rows['children'], told: ReadonlySet<number>, row: number): boolean {
  return told.has(row) || (children[row] ?? []).some((child) => isToldBelow(children, told, child));
}

/** A unit with its parts as they are known to whoever asks. */
export function makeUnit(row: number, given: Given): UnitRow {
  const { rows, figures, counted, partial, readsParts } = given;
  const isPartial = partial.has(row);
  const own = figures.get(row);
  const bySize = own === undefined ? sizedFigure(row, given) : null;
  const parts = readsParts(row) && !isPartial ? partsOf(row, given) : toldParts(row, given);
  const count = own && !own.isPartial ? own.count : bySize;
  const isKnown = parts.some((p) => p.part.weight !== null || p.part.counted !== null);
  return {
    row,
    unit: {
      count,
      share: rows.share[row] ?? 0,
      lived: rows.lived[row],
      counted: isPartial ? null : (counted.get(row) ?? null),
      parts: isKnown ? parts.map((p) => p.part) : [],
    },
    parts: isKnown ? parts.map((p) => p.row) : [],
    bySize: bySize !== null,
  };
}

interface PartRow {
  readonly row: number;
  readonly part: Part;
}

/** The finest areas with a figure; one that was counted takes the place of all that lies in it. */
function partsOf(row: number, { rows, figures, counted }: Given): PartRow[] {
  const known = (at: number) => figures.get(at)?.count ?? null;
  const finest = (at: number): number[] => {
    const below = rows.children[at] ?? [];
    if (below.length === 0 || (at !== row && counted.has(at))) return [at];
    const all = below.flatMap(finest);
    // Where nothing below is known or was counted the area itself is the part.
    const isTold = all.some((r) => known(r) !== null || counted.has(r));
    return isTold || at === row ? all : [at];
  };
  const all = finest(row).filter((r) => r !== row);
  return all.map((r) => ({
    row: r,
    part: {
      weight: known(r),
      share: rows.share[r] ?? 0,
      lived: rows.lived[r],
      counted: counted.get(r) ?? null,
    },
  }));
}

/** Of a unit whose parts may not be read: what was counted in some of them, and the rest as one. */
function toldParts(row: number, given: Given): PartRow[] {
  const { rows, figures } = given;
  const told = toldOf(row, given);
  if (told === null) return [];
  const { part, sum } = told;
  const all = figures.get(row)?.count ?? null;
  const [share, lived] = [rows.share[row] ?? 0, rows.lived[row]];
  // All are told as one, so that no part of the unit is.
  const weight = all === null ? null : all * part;
  const rest: PartRow = {
    row,
    part: { weight: all === null ? null : all - (weight ?? 0), share, lived, counted: null },
  };
  return [{ row, part: { weight, share, lived, counted: sum } }, ...(part < 1 ? [rest] : [])];
}

/** How much of a unit was counted, and how many there; null: nothing of it. */
function toldOf(row: number, { rows, counted, partial }: Given): { part: number; sum: number } | null {
  const own = partial.get(row);
  if (own !== undefined) return { part: own, sum: counted.get(row) ?? 0 };
  let [leaves, sum] = [0, 0];
  const look = (at: number): void => {
    const count = at === row ? undefined : counted.get(at);
    if (count === undefined) for (const child of rows.children[at] ?? []) look(child);
    else {
      leaves += leavesOf(rows, at).length;
      sum += count;
    }
  };
  look(row);
  return leaves === 0 ? null : { part: leaves / leavesOf(rows, row).length, sum };
}

/** The figure of a unit by its size in a wider area that has one, where nothing in that is known itself. */
function sizedFigure(row: number, { rows, figures }: Given): number | null {
  const { tree, parent } = rows;
  let up = parent[row] ?? -1;
  while (up >= 0 && !figures.has(up)) up = parent[up] ?? -1;
  const above = up < 0 ? undefined : figures.get(up);
  if (above?.count == null || above.isPartial || isKnownBelow(rows, figures, up)) return null;
  const [size, whole] = [tree.areaM2[row], tree.areaM2[up]];
  return size && whole ? (above.count * size) / whole : null;
}

function isKnownBelow({ children }: Rows, figures: Given['figures'], row: number): boolean {
  return (children[row] ?? []).some(
    (child) => figures.has(child) || isKnownBelow({ children } as Rows, figures, child),
  );
}

export interface Estimated {
  readonly total: Spread | null;
  /** by row of the area that it is told of */
  readonly areas: ReadonlyMap<number, Spread | null>;
  /** rows that are hit and of which nothing is known */
  readonly unknown: readonly number[];
}

/** Everybody who is hit: of all units, and of each area that can be told of. */
export function estimateAll(
  units: readonly UnitRow[],
  rows: Rows,
  /** of kecamatan and of what is wider, as `raised` has them */
  countedAbove: ReadonlyMap<number, number>,
): Estimated {
  const areas = new Map<number, Spread | null>();
  const unknown: number[] = [];
  const totals: Spread[] = [];
  for (const { row, unit, parts } of units) {
    // A count of a wider area stands for all that lies in it.
    if (nearest(rows, row, countedAbove) !== undefined) continue;
    const made = estimateUnit(unit);
    if (made.total !== null) totals.push(made.total);
    const isOne = parts.length === 0 || unit.counted !== null || parts.every((p) => p === row);
    if (isOne) areas.set(row, made.total);
    else {
      for (const [i, part] of parts.entries()) {
        const spread = made.parts[i] ?? null;
        if (spread === null ? (rows.share[part] ?? 0) > 0 : spread.high > 0 || spread.counted > 0)
          areas.set(part, spread);
      }
    }
    if (!made.isUnknown) continue;
    if (isOne) unknown.push(row);
    else unknown.push(...parts.filter((p, i) => made.parts[i] === null && (rows.share[p] ?? 0) > 0));
  }
  for (const [row, count] of topmost(rows, countedAbove)) {
    totals.push(countedOf(count));
    areas.set(row, countedOf(count));
  }
  return { total: totals.length === 0 ? null : addSpreads(totals), areas, unknown };
}

function nearest(
  { parent }: Pick<Rows, 'parent'>,
  row: number,
  among: ReadonlyMap<number, unknown>,
): number | undefined {
  for (let at = row; at >= 0; at = parent[at] ?? -1) if (among.has(at)) return at;
  return undefined;
}
