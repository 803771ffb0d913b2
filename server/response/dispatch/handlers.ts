import type { Duty, DutyState } from '../../../data/contract/duty.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { announceAccess } from '../../access/announce.ts';
import { holdsIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { isFacilityIn } from '../../facilities/answer.ts';
import { Fault } from '../../fault.ts';
import { isManagedBy } from '../../pillars/answer.ts';
import { type HeldPillar, loadPillars } from '../../pillars/browse/query.ts';
import { sceneOf } from '../scene.ts';
import { knowsWho, mayChange, mayTell, requireIncident, requireOwnIncident } from '../show.ts';
import type { IncidentRow } from '../store/query.ts';
import { writeIncident } from '../write.ts';
import { callList, contactToCall } from './call-list.ts';
import { linkAccount, linkedPillar } from './link.ts';
import {
  type DutyRow,
  findDuty,
  holdsRole,
  insertDuty,
  keepMinutes,
  keepShelterMinutes,
  loadDuties,
  noteStep,
  openDutyOf,
} from './query.ts';
import { saveTravelSettings, travelSettings } from './settings.ts';
import { homeOf, rankFor, whoComes } from './who-comes.ts';

/** Who is, and was, on duty. Throws Fault 'unknown-incident'. */
async function duties(
  ctx: Context,
  scope: Scope,
  { incident }: RouteRequest<'duties'>,
): Promise<RouteAnswer<'duties'>> {
  return showDuties(ctx, scope, await requireIncident(ctx, scope, incident));
}

/**
 * Puts somebody on duty, with the time they are expected to need. Throws Fault 'unknown-incident', 'outside-scope',
 * 'unknown-pillar', 'duty-refused', and 'on-duty' naming the incident where they are already.
 */
async function assignDuty(
  ctx: Context,
  scope: Scope,
  { incident, pillar, role, task }: RouteRequest<'assignDuty'>,
): Promise<RouteAnswer<'assignDuty'>> {
  const row = await requireOwnIncident(ctx, scope, incident);
  if (!(await requireNear(ctx, scope, row, pillar, role)))
    throw new Fault('duty-refused', { reason: 'role' });
  const scene = await sceneOf(ctx, scope, incident);
  if (!scene.running) throw new Fault('duty-refused', { reason: 'closed' });
  const { ranking } = scene.at === null ? { ranking: null } : await rankFor(ctx, scope, scene, role);
  const arrival = ranking?.arrivals.find(({ who }) => who === pillar);
  const at = ctx.clock.now();
  await ctx.db.write(scope, async (tx) => {
    const { minutes, basis } = arrival ?? { minutes: null, basis: null };
    const id = await insertDuty(tx, { incident, pillar, role, task, minutes, basis, at, by: scope.who });
    if (id === undefined) {
      const open = await openDutyOf(tx, pillar);
      throw new Fault('on-duty', { incident: open?.incident ?? incident });
    }
    await insertEvent(tx, scope, {
      at,
      action: 'duty.assigned',
      subject: `pillar ${pillar}`,
      areas: [row.place.code],
      detail: { incident, role },
    });
  });
  await announceAccess(ctx);
  return showDuties(ctx, scope, row);
}

/**
 * Does somebody hold a role? Throws Fault 'unknown-pillar' for whoever is not among those that may be asked to come: of
 * others nobody is told by their number that there is such a person, nor what they are called.
 */
async function requireNear(
  ctx: Context,
  scope: Scope,
  { within }: Pick<IncidentRow, 'within'>,
  pillar: number,
  role: RouteRequest<'assignDuty'>['role'] | null,
): Promise<boolean> {
  const [on, province] = [ctx.clock.today(), within.code.slice(0, 2)];
  const held = await holdsRole(ctx.db.as(scope), { pillar, role, on, province });
  if (held === undefined) throw new Fault('unknown-pillar', { id: pillar });
  return held;
}

/** Confirms, notes the arrival of, or relieves. Throws Fault 'unknown-duty', 'outside-scope', 'duty-refused'. */
async function changeDuty(
  ctx: Context,
  scope: Scope,
  { duty: id, step }: RouteRequest<'changeDuty'>,
): Promise<RouteAnswer<'changeDuty'>> {
  const found = await findDuty(ctx.db.as(scope), id);
  if (!found) throw new Fault('unknown-duty', { id });
  const row = await requireOwnIncident(ctx, scope, found.incident);
  const at = ctx.clock.now();
  await ctx.db.write(scope, async (tx) => {
    if (!(await noteStep(tx, id, step, at))) throw new Fault('duty-refused', { reason: 'step' });
    await insertEvent(tx, scope, {
      at,
      action: 'duty.changed',
      subject: `pillar ${found.pillar}`,
      areas: [row.place.code],
      detail: { incident: found.incident, step },
    });
  });
  if (step === 'relieve') await announceAccess(ctx);
  return showDuties(ctx, scope, row);
}

/** Minutes as somebody says them. Throws Fault 'unknown-incident', 'outside-scope', 'unknown-pillar'. */
async function setMinutes(
  ctx: Context,
  scope: Scope,
  { incident, pillar, minutes }: RouteRequest<'setMinutes'>,
): Promise<RouteAnswer<'setMinutes'>> {
  const row = await requireOwnIncident(ctx, scope, incident);
  await requireNear(ctx, scope, row, pillar, null);
  const at = ctx.clock.now();
  await ctx.db.write(scope, async (tx) => {
    await keepMinutes(tx, { incident, pillar, minutes, who: scope.who, at });
    await insertEvent(tx, scope, {
      at,
      action: 'duty.minutes',
      subject: `pillar ${pillar}`,
      areas: [row.place.code],
      detail: { incident, minutes },
    });
  });
  return { pillar, minutes };
}

/**
 * Minutes to a place to stay as somebody says them: who knows the water knows better than a straight line. Throws Fault
 * 'unknown-incident', 'outside-scope', 'unknown-facility'.
 */
async function setShelterMinutes(
  ctx: Context,
  scope: Scope,
  { incident, facility, minutes }: RouteRequest<'setShelterMinutes'>,
): Promise<RouteAnswer<'setShelterMinutes'>> {
  const row = await requireOwnIncident(ctx, scope, incident, mayTell);
  if (!(await isFacilityIn(ctx, scope, facility, row.within.code))) {
    throw new Fault('unknown-facility', { id: facility });
  }
  await writeIncident(ctx, scope, row, { what: 'changed', of: ['shelterMinutes'] }, (tx, at) =>
    keepShelterMinutes(tx, { incident, facility, minutes, who: scope.who, at }),
  );
  return { facility, minutes };
}

/** Who is on duty is told to all who are told of the incident; where they live to who assigns, or reads the register there. */
async function showDuties(
  ctx: Context,
  scope: Scope,
  row: Pick<IncidentRow, 'id' | 'place'>,
): Promise<RouteAnswer<'duties'>> {
  const db = ctx.db.as(scope);
  const incident = row.id;
  const isAssigner = mayChange(scope, row);
  const isKnown = knowsWho(scope, row);
  const homeFor = (pillar: HeldPillar) => {
    const home = homeOf(pillar);
    return home && (isAssigner || holdsIn(scope, 'pillars.read', home.code)) ? home : null;
  };
  const rows = await loadDuties(db, incident);
  const pillars = new Map(
    (await loadPillars(db, [...new Set(rows.map((r) => r.pillar))])).map((p) => [p.id, p]),
  );
  const on = ctx.clock.today();
  return {
    incident,
    duties: rows.map((duty): Duty => {
      const pillar = pillars.get(duty.pillar);
      const { id, role, task, minutes, basis } = duty;
      return {
        id,
        incident,
        pillar: duty.pillar,
        name: pillar?.name ?? null,
        role,
        home: pillar ? homeFor(pillar) : null,
        state: stateOf(duty),
        minutes,
        basis,
        task,
        assignedAt: duty.assignedAt.toISOString(),
        assignedBy: isKnown ? duty.assignedBy : '',
        confirmedAt: duty.confirmedAt?.toISOString() ?? null,
        arrivedAt: duty.arrivedAt?.toISOString() ?? null,
        relievedAt: duty.relievedAt?.toISOString() ?? null,
        hasPhone: pillar ? pillar.phone !== null : false,
        managed: pillar ? isManagedBy(scope, pillar, on) : false,
      };
    }),
  };
}

function stateOf({ confirmedAt, arrivedAt, relievedAt }: DutyRow): DutyState {
  if (relievedAt !== null) return 'relieved';
  if (arrivedAt !== null) return 'arrived';
  return confirmedAt !== null ? 'confirmed' : 'assigned';
}

/** A handler for every route of duties and travel times. */
export const dutyHandlers = {
  whoComes,
  duties,
  assignDuty,
  changeDuty,
  setMinutes,
  setShelterMinutes,
  callList,
  contactToCall,
  linkAccount,
  linkedPillar,
  travelSettings,
  saveTravelSettings,
};
