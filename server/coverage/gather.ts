import type { Registry, SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner, LEVELS, type Level } from '../../data/catalogue/levels.ts';
import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import type { Norm } from '../../data/contract/norm.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { type Cover, type CoverFigure, type CoverTree, coverAreas, type Serving } from './cover.ts';
import { readFigures } from './figures.ts';
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
import { kmOfReach, reachedBy } from './reach.ts';

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
  /** the register knows somebody in the role; else nothing is known of it */
  readonly isKept: boolean;
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
  const found = norms.find(
    (n) =>
      n.active && n.role === role && (n.from === null || n.from <= on) && (n.until === null || n.until >= on),
  );
  return found ?? null;
}

/**
 * Everything that coverage is made of, read as whoever asks may: what is not published to them is 'hidden', and decides
 * nothing. Figures are those of the period, or of the latest before it. Asks no right: the caller does.
 */
export async function gatherCover(
  db: Db,
  scope: Scope,
  registry: Registry,
  asked: CoverAsked,
): Promise<CoverRead> {
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
  const read = (entry: SeriesEntry | undefined, levels: readonly Level[]) =>
    readFigures(db, scope, { entry, levels, within, root, level, period, tree, isWithin });
  const reached = norm ? await readReach(db, { norm, on, tree, serving }) : undefined;
  const [figure, need] = await Promise.all([
    read(norm?.unit === 'figures' ? registry.find(`${norm.series}.count`)?.entry : undefined, LEVELS),
    read(registry.find(`${TOTAL_SERIES}.count`)?.entry, told),
  ]);
  return {
    tree,
    serving,
    norm,
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
      ...(reached ? { reached } : {}),
    }),
  };
}

/** Who is near enough to each area, where a norm asks for minutes: from home and from the middle of what they serve. */
async function readReach(
  db: Db,
  {
    norm,
    on,
    tree,
    serving,
  }: {
    readonly norm: Norm;
    readonly on: string;
    readonly tree: CoverTree;
    readonly serving: readonly ServingRow[];
  },
): Promise<(number | null)[] | undefined> {
  const { role, reach, level } = norm;
  if (reach === null || level === null) return undefined;
  const homes = await loadHomes(db, { role, on, certified: norm.counts === 'certified' });
  const places = [...new Set([...serving, ...homes].map(({ areaId }) => areaId))];
  const spots = await loadSpots(db, [...tree.id, ...places], on);
  const spotOf = new Map(places.map((id, i) => [id, spots[tree.id.length + i] ?? null]));
  const officers = Map.groupBy([...serving, ...homes], ({ who }) => who).values();
  const from = [...officers].map((of) => [...new Set(of.map(({ areaId }) => spotOf.get(areaId) ?? null))]);
  return reachedBy(tree, level, { at: spots.slice(0, tree.id.length), from, km: kmOfReach(reach) });
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
    return areas.length === 0 ? [] : [{ areas, elsewhere: served.length - areas.length }];
  });
}
