import type { Registry, SeriesEntry } from '../../data/catalogue/indicators.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import { COVER_STATES, type CoverState } from '../../data/contract/coverage.ts';
import type { Indicator, Measure } from '../../data/contract/indicator.ts';
import type { Legend } from '../../data/contract/legend.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import {
  type Basis,
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_ZERO,
  type NoRate,
  type ValueTable,
} from '../../data/contract/values.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { releaseOf } from '../indicators/reader/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import { type CoverFigure, coverAreas } from './cover.ts';
import { type CoverRead, gatherCover, placeServing } from './gather.ts';
import { openCover } from './open.ts';
import { loadRegisterSources } from './query.ts';
import { stateLegend } from './state-legend.ts';

interface Figures {
  readonly table: ValueTable;
  readonly denominator: readonly (number | null)[];
}

interface CoverAsked {
  readonly entry: SeriesEntry;
  readonly indicator: Indicator;
  /** the legend of numbers, as of every other indicator */
  readonly legendOf: (
    input: {
      readonly value: readonly (number | null)[];
      readonly count: readonly (number | null)[];
      readonly basis: readonly Basis[];
      readonly isRate: boolean;
    },
    method: RouteRequest<'values'>['method'],
    classes: number,
  ) => { legend: Legend; class: number[] };
}

/**
 * One measure of the officers of a role, as a table of values like any other. Published scopes read officers as they are,
 * and hold them against published figures alone: where those are hidden, so is what would be made of them. Throws as
 * answerFigures.
 */
export async function coverFigures(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'values'>,
  { entry, indicator, legendOf }: CoverAsked,
): Promise<Figures> {
  const { level, period } = request;
  const { role } = entry;
  if (role === undefined) throw new Error(`officers of no role: ${entry.slug}`);
  refuseSplit(request);
  const { read, within, reader, on } = await openCover(ctx, scope, { ...request, role });
  const register = await loadRegisterSources(ctx.db.as(scope), role, { on, names: reader === 'exact' });
  const { tree, rows, cover, whole } = read;
  const figures = rows.map((row) => figureOf(read, row, indicator.measure));
  const value = figures.map((f) => (typeof f === 'number' ? f : null));
  const told = read.isKept ? 'reported' : 'none';
  const basis = figures.map((f) => (f === 'hidden' ? 'hidden' : told));
  const made =
    indicator.measure === 'state'
      ? stateLegend(figures, pillarRole(role).subject)
      : legendOf({ value, count: value, basis, isRate: false }, request.method, request.classes);
  const reasons = rows.map((row, i): NoRate | null => {
    if (figures[i] !== null || !read.isKept) return null;
    return cover.demand[row] === 0 ? 'zero' : 'unknown';
  });
  const all = figureOf(read, whole, indicator.measure);
  const isUnderNorm = indicator.measure !== 'count' && read.norm?.unit === 'figures';
  const table: ValueTable = {
    indicator,
    level,
    within: { id: within.id, code: within.code, name: within.name, level: within.level },
    period,
    asOf: register.sources.reduce<string | null>(
      (a, { asOf: b }) => (a === null || (b && b > a) ? b : a),
      null,
    ),
    sources: register.sources,
    simulated: register.simulated || (isUnderNorm && read.simulated),
    denominatorPeriod: isUnderNorm ? read.figuresPeriod : null,
    denominatorSource: null,
    id: rows.map((row) => tree.id[row] ?? 0),
    value,
    ...(reasons.some((r) => r !== null) ? { reason: reasons } : {}),
    count: rows.map((row) => (read.isKept ? (cover.count[row] ?? 0) : null)),
    basis,
    n: rows.map(() => null),
    m: rows.map(() => null),
    class: made.class,
    difference: rows.map(() => null),
    total: {
      value: typeof all === 'number' && indicator.measure !== 'state' ? all : null,
      count: read.isKept ? (cover.count[whole] ?? 0) : null,
      basis: all === 'hidden' ? 'hidden' : told,
      n: null,
      m: null,
      difference: null,
    },
    release: releaseOf(reader),
    hidden: { n: basis.filter((b) => b === 'hidden').length },
    reported: { n: value.filter((v) => v !== null).length, m: rows.length },
    legend: made.legend,
  };
  return { table, denominator: rows.map((row) => numberOf(cover.demand[row])) };
}

/** Officers are told neither by sex nor as those served. Throws Fault 'bad-request' rather than tell all of them as some. */
function refuseSplit({ sex, measure }: Pick<RouteRequest<'values'>, 'sex' | 'measure'>): void {
  const fields = [
    ...(sex === 'A' ? [] : [{ path: 'sex', reason: 'choice' as const, hint: { allowed: 'A' } }]),
    ...(measure === 'tercatat'
      ? []
      : [{ path: 'measure', reason: 'choice' as const, hint: { allowed: 'tercatat' } }]),
  ];
  if (fields.length > 0) throw new Fault('bad-request', {}, fields);
}

/** One measure of the officers of a role over some areas, as a column of a sheet. */
interface CoverColumn {
  readonly indicator: Indicator;
  readonly sources: readonly string[];
  readonly asOf: string | null;
  readonly simulated: boolean;
  readonly figures: readonly {
    readonly class: number;
    readonly value: number | null;
    readonly basis: Basis;
    readonly n: null;
    readonly m: null;
  }[];
}

/** Of every role how many there are, what that is of the norm, and how many are missing; columns without any are left out. */
export async function coverColumns(
  ctx: Context,
  scope: Scope,
  {
    within,
    level,
    period,
    areas,
  }: {
    readonly within: string;
    readonly level: Level;
    readonly period: string;
    readonly areas: readonly number[];
  },
  registry: Registry,
): Promise<CoverColumn[]> {
  const ofRoles = Map.groupBy(
    registry.indicators.filter((i) => i.family === 'cover' && i.measure !== 'state'),
    (i) => i.role,
  );
  const columns: CoverColumn[] = [];
  for (const [role, indicators] of ofRoles) {
    if (role === undefined) continue;
    const opened = await openCover(ctx, scope, { within, level, period, role }).catch((reason: unknown) => {
      if (reason instanceof Fault) return undefined;
      throw reason;
    });
    if (!opened?.read.isKept) continue;
    const { read, on, reader } = opened;
    const names = reader === 'exact';
    const { sources, simulated } = await loadRegisterSources(ctx.db.as(scope), role, { on, names });
    const rowOf = new Map(read.tree.id.map((id, row) => [id, row]));
    for (const indicator of indicators) {
      const told = areas.map((id) => {
        const row = rowOf.get(id);
        return row === undefined ? null : figureOf(read, row, indicator.measure);
      });
      if (told.every((figure) => figure === null)) continue;
      columns.push({
        indicator,
        sources: sources.map(({ name }) => name),
        asOf:
          sources
            .flatMap((s) => s.asOf ?? [])
            .sort()
            .at(-1) ?? null,
        simulated: simulated || read.simulated,
        figures: told.map((figure) => {
          const [value, n, m] = [typeof figure === 'number' ? figure : null, null, null];
          if (figure === 'hidden') return { class: CLASS_HIDDEN, value, basis: 'hidden', n, m };
          if (value === null) return { class: CLASS_NO_DATA, value, basis: 'none', n, m };
          return { class: value === 0 ? CLASS_ZERO : 0, value, basis: 'reported', n, m };
        }),
      });
    }
  }
  return columns;
}

export interface CoverAway {
  /** areas where some are away, by code */
  readonly areas: readonly {
    readonly area: AreaRef;
    readonly before: CoverState | null;
    readonly after: CoverState | null;
    /** distinct officers who still serve there */
    readonly left: number;
  }[];
  /** of any desa/kelurahan by id: who serves there, less those away */
  readonly left: ReadonlyMap<number, number>;
  /** the desa/kelurahan that each officer serves in, wholly or in part */
  readonly servedBy: ReadonlyMap<number, ReadonlySet<number>>;
}

/**
 * What stays covered by a role, by desa/kelurahan, while some of its officers are away. Asks no right: officers are no
 * secret, and figures of need are read as the asker may. Throws Fault 'unknown-area'.
 */
export async function coverWithout(
  ctx: Context,
  scope: Scope,
  {
    within: code,
    role,
    away,
  }: { readonly within: string; readonly role: PillarRoleCode; readonly away: ReadonlySet<number> },
): Promise<CoverAway> {
  const db = ctx.db.as(scope);
  const period = ctx.clock.today().slice(0, 7);
  const within = await findWithin(db, code, lastDay(period));
  if (!within) throw new Fault('unknown-area', { code });
  const read = await gatherCover(ctx, scope, await loadRegistry(db), { within, level: 'desa', period, role });
  const { tree, norm, figure, need, rows } = read;
  const stay = placeServing(
    tree,
    read.serving.filter(({ who }) => !away.has(who)),
  );
  const after = coverAreas({ tree, serving: stay, norm: read.isKept ? norm : null, figure, need });
  const stateOf = (state: CoverState | 'hidden' | null | undefined) =>
    state === undefined || state === 'hidden' ? null : state;
  const left = new Map(rows.map((row) => [tree.id[row] ?? 0, after.count[row] ?? 0]));
  const areas = rows.flatMap((row) => {
    const n = after.count[row] ?? 0;
    if (n === (read.cover.count[row] ?? 0)) return [];
    const area = {
      id: tree.id[row] ?? 0,
      code: tree.code[row] ?? '',
      name: tree.name[row] ?? '',
      level: 'desa' as const,
    };
    return [{ area, before: stateOf(read.cover.state[row]), after: stateOf(after.state[row]), left: n }];
  });
  return { areas, left, servedBy: desaServed(read) };
}

/** The desa/kelurahan that each officer serves: those that hold, or lie in, an area served. */
function desaServed({ tree, serving, rows }: CoverRead): Map<number, Set<number>> {
  const at = new Map(tree.id.map((id, row) => [id, row]));
  const served = new Map<number, Set<number>>();
  const isIn = (row: number, of: number): boolean => {
    for (let up = row; up >= 0; up = tree.parent[up] ?? -1) if (up === of) return true;
    return false;
  };
  for (const { who, areaId } of serving) {
    const row = at.get(areaId);
    if (row === undefined) continue;
    const own = served.get(who) ?? new Set<number>();
    for (const desa of rows) if (isIn(row, desa) || isIn(desa, row)) own.add(tree.id[desa] ?? 0);
    served.set(who, own);
  }
  return served;
}

/** The value of a measure in an area. */
export function figureOf({ cover, norm, isKept }: CoverRead, row: number, measure: Measure): CoverFigure {
  const state = cover.state[row] ?? null;
  const [demand, missing] = [cover.demand[row] ?? null, cover.missing[row] ?? null];
  switch (measure) {
    case 'count':
      return isKept ? (cover.count[row] ?? 0) : null;
    case 'state':
      return state === null || state === 'hidden' ? state : COVER_STATES.indexOf(state);
    case 'missing':
      return typeof missing === 'number' ? round(missing) : missing;
    case 'ratio': {
      if (demand === 'hidden' || missing === 'hidden') return 'hidden';
      // Below the level of the norm an area is covered or not.
      if (demand === null && state !== null) return state === 'terpenuhi' ? 100 : 0;
      if (demand === null || missing === null || demand === 0) return null;
      const met = norm?.unit === 'figures' ? (cover.shared[row] ?? 0) : demand - missing;
      return round((met / demand) * 100);
    }
    default:
      return null;
  }
}

function numberOf(figure: CoverFigure | undefined): number | null {
  return typeof figure === 'number' ? round(figure) : null;
}

/** To a tenth: more would be said of a sharing out than it knows. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
