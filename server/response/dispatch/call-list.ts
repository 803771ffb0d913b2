import { roleShort } from '../../../data/catalogue/role-short.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { callWords } from '../../../data/words/call-list.ts';
import { momentAt } from '../../../data/words/moment.ts';
import { holdsIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { officeOnPaper } from '../../office/answer.ts';
import { isManagedBy } from '../../pillars/answer.ts';
import { loadPillars } from '../../pillars/browse/query.ts';
import { sceneOf } from '../scene.ts';
import { requireOwnIncident } from '../show.ts';
import { loadCalls, loadDuties } from './query.ts';

/**
 * Who to call, as text for a message: those on duty by time, then heads and officers of the areas that are hit, as far as
 * the asker reads the register there. Numbers only where they are asked for, and only of those whose area the asker
 * manages; that they were read is kept. Throws Fault 'unknown-incident', 'outside-scope'.
 */
export async function callList(
  ctx: Context,
  scope: Scope,
  { incident, lang, phones }: RouteRequest<'callList'>,
): Promise<RouteAnswer<'callList'>> {
  await requireOwnIncident(ctx, scope, incident);
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
  const calls = (await loadCalls(db, scene.hit, on)).filter(({ code }) =>
    holdsIn(scope, 'pillars.read', code),
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
  const heads = calls.map(({ code, areaName, kind, name, phone }) =>
    words.head(kind, areaName, name, numberOf(phone, holdsIn(scope, 'pillars.manage', code), code)),
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
    at: momentAt(now, timeZone, lang),
    comers,
    heads,
  });
  return { text, people: comers.length + heads.length, withPhone };
}
