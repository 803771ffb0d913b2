import { roleShort } from '../../../data/catalogue/role-short.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { callWords } from '../../../data/words/call-list.ts';
import { momentAt } from '../../../data/words/moment.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { officeOnPaper } from '../../office/answer.ts';
import { isManagedBy } from '../../pillars/answer.ts';
import { loadPillars } from '../../pillars/browse/query.ts';
import { sceneOf } from '../scene.ts';
import { isSent, mayChange, requireIncident, requireOwnIncident } from '../show.ts';
import { callAreas, isCalled, knowsContacts, mayCall } from './calls.ts';
import { findCall, loadCalls, loadDuties } from './query.ts';

/**
 * Who to call, as text for a message: those on duty by time, then heads and officers of the areas that are hit, as far as
 * the asker knows them. Numbers only where they are asked for: of those whose area the asker manages, and of contacts to a
 * Tagana while an emergency right or a duty goes on; that they were read is kept. Throws Fault 'unknown-incident', 'outside-scope'.
 */
export async function callList(
  ctx: Context,
  scope: Scope,
  { incident, lang, phones }: RouteRequest<'callList'>,
): Promise<RouteAnswer<'callList'>> {
  const row = await requireOwnIncident(
    ctx,
    scope,
    incident,
    (who, of) => mayChange(who, of) || isSent(who, of),
  );
  const scene = await sceneOf(ctx, scope, incident);
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const words = callWords(lang);
  const open = (await loadDuties(db, incident)).filter((d) => d.relievedAt === null);
  const pillars = new Map(
    (
      await loadPillars(
        db,
        open.map((d) => d.pillar),
      )
    ).map((p) => [p.id, p]),
  );
  // A footprint may reach farther than the register that the asker reads.
  const calls = (await loadCalls(db, callAreas(scene.hit), on)).filter(({ code }) =>
    knowsContacts(scope, row, code),
  );
  const areas = new Set<string>();
  let withPhone = 0;
  const numberOf = (sealed: string | null, isManaged: boolean, area: string | undefined): string | null => {
    if (!phones || sealed === null || !isManaged) return null;
    withPhone += 1;
    if (area !== undefined) areas.add(area);
    return ctx.keys.open('register', sealed);
  };
  const comers = open
    .toSorted((a, b) => (a.minutes ?? 9999) - (b.minutes ?? 9999) || a.id - b.id)
    .flatMap((duty) => {
      const pillar = pillars.get(duty.pillar);
      if (!pillar) return [];
      const area = pillar.roles[0]?.areas[0]?.code ?? pillar.home?.code;
      const phone = numberOf(pillar.phone, isManagedBy(scope, pillar, on), area);
      return [words.comer(pillar.name, roleShort(duty.role, lang), duty.minutes, phone)];
    });
  const heads = calls.map(({ code, areaName, desaName, kind, name, phone }) =>
    words.head(
      kind,
      [areaName, desaName].filter((part) => part !== null).join(', '),
      name,
      numberOf(phone, mayCall(scope, row, code), code),
    ),
  );
  const now = ctx.clock.now();
  const { timeZone } = await officeOnPaper(ctx, scope);
  if (withPhone > 0) {
    await insertEvent(db, scope, {
      at: now,
      action: 'duty.call-list',
      subject: `incident ${incident}`,
      areas: [...areas],
      detail: { phones: withPhone },
    });
  }
  const text = words.text({
    name: scene.name,
    isSimulated: row.simulated,
    at: momentAt(now, timeZone, lang),
    comers,
    heads,
  });
  return { text, people: comers.length + heads.length, withPhone };
}

/**
 * The number of a contact of an area that an incident hits; that it was read is on record. Throws Fault 'unknown-incident',
 * 'outside-scope', 'unknown-pillar'.
 */
export async function contactToCall(
  ctx: Context,
  scope: Scope,
  { incident, area, no }: RouteRequest<'contactToCall'>,
): Promise<RouteAnswer<'contactToCall'>> {
  const row = await requireIncident(ctx, scope, incident);
  const { hit } = await sceneOf(ctx, scope, incident);
  if (!isCalled(callAreas(hit), area) || !mayCall(scope, row, area)) throw new Fault('outside-scope');
  const db = ctx.db.as(scope);
  const found = await findCall(db, { area, no, on: ctx.clock.today() });
  if (!found?.phone) throw new Fault('unknown-pillar', { id: no });
  await insertEvent(db, scope, {
    at: ctx.clock.now(),
    action: 'view.phone',
    subject: `contact ${no}`,
    areas: [area],
    detail: { incident },
  });
  return { phone: ctx.keys.open('register', found.phone) };
}
