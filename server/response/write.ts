import type { FiguresDraft, HeadcountDraft } from '../../data/contract/incident.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import { holdsIn, requireIn } from '../access/guard.ts';
import { covers } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import { insertEvent } from '../audit/query.ts';
import { type Context, hoursAfter, readInstant } from '../context.ts';
import type { Db } from '../db/open.ts';
import { isFacilityIn } from '../facilities/answer.ts';
import { Fault } from '../fault.ts';
import { loadByCode } from './place/query.ts';
import { afterwardsFor, dayOf } from './show.ts';
import {
  type IncidentChange,
  type IncidentRow,
  loadAfterwards,
  type NewFigure,
  type NewHeadcount,
  noteChange,
} from './store/query.ts';

/** A clock in the field may be ahead by so much. */
const AHEAD_MS = 10 * 60_000;
/** WIT is so far ahead of UTC. */
const EAST_HOURS = 9;

/** When something was seen. Throws Fault 'incident-refused' for what is still to come. */
export function seenAt(ctx: Context, said: string | null): Date {
  const now = ctx.clock.now();
  if (said === null) return now;
  const at = readInstant(said);
  if (at.getTime() > now.getTime() + AHEAD_MS) throw new Fault('incident-refused', { reason: 'future' });
  return at;
}

/** Changes an incident: the work, its history and its audit event in one transaction. */
export async function writeIncident(
  ctx: Context,
  scope: Scope,
  row: Pick<IncidentRow, 'id' | 'place'>,
  change: Pick<IncidentChange, 'what' | 'of' | 'before'>,
  work: (tx: Db, at: Date) => Promise<void>,
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.write(scope, async (tx) => {
    await work(tx, at);
    await noteChange(tx, row.id, { ...change, at, by: scope.who });
    await insertEvent(tx, scope, {
      at,
      action: `incident.${change.what}`,
      subject: `incident ${row.id}`,
      areas: [row.place.code],
      detail: { of: change.of },
    });
  });
}

/**
 * Counts of areas as they are kept. Throws Fault 'unknown-area', 'outside-scope' for an area that the asker may not tell
 * of, 'incident-refused' where nothing is told or it is still to come.
 * @param sentTo codes of areas that may be told of by whoever is on duty there
 */
export async function figureRows(
  ctx: Context,
  scope: Scope,
  drafts: readonly FiguresDraft[],
  root: Within,
  sentTo: readonly string[] = [],
): Promise<NewFigure[]> {
  const codes = [...new Set(drafts.map((d) => d.area))];
  const areas = new Map(
    (await loadByCode(ctx.db.as(scope), codes, root, dayOf(ctx))).map((a) => [a.code, a.id]),
  );
  return drafts.flatMap(({ area, figures, at, reporter }) => {
    const areaId = areas.get(area);
    if (areaId === undefined) throw new Fault('unknown-area', { code: area });
    if (!covers(sentTo, area)) requireIn(scope, 'incidents.write', area);
    const told = Object.entries(figures);
    if (told.length === 0) throw new Fault('incident-refused', { reason: 'nothing-counted' });
    return told.map(([what, count]) => ({
      areaId,
      what: what as NewFigure['what'],
      count,
      at: seenAt(ctx, at),
      reporter: reporter ?? scope.who,
    }));
  });
}

/** A headcount as it is kept. Throws Fault 'incident-refused' with what does not fit together. */
export async function headcountRow(
  ctx: Context,
  scope: Scope,
  { within }: Pick<IncidentRow, 'within'>,
  draft: HeadcountDraft,
): Promise<NewHeadcount> {
  const { facility, place, on, at, ibuHamil, ibuMenyusui, allPlaces, ...counts } = draft;
  if ((facility === null) === (place === null || place === '')) {
    throw new Fault('incident-refused', { reason: 'place' });
  }
  // Who fled farther is counted at a place by its name.
  if (facility !== null && !(await isFacilityIn(ctx, scope, facility, within.code))) {
    throw new Fault('incident-refused', { reason: 'facility' });
  }
  const { jiwa, male, female, balita, lansia, disabilitas } = counts;
  const isMore = [balita, lansia, disabilitas, ibuHamil, ibuMenyusui, male, female, counts.kk].some(
    (part) => part !== null && part > jiwa,
  );
  if (isMore || (male !== null && female !== null && male + female !== jiwa)) {
    throw new Fault('incident-refused', { reason: 'parts' });
  }
  // In the east of the country it is tomorrow already.
  if (on > hoursAfter(ctx.clock.now(), EAST_HOURS).toISOString().slice(0, 10)) {
    throw new Fault('incident-refused', { reason: 'future' });
  }
  return {
    ...counts,
    facility_id: facility,
    place: facility === null ? place : null,
    on_day: on,
    ibu_hamil: ibuHamil,
    ibu_menyusui: ibuMenyusui,
    all_places: allPlaces,
    at: seenAt(ctx, at),
    reporter: scope.who,
  };
}

interface KeptAfterwards {
  readonly areaId: number;
  readonly affected: number | null;
  readonly displaced: number | null;
}

/**
 * What areas reported afterwards as it is kept: of areas in which the asker may write as it is said now, of an area said
 * twice the last. What others reported stays; it may be sent back as it was told, not changed. Throws Fault 'unknown-area',
 * 'outside-scope', 'incident-refused' where more have left than were hit.
 * @param areas area.id by code
 */
export async function afterwardsRows(
  db: Db,
  scope: Scope,
  { id, on }: { readonly id: number; readonly on: string },
  said: RouteRequest<'saveAfterwards'>['rows'],
  areas: ReadonlyMap<string, number>,
): Promise<KeptAfterwards[]> {
  const before = await loadAfterwards(db, id);
  const { rows } = await afterwardsFor(db, scope, before, on);
  const told = new Map(rows.map((row) => [row.area.code, row]));
  const isOwn = (code: string) => holdsIn(scope, 'incidents.write', code);
  const kept = new Map<number, KeptAfterwards>();
  for (const { area, affected, displaced } of before) {
    if (!isOwn(area.code)) kept.set(area.id, { areaId: area.id, affected, displaced });
  }
  for (const { area, affected, displaced } of said) {
    const areaId = areas.get(area);
    if (areaId === undefined) throw new Fault('unknown-area', { code: area });
    if (!isOwn(area)) {
      const held = told.get(area);
      if (held?.affected === affected && held.displaced === displaced) continue;
      throw new Fault('outside-scope');
    }
    if (affected !== null && displaced !== null && displaced > affected) {
      throw new Fault('incident-refused', { reason: 'more-left', area });
    }
    kept.set(areaId, { areaId, affected, displaced });
  }
  return [...kept.values()];
}
