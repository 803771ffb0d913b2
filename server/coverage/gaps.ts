import type { Level } from '../../data/catalogue/levels.ts';
import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import type { Coverage, CoverFacts, CoverGap } from '../../data/contract/coverage.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { loadFrame } from '../indicators/query.ts';
import { readerOf, releaseOf } from '../indicators/reader/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import type { CoverFigure } from './cover.ts';
import type { CoverRead } from './gather.ts';
import { openCover } from './open.ts';
import { loadRegisterSources } from './query.ts';

/** A list longer than this is read by nobody; the map and the table hold all. */
const MOST_GAPS = 1000;
const MOST_NAMED = 5;

/** Who is served by a role, and where too few serve: those without cover first. Throws as answerFigures. */
export async function answerCoverage(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'coverage'>,
): Promise<Coverage> {
  const { read, within, reader, on } = await openCover(ctx, scope, request);
  const names = reader === 'exact';
  const register = await loadRegisterSources(ctx.db.as(scope), request.role, { on, names });
  const gaps = read.rows.flatMap((row) => gapOf(read, row)).sort(worstFirst);
  return {
    role: request.role,
    norm: read.norm,
    facts: factsOf(
      read,
      request,
      { id: within.id, code: within.code, name: within.name, level: within.level },
      gaps,
    ),
    gaps: gaps.slice(0, MOST_GAPS),
    figuresPeriod: read.figuresPeriod ?? read.needPeriod,
    needSource: await needSource(ctx, scope, { ...request, within, period: read.needPeriod }),
    simulated: register.simulated || read.simulated,
    release: releaseOf(reader),
  };
}

/** Who counted the people in need, and as of when. */
async function needSource(
  ctx: Context,
  scope: Scope,
  {
    within,
    level,
    period,
  }: { readonly within: Within; readonly level: Level; readonly period: string | null },
): Promise<Coverage['needSource']> {
  const db = ctx.db.as(scope);
  const total = (await loadRegistry(db)).find(`${TOTAL_SERIES}.count`)?.entry;
  if (period === null || total === undefined) return null;
  const asked = { code: within.code, level, sex: 'A', measure: 'tercatat', entries: [total] } as const;
  const reader = readerOf(scope, asked);
  if (reader === undefined) return null;
  const { sources } = await loadFrame(db, reader, within, period, [total.series]);
  const days = sources.flatMap((source) => source.asOf ?? []).sort();
  const names = new Set(sources.flatMap((source) => source.name ?? []));
  return { period, asOf: days.at(-1) ?? null, names: [...names].filter((name) => name !== '') };
}

/** An area that is short, of which it is not known, or where nobody serves and no norm says how many should. */
function gapOf(read: CoverRead, row: number): CoverGap[] {
  const { tree, cover, norm, need } = read;
  const state = cover.state[row] ?? null;
  const supply = norm === null ? (cover.count[row] ?? 0) : (cover.near[row] ?? 0);
  const isGap = norm === null || !read.isKept ? supply === 0 : state !== 'terpenuhi';
  if (!isGap) return [];
  const parent = tree.parent[row] ?? -1;
  const isHidden = [state, cover.demand[row], cover.withoutCover[row]].includes('hidden');
  return [
    {
      id: tree.id[row] ?? 0,
      code: tree.code[row] ?? '',
      name: tree.name[row] ?? '',
      level: tree.level[row] ?? 'desa',
      parentName: tree.name[parent] ?? null,
      state: state === 'hidden' ? null : state,
      hidden: isHidden,
      supply,
      shared: state === 'hidden' ? null : toTenth(norm?.unit === 'reach' ? supply : (cover.shared[row] ?? 0)),
      demand: known(cover.demand[row]),
      missing: known(cover.missing[row]),
      need: typeof need[row] === 'number' ? need[row] : null,
      withoutCover: norm === null ? null : known(cover.withoutCover[row]),
    },
  ];
}

/** Most people without cover first; what is not known comes last. */
function worstFirst(a: CoverGap, b: CoverGap): number {
  return (
    (b.withoutCover ?? -1) - (a.withoutCover ?? -1) ||
    (b.missing ?? -1) - (a.missing ?? -1) ||
    (b.need ?? -1) - (a.need ?? -1) ||
    a.supply - b.supply ||
    (a.code < b.code ? -1 : 1)
  );
}

function factsOf(
  read: CoverRead,
  { role, level }: Pick<RouteRequest<'coverage'>, 'role' | 'level'>,
  within: CoverFacts['within'],
  gaps: readonly CoverGap[],
): CoverFacts {
  const { rows, cover, norm, whole } = read;
  const states = rows.map((row) => cover.state[row] ?? null);
  const n = (state: CoverRead['cover']['state'][number]) => states.filter((s) => s === state).length;
  const asked = rows.some((row) => cover.demand[row] !== null) ? rows : [whole];
  return {
    role,
    level,
    within,
    areas: rows.length,
    states: {
      'belum-ada': n('belum-ada'),
      'satu-petugas': n('satu-petugas'),
      kurang: n('kurang'),
      terpenuhi: n('terpenuhi'),
      'belum-ada-data': n(null),
      hidden: n('hidden'),
    },
    supply: cover.count[whole] ?? 0,
    demand: sumOf(asked, cover.demand),
    missing: sumOf(asked, cover.missing),
    withoutCover: norm === null ? null : rounded(sumOf(rows, cover.withoutCover)),
    worst: worstOf(gaps, norm !== null),
    hasNorm: norm !== null,
    reach: norm?.reach ?? null,
    roads: read.roads,
  };
}

/** The first of those that the sentence counts: areas without anybody, else those with too few. */
function worstOf(gaps: readonly CoverGap[], hasNorm: boolean): string[] {
  const told = gaps.filter((g) => !g.hidden && (g.state !== null || !hasNorm));
  const nobody = told.filter((g) => g.state === 'belum-ada');
  return (nobody.length > 0 ? nobody : told).slice(0, MOST_NAMED).map((g) => g.name);
}

/** null where any is not known or hidden. */
function sumOf(rows: readonly number[], figures: readonly CoverFigure[]): number | null {
  let sum = 0;
  for (const row of rows) {
    const figure = figures[row];
    if (typeof figure !== 'number') return null;
    sum += figure;
  }
  return toTenth(sum);
}

function known(figure: CoverFigure | undefined): number | null {
  return typeof figure === 'number' ? toTenth(figure) : null;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
