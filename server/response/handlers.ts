import { hazardName } from '../../data/catalogue/hazards.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { announceAccess } from '../access/announce.ts';
import { holdsIn, requireIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin } from '../areas/browse/query.ts';
import { insertEvent } from '../audit/query.ts';
import { type Context, readInstant } from '../context.ts';
import { Fault } from '../fault.ts';
import { desaCode } from './dispatch/calls.ts';
import { relieveOf } from './dispatch/query.ts';
import { footprintOfFile } from './file.ts';
import { makeFootprint } from './footprint.ts';
import { findDesaAt, loadByCode } from './place/query.ts';
import { sceneOf } from './scene.ts';
import {
  dayOf,
  entryOf,
  isSent,
  maySee,
  mayTell,
  regencyOf,
  requireIncident,
  requireOwnIncident,
  showIncident,
} from './show.ts';
import {
  findOpened,
  findToldName,
  type IncidentRow,
  insertFigures,
  insertFootprint,
  insertHeadcount,
  insertIncident,
  loadIncidents,
  lockVersion,
  type NewFootprint,
  noteChange,
  saveAfterwardsRows,
  updateIncident,
  updateLegal,
  withdraw,
} from './store/query.ts';
import { afterwardsRows, figureRows, headcountRow, seenAt, writeIncident } from './write.ts';

/** Incidents, those still handled first. */
async function incidents(
  ctx: Context,
  scope: Scope,
  { within, handling }: RouteRequest<'incidents'>,
): Promise<RouteAnswer<'incidents'>> {
  const rows = await loadIncidents(ctx.db.as(scope));
  const isIn = (code: string) => within === undefined || code === within || code.startsWith(`${within}.`);
  const told = rows.filter(
    (row) =>
      maySee(scope, row) &&
      (isIn(row.place.code) || isIn(row.within.code)) &&
      (handling === undefined || row.handling === handling),
  );
  return { incidents: told.map((row) => entryOf(scope, row)) };
}

/** An incident with all that is known of it. Throws Fault 'unknown-incident'. */
async function incident(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'incident'>,
): Promise<RouteAnswer<'incident'>> {
  return showIncident(ctx, scope, request.incident);
}

/** The desa/kelurahan under a place on the map. Borders are no secret; nothing is kept. */
async function incidentPlace(
  ctx: Context,
  scope: Scope,
  { at }: RouteRequest<'incidentPlace'>,
): Promise<RouteAnswer<'incidentPlace'>> {
  const area = (await findDesaAt(ctx.db.as(scope), at, dayOf(ctx))) ?? null;
  return { area, writable: area !== null && holdsIn(scope, 'incidents.write', area.code) };
}

/**
 * Opens an incident with all that is known at first. One that is told by a place on the map is filed under the
 * desa/kelurahan in which that lies. Sent twice with one key it is opened once. Throws Fault 'unknown-area', 'outside-scope', 'incident-refused'.
 */
async function openIncident(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'openIncident'>,
): Promise<RouteAnswer<'openIncident'>> {
  const { hazard, name, startedAt, footprint, figures, chronology, key } = request;
  const db = ctx.db.as(scope);
  // Its answer was lost on the way, and the device asks again.
  const before = key === null ? undefined : await findOpened(db, scope.who, key);
  if (before !== undefined) return showIncident(ctx, scope, before);
  const on = dayOf(ctx);
  const within = request.within ?? (await codeUnder(db, footprint, on));
  requireIn(scope, 'incidents.write', within);
  const place = await findWithin(db, within, on);
  if (!place || place.level === 'provinsi') throw new Fault('unknown-area', { code: within });
  const root = await regencyOf(db, { within: { code: codeOfRegency(place.code) } }, on);
  const started = seenAt(ctx, startedAt);
  const made = footprint === null ? null : await makeFootprint(db, footprint, { within: root, on });
  const rows = await figureRows(ctx, scope, figures, root);
  let opened: number | undefined;
  await ctx.db.write(scope, async (tx) => {
    const at = ctx.clock.now();
    const by = scope.who;
    const id = await insertIncident(tx, {
      hazard,
      name:
        name === '' ? `${hazardName(hazard).id} ${(await findToldName(tx, place.id)) ?? place.name}` : name,
      startedAt: started,
      withinId: root.id,
      placeId: place.id,
      at,
      by,
      chronology,
      simulated: ctx.folder.kind === 'demo',
      key,
    });
    if (id === undefined) return;
    opened = id;
    if (made) await insertFootprint(tx, id, made, { at, by });
    if (rows.length > 0) await insertFigures(tx, id, rows, { at, by });
    await noteChange(tx, id, { what: 'opened', at, by, of: [place.code] });
    await insertEvent(tx, scope, {
      at,
      action: 'incident.opened',
      subject: `incident ${id}`,
      areas: [place.code],
      detail: { hazard },
    });
  });
  return showIncident(ctx, scope, opened ?? (await findOpened(db, scope.who, key ?? '')) ?? 0);
}

/**
 * Says an incident anew. Where it ends, whoever is still on duty is relieved. Throws Fault 'unknown-incident',
 * 'outside-scope', 'incident-refused', also where somebody else saved since it was read.
 */
async function changeIncident(
  ctx: Context,
  scope: Scope,
  { incident: id, was = {}, ...said }: RouteRequest<'changeIncident'>,
): Promise<RouteAnswer<'changeIncident'>> {
  const row = await requireOwnIncident(ctx, scope, id);
  const before: Record<string, unknown> = { ...row, startedAt: row.startedAt.toISOString() };
  const read: Record<string, unknown> = was.startedAt
    ? { ...was, startedAt: readInstant(was.startedAt).toISOString() }
    : was;
  const after: Record<string, unknown> = said.startedAt
    ? { ...said, startedAt: seenAt(ctx, said.startedAt).toISOString() }
    : said;
  const of = Object.keys(after).filter((key) => after[key] !== undefined && after[key] !== before[key]);
  const overwritten = of.find((key) => read[key] !== undefined && read[key] !== before[key]);
  if (overwritten !== undefined) throw new Fault('incident-refused', { reason: 'changed' });
  if (of.length > 0) {
    const kept = Object.fromEntries(of.map((key) => [key, before[key]]));
    const hasEnded = said.handling === 'selesai' && row.handling !== 'selesai';
    await writeIncident(ctx, scope, row, { what: 'changed', of, before: kept }, async (tx, at) => {
      // Two who save at once: the second finds the version gone when its turn comes.
      if (!(await lockVersion(tx, id, row.version)))
        throw new Fault('incident-refused', { reason: 'changed' });
      await updateIncident(tx, id, {
        hazard: said.hazard,
        name: said.name,
        started_at: said.startedAt === undefined ? undefined : seenAt(ctx, said.startedAt),
        handling: said.handling,
        chronology: said.chronology,
        damage: said.damage,
        efforts: said.efforts,
        urgent: said.urgent,
        bnba_number: said.bnbaNumber,
        bnba_total: said.bnbaTotal,
        displaced_rate: said.displacedRate,
      });
      if (hasEnded) await relieveAll(scope, tx, row, at);
    });
    if (said.handling !== undefined) await announceAccess(ctx);
  }
  return showIncident(ctx, scope, id);
}

/** Whoever is on duty in an incident that ended is relieved, so that they can be asked for the next one. */
async function relieveAll(
  scope: Scope,
  tx: Parameters<typeof relieveOf>[0],
  { id, place }: Pick<IncidentRow, 'id' | 'place'>,
  at: Date,
): Promise<void> {
  for (const pillar of await relieveOf(tx, id, at)) {
    await insertEvent(tx, scope, {
      at,
      action: 'duty.changed',
      subject: `pillar ${pillar}`,
      areas: [place.code],
      detail: { incident: id, step: 'relieve' },
    });
  }
}

/** Sets the legal state. Throws Fault 'unknown-incident', 'outside-scope', 'incident-refused' without a decree. */
async function setLegalState(
  ctx: Context,
  scope: Scope,
  { incident: id, ...legal }: RouteRequest<'setLegalState'>,
): Promise<RouteAnswer<'setLegalState'>> {
  const row = await requireIncident(ctx, scope, id);
  if (!holdsIn(scope, 'incidents.manage', row.place.code)) throw new Fault('outside-scope');
  if (legal.state !== 'belum-ditetapkan' && !legal.decree) {
    throw new Fault('incident-refused', { reason: 'decree' });
  }
  if (legal.from !== null && legal.until !== null && legal.from > legal.until) {
    throw new Fault('incident-refused', { reason: 'dates' });
  }
  await writeIncident(ctx, scope, row, { what: 'legal', of: [legal.state], before: { ...row.legal } }, (tx) =>
    updateLegal(tx, id, legal),
  );
  return showIncident(ctx, scope, id);
}

/** Adds a footprint. Throws Fault 'unknown-incident', 'outside-scope', 'unknown-area', 'incident-refused'. */
async function addFootprint(
  ctx: Context,
  scope: Scope,
  { incident: id, footprint }: RouteRequest<'addFootprint'>,
): Promise<RouteAnswer<'addFootprint'>> {
  return keepFootprint(ctx, scope, id, (db, place) => makeFootprint(db, footprint, place));
}

/** Adds the polygons of a map file as one footprint. Throws as addFootprint. */
async function loadFootprint(
  ctx: Context,
  scope: Scope,
  { incident: id, ...request }: RouteRequest<'loadFootprint'>,
): Promise<RouteAnswer<'loadFootprint'>> {
  return keepFootprint(ctx, scope, id, (db, place) => footprintOfFile(db, request, place));
}

async function keepFootprint(
  ctx: Context,
  scope: Scope,
  id: number,
  make: (
    db: Parameters<typeof makeFootprint>[0],
    place: Parameters<typeof makeFootprint>[2],
  ) => Promise<NewFootprint>,
): Promise<RouteAnswer<'addFootprint'>> {
  const row = await requireOwnIncident(ctx, scope, id, mayTell);
  const db = ctx.db.as(scope);
  const on = dayOf(ctx);
  const made = await make(db, { within: await regencyOf(db, row, on), on });
  await writeIncident(ctx, scope, row, { what: 'footprint', of: [made.kind] }, (tx, at) =>
    insertFootprint(tx, id, made, { at, by: scope.who }),
  );
  return showIncident(ctx, scope, id);
}

/** Withdraws a footprint. Throws Fault 'unknown-incident', 'outside-scope', 'not-found'. */
async function withdrawFootprint(
  ctx: Context,
  scope: Scope,
  { incident: id, footprint }: RouteRequest<'withdrawFootprint'>,
): Promise<RouteAnswer<'withdrawFootprint'>> {
  const row = await requireOwnIncident(ctx, scope, id, mayTell);
  await writeIncident(ctx, scope, row, { what: 'withdrawn', of: [String(footprint)] }, async (tx, at) => {
    if (!(await withdraw(tx, id, footprint, { at, by: scope.who }))) throw new Fault('not-found');
  });
  return showIncident(ctx, scope, id);
}

/** Keeps what was counted in the field. Throws Fault as figureRows. */
async function reportFigures(
  ctx: Context,
  scope: Scope,
  { incident: id, figures }: RouteRequest<'reportFigures'>,
): Promise<RouteAnswer<'reportFigures'>> {
  const row = await requireOwnIncident(ctx, scope, id, mayTell);
  const root = await regencyOf(ctx.db.as(scope), row, dayOf(ctx));
  const rows = await figureRows(ctx, scope, figures, root, await sentTo(ctx, scope, row));
  const of = [...new Set(figures.map((f) => f.area))];
  await writeIncident(ctx, scope, row, { what: 'figures', of }, (tx, at) =>
    insertFigures(tx, id, rows, { at, by: scope.who }),
  );
  return showIncident(ctx, scope, id);
}

/** Where whoever is on duty in an incident may tell of it: the place it is of, and the desa/kelurahan that are hit. */
async function sentTo(ctx: Context, scope: Scope, row: IncidentRow): Promise<string[]> {
  if (!isSent(scope, row)) return [];
  const { hit } = await sceneOf(ctx, scope, row.id);
  return [row.place.code, ...hit.map(desaCode)];
}

/** Keeps a headcount of a place. Throws Fault 'unknown-incident', 'outside-scope', 'incident-refused'. */
async function reportHeadcount(
  ctx: Context,
  scope: Scope,
  { incident: id, ...draft }: RouteRequest<'reportHeadcount'>,
): Promise<RouteAnswer<'reportHeadcount'>> {
  const row = await requireOwnIncident(ctx, scope, id, mayTell);
  const counted = await headcountRow(ctx, scope, row, draft);
  await writeIncident(ctx, scope, row, { what: 'headcount', of: [counted.on_day] }, (tx) =>
    insertHeadcount(tx, id, counted),
  );
  return showIncident(ctx, scope, id);
}

/** Keeps what areas reported once all was over. Throws Fault 'unknown-incident', and as afterwardsRows. */
async function saveAfterwards(
  ctx: Context,
  scope: Scope,
  { incident: id, rows, source }: RouteRequest<'saveAfterwards'>,
): Promise<RouteAnswer<'saveAfterwards'>> {
  const row = await requireOwnIncident(ctx, scope, id);
  const db = ctx.db.as(scope);
  const root = await regencyOf(db, row, dayOf(ctx));
  const codes = [...new Set(rows.map((r) => r.area))];
  const areas = new Map((await loadByCode(db, codes, root, dayOf(ctx))).map((a) => [a.code, a.id]));
  const kept = await afterwardsRows(db, scope, { id, on: dayOf(ctx) }, rows, areas);
  await writeIncident(ctx, scope, row, { what: 'afterwards', of: codes }, (tx) =>
    saveAfterwardsRows(tx, id, kept, source),
  );
  return showIncident(ctx, scope, id);
}

/** '63.71.01.1001.rt003' -> '63.71' */
function codeOfRegency(code: string): string {
  return code.split('.').slice(0, 2).join('.');
}

/** The desa/kelurahan in which a footprint of kind here has its middle. Throws Fault 'incident-refused' where there is none. */
async function codeUnder(
  db: Parameters<typeof findDesaAt>[0],
  footprint: RouteRequest<'openIncident'>['footprint'],
  on: string,
): Promise<string> {
  const found = footprint?.kind === 'here' ? await findDesaAt(db, footprint.centre, on) : undefined;
  if (!found) throw new Fault('incident-refused', { reason: 'nowhere' });
  return found.code;
}

/** A handler for every route of incidents. */
export const incidentHandlers = {
  incidents,
  incident,
  incidentPlace,
  openIncident,
  changeIncident,
  setLegalState,
  addFootprint,
  loadFootprint,
  withdrawFootprint,
  reportFigures,
  reportHeadcount,
  saveAfterwards,
};
