import type { Level } from '../../data/catalogue/levels.ts';
import { depthOf, isFiner } from '../../data/catalogue/levels.ts';
import type { CoverState } from '../../data/contract/coverage.ts';
import type { Norm } from '../../data/contract/norm.ts';

/** A regency (or a provinsi with its regencies) on a day: columns, parents before their children. */
export interface CoverTree {
  readonly id: readonly number[];
  /** row of the parent, -1 of the root */
  readonly parent: readonly number[];
  readonly level: readonly Level[];
}

/** One who serves: the areas of the tree, as rows, with the stated share of each (0 to 1). */
export interface Serving {
  readonly areas: readonly { readonly row: number; readonly share: number | null }[];
  readonly elsewhere: Elsewhere;
}

/** What one serves outside the tree: how many areas without a stated share, and the shares stated there together. */
export interface Elsewhere {
  readonly open: number;
  readonly told: number;
}

export const NOWHERE_ELSE: Elsewhere = { open: 0, told: 0 };

/** A figure of an area: a number, 'hidden' where it is not published, null where there is none. */
export type CoverFigure = number | 'hidden' | null;

export interface CoverInput {
  readonly tree: CoverTree;
  readonly serving: readonly Serving[];
  /** null: none holds, or it has no rate */
  readonly norm: Pick<Norm, 'unit' | 'level' | 'per' | 'rate'> | null;
  /** by row, the figure that a norm of unit 'figures' is for */
  readonly figure: readonly CoverFigure[];
  /** by row, people in need */
  readonly need: readonly CoverFigure[];
  /** by row, officers near enough for a norm of unit 'reach'; null: not known */
  readonly reached?: readonly (number | null)[];
}

/** By row of the tree. */
export interface Cover {
  /** distinct officers who serve the area, a part of it, or one that holds it */
  readonly count: Int32Array;
  /** officers, each shared out over the areas served: adds up to no more than there are */
  readonly shared: Float64Array;
  /** those whom the norm counts: who is near enough where it asks for minutes, else `count`; null: not known */
  readonly near: readonly (number | null)[];
  /** how many there should be; null: not known, or no norm says it at this level; 'hidden' */
  readonly demand: CoverFigure[];
  readonly missing: CoverFigure[];
  /** null: not known */
  readonly state: (CoverState | 'hidden' | null)[];
  /** people in need in areas that are short, in proportion */
  readonly withoutCover: CoverFigure[];
}

/** Shares are kept to four digits: three times a third is one. Of less than one officer the same part of it is not missed. */
const TOLERANCE = 0.005;

/**
 * Holds officers against a norm, for every area of a tree at once. Who serves several areas is shared out: by the stated
 * shares, and what is left by how many each area should have, evenly where that is not known of all. So nobody is
 * counted twice at any level. Above the level that a norm is for, an area is short by what its parts are short of: one
 * too many here does not serve there. Below it, an area is covered when somebody's area holds it. A norm of minutes asks
 * who is near enough instead of who serves: one person is near to many areas, and is shared out over none of them.
 */
export function coverAreas(input: CoverInput): Cover {
  const { tree, norm } = input;
  const demand = demandOf(input);
  const count = countDistinct(tree, input.serving);
  const shared = shareOut(tree, input.serving, demand);
  const near = norm?.unit === 'reach' ? (input.reached ?? tree.id.map(() => null)) : [...count];
  const missing: CoverFigure[] = demand.map((d, row) => {
    const has = norm?.unit === 'reach' ? near[row] : shared[row];
    return typeof d === 'number' ? (has == null ? null : short(d, has)) : d;
  });
  const withoutCover: CoverFigure[] = tree.id.map((_, row) =>
    inProportion(input.need[row] ?? null, missing[row] ?? null, demand[row] ?? null),
  );
  if (norm && norm.unit !== 'figures' && norm.level !== null && norm.rate !== null) {
    addUpAbove(tree, norm.level, { missing, withoutCover });
  }
  const state = tree.id.map((_, row): Cover['state'][number] => {
    const level = tree.level[row];
    const n = near[row] ?? null;
    if (norm === null || norm.rate === null || level === undefined || n === null) return null;
    if (norm.unit !== 'figures' && norm.level !== null && isFiner(level, norm.level)) {
      withoutCover[row] = n > 0 ? 0 : (input.need[row] ?? null);
      return n > 0 ? 'terpenuhi' : 'belum-ada';
    }
    const lack = missing[row] ?? null;
    if (lack === null || lack === 'hidden') return lack;
    return stateOf(lack, n);
  });
  return { count, near, shared, demand, missing, state, withoutCover };
}

function stateOf(lack: number, count: number): CoverState {
  if (lack === 0) return 'terpenuhi';
  return count === 0 ? 'belum-ada' : count === 1 ? 'satu-petugas' : 'kurang';
}

function short(demand: number, supply: number): number {
  const lack = demand - supply;
  return lack <= TOLERANCE * Math.min(1, demand) ? 0 : lack;
}

function inProportion(need: CoverFigure, missing: CoverFigure, demand: CoverFigure): CoverFigure {
  if (missing === 'hidden' || demand === 'hidden') return 'hidden';
  if (missing === null || demand === null) return null;
  if (missing === 0 || demand === 0) return 0;
  return typeof need === 'number' ? (need * missing) / demand : need;
}

/** How many officers each area should have. */
function demandOf({ tree, norm, figure }: CoverInput): CoverFigure[] {
  if (norm === null || norm.rate === null) return tree.id.map(() => null);
  const { rate } = norm;
  if (norm.unit === 'figures') {
    return tree.id.map((_, row) => {
      const of = figure[row] ?? null;
      return typeof of === 'number' ? (of * rate) / (norm.per ?? 1) : of;
    });
  }
  const units = new Int32Array(tree.id.length);
  for (let row = tree.id.length - 1; row >= 0; row -= 1) {
    if (tree.level[row] === norm.level) units[row] = 1;
    const up = tree.parent[row] ?? -1;
    if (up >= 0) units[up] = (units[up] ?? 0) + (units[row] ?? 0);
  }
  return tree.id.map((_, row) => (units[row] ? (units[row] ?? 0) * rate : null));
}

/** Distinct officers by area: of those above an area it serves, in it, and below it each counts once. */
function countDistinct(tree: CoverTree, serving: readonly Serving[]): Int32Array {
  const count = new Int32Array(tree.id.length);
  const last = subtreeEnds(tree);
  const seen = new Int32Array(tree.id.length).fill(-1);
  for (const [who, { areas }] of serving.entries()) {
    const see = (row: number) => {
      if (seen[row] === who) return;
      seen[row] = who;
      count[row] = (count[row] ?? 0) + 1;
    };
    for (const { row } of areas) {
      for (const below of last.within(row)) see(below);
      for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1) see(up);
    }
  }
  return count;
}

/** Rows below an area, itself among them. */
function subtreeEnds(tree: CoverTree): { within(row: number): Iterable<number> } {
  const children: number[][] = tree.id.map(() => []);
  for (const [row, up] of tree.parent.entries()) if (up >= 0) children[up]?.push(row);
  return {
    *within(row) {
      const open = [row];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        yield next;
        open.push(...(children[next] ?? []));
      }
    },
  };
}

/** Officers in each area, whole ones shared out over what they serve. */
function shareOut(
  tree: CoverTree,
  serving: readonly Serving[],
  demand: readonly CoverFigure[],
): Float64Array {
  const direct = new Float64Array(tree.id.length);
  for (const { areas, elsewhere } of serving) {
    for (const [row, part] of splitOf(tree, areas, elsewhere, demand))
      direct[row] = (direct[row] ?? 0) + part;
  }
  const share = partsOfParents(tree, demand);
  const passed = new Float64Array(tree.id.length);
  const shared = new Float64Array(tree.id.length);
  for (let row = 0; row < tree.id.length; row += 1) {
    const up = tree.parent[row] ?? -1;
    if (up >= 0) passed[row] = ((passed[up] ?? 0) + (direct[up] ?? 0)) * (share[row] ?? 0);
    shared[row] = (passed[row] ?? 0) + (direct[row] ?? 0);
  }
  const below = new Float64Array(tree.id.length);
  for (let row = tree.id.length - 1; row >= 0; row -= 1) {
    shared[row] = (shared[row] ?? 0) + (below[row] ?? 0);
    const up = tree.parent[row] ?? -1;
    if (up >= 0) below[up] = (below[up] ?? 0) + (below[row] ?? 0) + (direct[row] ?? 0);
  }
  return shared;
}

/**
 * What part of one officer belongs to each area served. An area within another that is served too adds nothing; what is
 * stated elsewhere is not here.
 */
export function splitOf(
  tree: CoverTree,
  areas: Serving['areas'],
  elsewhere: Elsewhere,
  demand: readonly CoverFigure[],
): [row: number, part: number][] {
  const served = new Set(areas.map((a) => a.row));
  const isWithin = (row: number) => {
    for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1)
      if (served.has(up)) return true;
    return false;
  };
  const stated = areas.filter((a) => a.share !== null);
  const told = elsewhere.told + stated.reduce((sum, a) => sum + (a.share ?? 0), 0);
  const scale = told > 1 ? 1 / told : 1;
  const split = stated.map((a): [number, number] => [a.row, (a.share ?? 0) * scale]);
  const rest = Math.max(0, 1 - told);
  const open = areas.filter((a) => a.share === null && !isWithin(a.row));
  if (open.length === 0 || rest === 0) return split;
  const weights = open.map((a) => demand[a.row] ?? null);
  const sum = weights.reduce<number>((s, w) => s + (typeof w === 'number' ? w : 0), 0);
  const byDemand = elsewhere.open === 0 && sum > 0 && weights.every((w) => typeof w === 'number');
  for (const [i, { row }] of open.entries()) {
    const weight = weights[i];
    const part = byDemand && typeof weight === 'number' ? weight / sum : 1 / (open.length + elsewhere.open);
    split.push([row, rest * part]);
  }
  return split;
}

/** What part of its parent each area is, by how many officers it should have; evenly where that is not known of all. */
function partsOfParents(tree: CoverTree, demand: readonly CoverFigure[]): Float64Array {
  const sum = new Float64Array(tree.id.length);
  const n = new Int32Array(tree.id.length);
  const isKnown = new Uint8Array(tree.id.length).fill(1);
  for (const [row, up] of tree.parent.entries()) {
    if (up < 0) continue;
    const d = demand[row];
    n[up] = (n[up] ?? 0) + 1;
    if (typeof d === 'number') sum[up] = (sum[up] ?? 0) + d;
    else isKnown[up] = 0;
  }
  return Float64Array.from(tree.parent, (up, row) => {
    if (up < 0) return 1;
    const d = demand[row];
    if (isKnown[up] === 1 && (sum[up] ?? 0) > 0 && typeof d === 'number') return d / (sum[up] ?? 1);
    return 1 / (n[up] || 1);
  });
}

/** Above the level of a norm: what the parts of that level are short of, together. */
function addUpAbove(
  tree: CoverTree,
  level: Level,
  { missing, withoutCover }: { missing: CoverFigure[]; withoutCover: CoverFigure[] },
): void {
  const lack = new Float64Array(tree.id.length);
  const people: CoverFigure[] = tree.id.map(() => 0);
  for (let row = tree.id.length - 1; row >= 0; row -= 1) {
    const own = tree.level[row] ?? level;
    const isAbove = depthOf(own) < depthOf(level);
    if (isAbove && typeof missing[row] === 'number') {
      missing[row] = lack[row] ?? 0;
      // What is known of the area itself stands where its parts are not all known.
      if (typeof people[row] === 'number') withoutCover[row] = people[row] ?? 0;
    } else if (isAbove) people[row] = 0;
    const up = tree.parent[row] ?? -1;
    if (up < 0 || isFiner(own, level)) continue;
    const mine = isAbove ? (lack[row] ?? 0) : missing[row];
    lack[up] = (lack[up] ?? 0) + (typeof mine === 'number' ? mine : 0);
    people[up] = addUp(people[up] ?? null, isAbove ? (people[row] ?? null) : (withoutCover[row] ?? null));
  }
}

function addUp(a: CoverFigure, b: CoverFigure): CoverFigure {
  if (a === 'hidden' || b === 'hidden') return 'hidden';
  return a === null || b === null ? null : a + b;
}
