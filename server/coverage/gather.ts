import type { Registry } from '../../data/catalogue/indicators.ts';
import { isFiner, LEVELS, type Level } from '../../data/catalogue/levels.ts';
import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import type { Norm } from '../../data/contract/norm.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { roadsWithin } from '../roads/answer.ts';
import { type Cover, type CoverFigure, type CoverTree, coverAreas, type Serving } from './cover.ts';
import { figureOfNorm, type NormFigure, readFigures } from './figures.ts';
import {
  findRoot,
  isRoleKept,
  loadCoverTree,
  loadHomes,
  loadNorms,
  loadServing,
  loadSpots,
  type ServingRow,
  type TreeColumns,
} from './query.ts';
import { kmOfReach, type Place, reachedBy } from './reach.ts';

interface CoverAsked {
  readonly within: Within;
  readonly level: Level;
  readonly period: string;
  readonly role: PillarRoleCode;
  /** a norm of the role, also one not in use; absent: the one that holds */
  readonly norm?: number | undefined;
  /** the day of the areas, the register and the norm; absent: the last of the period */
  readonly on?: string | undefined;
}

/** A role over a whole regency, with what it was made of. */
export interface CoverRead {
  readonly tree: CoverTree & Pick<TreeColumns, 'code' | 'name'>;
  readonly cover: Cover;
  readonly serving: readonly ServingRow[];
  /** the norm that holds at the end of the period, if it has a rate */
  readonly norm: Norm | null;
  /** by row: the figure that a norm of figures is for */
  readonly figure: readonly CoverFigure[];
  /** by row: people in need */
  readonly need: readonly CoverFigure[];
  /** rows of the areas asked for, by code */
  readonly rows: readonly number[];
  /** row of the area within which */
  readonly whole: number;
  /** period of the figures that the norm is for, or of need; null: there are none */
  readonly figuresPeriod: string | null;
  readonly needPeriod: string | null;
  readonly simulated: boolean;
  /** minutes of the norm are along loaded roads, where these lead */
  readonly roads: boolean;
  /** the register knows somebody in the role; else nothing is known of it */
  readonly isKept: boolean;
}

/** Is a norm in use on a day? */
export function holdsOn({ active, from, until }: Norm, on: string): boolean {
  return active && (from === null || from <= on) && (until === null || until >= on);
}

/** The norm of a role that is asked for, or the one that holds on a day: at most one does. */
function normOn(
  norms: readonly Norm[],
  { role, norm: asked }: Pick<CoverAsked, 'role' | 'norm'>,
  on: string,
): Norm | null {
  if (asked !== undefined) {
    const chosen = norms.find((n) => n.id === asked && n.role === role);
    if (!chosen) throw new Fault('unknown-norm', { id: asked });
    return chosen;
  }
  return norms.find((n) => n.role === role && holdsOn(n, on)) ?? null;
}

/**
 * Everything that coverage is made of, read as whoever asks may: what is not published to them is 'hidden', and decides
 * nothing. Figures are those of the period, or of the latest before it. Asks no right: the caller does.
 */
export async function gatherCover(
  ctx: Context,
  scope: Scope,
  registry: Registry,
  asked: CoverAsked,
): Promise<CoverRead> {
  const db = ctx.db.as(scope);
  const { within, level, period, role, on = lastDay(period) } = asked;
  const [root, norms] = await Promise.all([findRoot(db, within, on), loadNorms(db)]);
  const held = normOn(norms, asked, on);
  const norm = held?.rate == null ? null : held;
  const [isKept, columns, serving] = await Promise.all([
    isRoleKept(db, role),
    loadCoverTree(db, root, on),
    loadServing(db, { role, on, certified: norm?.counts === 'certified' }),
  ]);
  const tree = { ...columns, parent: parentRows(columns) };
  const whole = tree.id.indexOf(within.id);
  const isWithin = rowsWithin(tree, whole);
  // Officers are shared out by the figures of all levels; need is told of those asked for, and of those it is added up from.
  const finest = norm?.level && isFiner(norm.level, level) ? norm.level : level;
  const told = LEVELS.filter((at) => !isFiner(at, finest));
  const read = (of: NormFigure | undefined, levels: readonly Level[]) =>
    readFigures(ctx, scope, {
      entry: of?.entry,
      zones: of?.zones,
      levels,
      within,
      root,
      level,
      period,
      tree,
      isWithin,
    });
  const reach = norm ? await readReach(ctx, scope, { norm, level, on, tree, serving }) : undefined;
  const [figure, need] = await Promise.all([
    read(norm?.series == null ? undefined : figureOfNorm(registry, norm.series), LEVELS),
    read(figureOfNorm(registry, TOTAL_SERIES), told),
  ]);
  return {
    tree,
    serving,
    norm,
    roads: reach?.roads ?? false,
    isKept,
    figure: figure.figures,
    need: need.figures,
    rows: tree.id.flatMap((_, row) => (tree.level[row] === level && isWithin[row] ? [row] : [])),
    whole,
    figuresPeriod: figure.period,
    needPeriod: need.period,
    simulated: figure.simulated || need.simulated,
    cover: coverAreas({
      tree,
      serving: placeServing(tree, serving),
      norm: isKept ? norm : null,
      figure: figure.figures,
      need: need.figures,
      ...(reach ? { reached: reach.reached } : {}),
    }),
  };
}

interface ReachAsked {
  readonly norm: Norm;
  readonly level: Level;
  readonly on: string;
  readonly tree: CoverTree;
  readonly serving: readonly ServingRow[];
}

interface ReachRead {
  readonly reached: readonly (number | null)[];
  /** roads are loaded: minutes are along them where they lead */
  readonly roads: boolean;
}

/** Who is near enough to each area, where a norm asks for minutes: from home and from the middle of what they serve. */
async function readReach(
  ctx: Context,
  scope: Scope,
  { norm, level: asked, on, tree, serving }: ReachAsked,
): Promise<ReachRead | undefined> {
  const { role, reach, level } = norm;
  if (reach === null || level === null) return undefined;
  const db = ctx.db.as(scope);
  const homes = await loadHomes(db, { role, on, certified: norm.counts === 'certified' });
  const places = [...new Set([...serving, ...homes].map(({ areaId }) => areaId))];
  const spots = await loadSpots(db, [...tree.id, ...places], on);
  const spotOf = new Map(places.map((id, i) => [id, spots[tree.id.length + i] ?? null]));
  const officers = Map.groupBy([...serving, ...homes], ({ who }) => who).values();
  const from = [...officers].map((of) => [...new Set(of.map(({ areaId }) => spotOf.get(areaId) ?? null))]);
  // Nobody asks for areas between, nor for finer ones.
  const at = tree.level.map((own, row) => (own === level || own === asked ? (spots[row] ?? null) : null));
  const byRoad = await readRoads(ctx, scope, { from, at, minutes: reach.minutes });
  return {
    reached: reachedBy(tree, level, { at, from, km: kmOfReach(reach), ...(byRoad ? { byRoad } : {}) }),
    roads: byRoad !== undefined,
  };
}

/** Which rows are reached on loaded roads from which places; undefined: no roads are loaded. */
async function readRoads(
  ctx: Context,
  scope: Scope,
  {
    from,
    at,
    minutes,
  }: {
    readonly from: readonly (readonly (Place | null)[])[];
    readonly at: readonly (Place | null)[];
    readonly minutes: number;
  },
): Promise<((from: Place, row: number) => boolean | null) | undefined> {
  const starts = [...new Set(from.flat())].filter((spot) => spot !== null);
  const ends = at.flatMap((place, row) => (place === null ? [] : [{ row, place }]));
  const near = await roadsWithin(ctx, scope, { from: starts, to: ends.map(({ place }) => place), minutes });
  if (near === null) return undefined;
  const startAt = new Map(starts.map((spot, i) => [spot, i]));
  const rowAt = new Map(ends.map(({ row }, i) => [row, i]));
  return (spot, row) => near(startAt.get(spot) ?? -1, rowAt.get(row) ?? -1);
}

function parentRows({ id, parentId }: TreeColumns): number[] {
  const at = new Map(id.map((area, row) => [area, row]));
  return parentId.map((parent) => (parent === null ? -1 : (at.get(parent) ?? -1)));
}

function rowsWithin({ parent, id }: CoverTree, whole: number): boolean[] {
  const is: boolean[] = [];
  for (let row = 0; row < id.length; row += 1) is.push(row === whole || is[parent[row] ?? -1] === true);
  return is;
}

/** Who serves where in the tree, one entry a person; who serves nowhere in it is left out. */
export function placeServing({ id }: CoverTree, rows: readonly ServingRow[]): Serving[] {
  const at = new Map(id.map((area, row) => [area, row]));
  return [...Map.groupBy(rows, (r) => r.who).values()].flatMap((served) => {
    const areas = served.flatMap(({ areaId, share }) => {
      const row = at.get(areaId);
      return row === undefined ? [] : [{ row, share }];
    });
    const elsewhere = served.filter(({ areaId }) => !at.has(areaId));
    const open = elsewhere.filter(({ share }) => share === null).length;
    const told = elsewhere.reduce((sum, { share }) => sum + (share ?? 0), 0);
    return areas.length === 0 ? [] : [{ areas, elsewhere: { open, told } }];
  });
}
