import type { Pillar } from '../../data/contract/volunteer.ts';
import { type Areas, joinAreas } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { changesOf, findPillars, loadPillars, trainingsOf } from './browse/query.ts';
import { manages, rowFor, standing } from './sight.ts';

/** One pillar, with what of it the asker may see. Throws Fault 'unknown-pillar'. */
export async function showPillar(ctx: Context, scope: Scope, id: number): Promise<Pillar> {
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const areas: Areas = joinAreas([
    scope.rights.get('pillars.read') ?? [],
    scope.rights.get('pillars.manage') ?? [],
  ]);
  const [held] = await loadPillars(db, [id]);
  const isSeen = held !== undefined && (areas === 'all' || (await isAmong(ctx, scope, id, areas)));
  if (!held || !isSeen) throw new Fault('unknown-pillar', { id });
  const row = rowFor(scope, held, on);
  if (!manages(scope, held, on)) return { ...row, version: held.version, own: null };
  const [trainings, changes] = [await trainingsOf(db, id), await changesOf(db, 'pillar', id)];
  return {
    ...row,
    version: held.version,
    own: {
      hasPhone: held.phone !== null,
      availability: held.availability,
      certificates: held.certificates.map((c) => ({ ...c, standing: standing(c, on) })),
      trainings,
      changes,
    },
  };
}

async function isAmong(ctx: Context, scope: Scope, id: number, areas: Areas): Promise<boolean> {
  const managed = scope.rights.get('pillars.manage') ?? [];
  const filter = { areas, managed, standing: 'all', on: ctx.clock.today(), id } as const;
  const found = await findPillars(ctx.db.as(scope), filter, { from: 0, most: 1 });
  return found.ids.includes(id);
}
