import type { Right } from '../../data/catalogue/rights.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import type { Pillar } from '../../data/contract/volunteer.ts';
import { requireIn } from '../access/guard.ts';
import type { Areas } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { changesOf, findPillars, loadPillars, trainingsOf } from './browse/query.ts';
import { manages, rowFor, standing } from './sight.ts';

/** The register: who serves where the asker may read. Throws Fault 'outside-scope'. */
export async function pillars(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'pillars'>,
): Promise<RouteAnswer<'pillars'>> {
  const { from, most, ...asked } = request;
  const on = asked.on ?? ctx.clock.today();
  if (asked.within !== undefined) requireIn(scope, 'pillars.read', asked.within);
  const db = ctx.db.as(scope);
  const areas = areasWhere(scope, 'pillars.read');
  const { total, byRole, ids } = await findPillars(db, { ...asked, areas, on }, { from, most });
  const found = await loadPillars(db, ids);
  return { total, byRole, on, pillars: found.map((pillar) => rowFor(scope, pillar, on)) };
}

/** One pillar, with what of it the asker may see. Throws Fault 'unknown-pillar'. */
export async function pillar(
  ctx: Context,
  scope: Scope,
  { id }: RouteRequest<'pillar'>,
): Promise<RouteAnswer<'pillar'>> {
  return showPillar(ctx, scope, id);
}

/** As the route does; after a change too. */
export async function showPillar(ctx: Context, scope: Scope, id: number): Promise<Pillar> {
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const areas = areasWhere(scope, 'pillars.read');
  const [held] = await loadPillars(db, [id]);
  const isSeen = held !== undefined && (areas === 'all' || (await isAmong(ctx, scope, id, areas)));
  if (!held || !isSeen) throw new Fault('unknown-pillar', { id });
  const row = rowFor(scope, held, on);
  if (!manages(scope, held, on)) return { ...row, version: held.version, own: null };
  const [trainings, changes] = [await trainingsOf(db, id), await changesOf(db, id)];
  return {
    ...row,
    version: held.version,
    own: {
      hasPhone: held.phone !== null,
      availability: held.availability,
      certificates: held.certificates.map((c) => ({ ...c, standing: standing(c, on) })),
      trainings,
      changes: changes.map(({ at, ...change }) => ({
        ...change,
        at: at.toISOString(),
        undoable: change.state === 'applied' && change.holds,
      })),
    },
  };
}

async function isAmong(ctx: Context, scope: Scope, id: number, areas: Areas): Promise<boolean> {
  const filter = { areas, standing: 'all', on: ctx.clock.today(), id } as const;
  const found = await findPillars(ctx.db.as(scope), filter, { from: 0, most: 1 });
  return found.ids.includes(id);
}

function areasWhere(scope: Scope, right: Right): Areas {
  return scope.rights.get(right) ?? [];
}
