import type { Right } from '../../data/catalogue/rights.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireIn } from '../access/guard.ts';
import type { Areas } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { findPillars, loadPillars } from './browse/query.ts';
import { certification } from './certification/handlers.ts';
import { contactPhone, contacts, eraseContact, saveContacts } from './contacts/handlers.ts';
import { addPillar, changePillar, erasePillar, pillarPhone, undoRegister } from './edit/handlers.ts';
import { pillarsFile, pillarsForm } from './file/handlers.ts';
import { likelySame, mergePillars, partPillars } from './merge/handlers.ts';
import { showPillar } from './show.ts';
import { rowFor } from './sight.ts';
import { addTraining, changeTraining, training, trainings } from './trainings/handlers.ts';

/** The register: who serves where the asker may read. Throws Fault 'outside-scope'. */
async function pillars(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'pillars'>,
): Promise<RouteAnswer<'pillars'>> {
  const { from, most, ...asked } = request;
  const on = asked.on ?? ctx.clock.today();
  if (asked.within !== undefined) requireIn(scope, 'pillars.read', asked.within);
  const db = ctx.db.as(scope);
  const areas = areasWhere(scope, 'pillars.read');
  const { total, byRole, ids } = await findPillars(
    db,
    { ...asked, areas, managed: areasWhere(scope, 'pillars.manage'), on },
    { from, most },
  );
  const found = await loadPillars(db, ids);
  return { total, byRole, on, pillars: found.map((pillar) => rowFor(scope, pillar, on)) };
}

/** One pillar, with what of it the asker may see. Throws Fault 'unknown-pillar'. */
async function pillar(
  ctx: Context,
  scope: Scope,
  { id }: RouteRequest<'pillar'>,
): Promise<RouteAnswer<'pillar'>> {
  return showPillar(ctx, scope, id);
}

function areasWhere(scope: Scope, right: Right): Areas {
  return scope.rights.get(right) ?? [];
}

/** A handler for every route of the register. */
export const pillarHandlers = {
  pillars,
  pillarsFile,
  pillarsForm,
  pillar,
  addPillar,
  changePillar,
  pillarPhone,
  erasePillar,
  undoRegister,
  likelySame,
  mergePillars,
  partPillars,
  certification,
  trainings,
  training,
  addTraining,
  changeTraining,
  contacts,
  saveContacts,
  contactPhone,
  eraseContact,
};
