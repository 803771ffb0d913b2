import { isFiner, LEVELS, type Level } from '../../data/catalogue/levels.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import { CLASS_NO_DATA, type ValueTable } from '../../data/contract/values.ts';
import { levelName } from '../../data/words/level-name.ts';
import type { Scope } from '../access/scope.ts';
import { type AreaColumns, findWithin, loadAreas } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { answerFigures, type Figures } from '../indicators/answer.ts';
import { officeOnPaper } from '../office/answer.ts';
import { type AreaAbove, hasSimulatedArea, loadAbove, loadBoundarySources, loadLicences } from './query.ts';
import { type TakenRow, tellFigure } from './rows.ts';
import type { Taken } from './taken.ts';

/** More rows than this are asked for a part at a time. */
const MOST_AREAS = 100_000;

/**
 * Everything a file says, from the same answers that the screen shows. Throws the faults of a table of values, and
 * 'too-large' where there are more areas than a file can bear.
 */
export async function gatherTaken(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'export'>,
): Promise<Taken> {
  const { format: _, lang, origin, reason: __, ...asked } = request;
  const figures = await answerFigures(ctx, scope, asked);
  const { table } = figures;
  if (table.id.length > MOST_AREAS) throw new Fault('too-large', { limit: MOST_AREAS });
  const db = ctx.db.as(scope);
  const on = lastDay(asked.period);
  const within = await findWithin(db, asked.within, on);
  if (!within) throw new Fault('unknown-area', { code: asked.within });
  const [areas, nodes, boundaries, simulatedArea, licences, maker] = await Promise.all([
    loadAreas(db, within, asked.level, on),
    loadAbove(db, table.id, on),
    loadBoundarySources(db, table.id, on),
    hasSimulatedArea(db, table.id, on),
    loadLicences(
      db,
      table.sources.map((s) => s.importId),
    ),
    officeOnPaper(ctx, scope),
  ]);
  const above = levelsAbove(nodes, asked.level, within.level);
  const rows = rowsOf(figures, areas, nodes, above);
  // The plan protects the whole as well: it is told where the published table tells it.
  const isHidden = table.total.basis === 'hidden';
  return {
    lang,
    indicator: table.indicator,
    within: table.within,
    level: asked.level,
    levelName: levelName(asked.level, areas.code),
    period: asked.period,
    sex: asked.sex,
    asOf: table.asOf,
    release: table.release,
    about: table.about,
    settled: table.settled,
    waiting: table.waiting,
    simulated: table.simulated || simulatedArea,
    mark: null,
    above,
    rows,
    total: isHidden || table.total.basis === 'partial' ? null : table.total.value,
    totalWithheld: isHidden,
    reported: table.reported,
    legend: table.legend,
    sources: table.sources.map((s) => ({ ...s, licence: licences.get(s.importId) ?? null })),
    population:
      table.denominatorPeriod === null
        ? null
        : { period: table.denominatorPeriod, source: table.denominatorSource },
    boundaries,
    maker,
    madeAt: ctx.clock.now(),
    address: `${origin ?? ''}${addressOf(request)}`,
  };
}

/** Levels that any of the areas lies in, coarse to fine; the province only where the view is of one. */
function levelsAbove(nodes: readonly AreaAbove[], level: Level, within: Level): Level[] {
  const there = new Set(nodes.map((n) => n.level));
  return LEVELS.filter(
    (l) => there.has(l) && isFiner(level, l) && (l !== 'provinsi' || within === 'provinsi'),
  );
}

function rowsOf(
  { table, denominator }: Figures,
  areas: AreaColumns,
  nodes: readonly AreaAbove[],
  above: readonly Level[],
): TakenRow[] {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const at = new Map(table.id.map((id, i) => [id, i]));
  const { measure } = table.indicator;
  const isRate = measure !== 'count' && measure !== 'rate';
  return areas.id.map((id, a): TakenRow => {
    const i = at.get(id) ?? -1;
    return {
      id,
      code: areas.code[a] ?? '',
      name: areas.name[a] ?? '',
      above: namesAbove(byId, id, above),
      quality: areas.bounds[a] ? (areas.quality[a] ?? 'indikatif') : null,
      ...tellFigure(knownAt(table, denominator, i), isRate),
    };
  });
}

function knownAt(table: ValueTable, denominator: readonly (number | null)[], i: number) {
  return {
    class: table.class[i] ?? CLASS_NO_DATA,
    basis: table.basis[i] ?? 'none',
    value: table.value[i] ?? null,
    count: table.count[i] ?? null,
    denominator: denominator[i] ?? null,
    n: table.n[i] ?? null,
    m: table.m[i] ?? null,
    difference: table.difference[i] ?? null,
    keptAt: table.kept?.[i] ?? null,
  };
}

function namesAbove(byId: ReadonlyMap<number, AreaAbove>, id: number, above: readonly Level[]): string[] {
  const names = new Map<Level, string>();
  for (let node = byId.get(id); node?.parentId != null; ) {
    node = byId.get(node.parentId);
    if (node) names.set(node.level, node.name);
  }
  return above.map((level) => names.get(level) ?? '');
}

/** The view on the screen, as its address names it. */
function addressOf(request: RouteRequest<'export'>): string {
  const params = new URLSearchParams({
    area: request.within,
    level: request.level,
    indicator: request.indicator,
    period: request.period,
  });
  if (request.sex !== 'A') params.set('sex', request.sex);
  if (request.lang !== 'id') params.set('lang', request.lang);
  if (request.norm !== undefined) params.set('norm', String(request.norm));
  return `${request.indicator.startsWith('petugas-') ? '/cakupan' : '/'}?${params}`;
}
