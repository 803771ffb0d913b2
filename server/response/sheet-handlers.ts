import { STANDARD_RESPONSE } from '../../data/catalogue/needs-profiles.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { format } from '../../data/words/id/format.ts';
import { responseWords } from '../../data/words/response.ts';
import { requireEverywhere, touchesArea } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { officeOnPaper } from '../office/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import { answerBackTest } from './back-test.ts';
import { rateOfFootprint } from './displaced.ts';
import { makeFootprint } from './footprint.ts';
import { gatherHit } from './gather.ts';
import { tellDisplaced } from './leaving.ts';
import { measureHit, NO_OVERLAY } from './measure-hit.ts';
import { withOwnSources } from './own-sources.ts';
import { triedFootprint } from './place/query.ts';
import { writeReport } from './report.ts';
import { settingsNow, showSheet } from './sheet.ts';
import { dayOf, regencyOf, showIncident } from './show.ts';
import { speechOf } from './speech.ts';
import { insertResponseSettings, loadResponseSettings } from './store/query.ts';
import { tellEstimate } from './tell.ts';

/** Who is hit, what they need, what there is. Throws Fault 'unknown-incident'. */
async function responseSheet(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'responseSheet'>,
): Promise<RouteAnswer<'responseSheet'>> {
  return showSheet(ctx, scope, request);
}

/** Who a footprint would hit; nothing is kept. Throws Fault 'unknown-area', 'outside-scope', 'incident-refused'. */
async function tryFootprint(
  ctx: Context,
  scope: Scope,
  { footprint, hazard, within }: RouteRequest<'tryFootprint'>,
): Promise<RouteAnswer<'tryFootprint'>> {
  const db = ctx.db.as(scope);
  const on = dayOf(ctx);
  const root = await regencyOf(db, { within: { code: within.split('.').slice(0, 2).join('.') } }, on);
  if (!touchesArea(scope, root.code) && scope.rights.get('incidents.read') !== 'all') {
    throw new Fault('outside-scope');
  }
  const [made, settings, registry] = await Promise.all([
    makeFootprint(db, footprint, { within: root, on }),
    settingsNow(db),
    loadRegistry(db),
  ]);
  const isPicked = made.kind === 'areas';
  const overlay =
    isPicked || made.geojson === null
      ? NO_OVERLAY
      : await measureHit(db, triedFootprint(made.geojson), root, on);
  const gathered = await gatherHit(
    db,
    scope,
    registry,
    { overlay, picked: made.areas, told: new Map() },
    { root, on, period: on.slice(0, 4), perHousehold: settings.personsPerHousehold },
  );
  const estimate = tellEstimate(scope, gathered, [], settings, Math.round(made.areaM2 / 1e4) / 100);
  const bands = [{ ...rateOfFootprint(settings.rates, hazard, made), gathered }];
  const tried = { settings, figures: [], headcounts: [], today: on };
  return { estimate, displaced: tellDisplaced(tried, bands, estimate) };
}

/** The message for the group. Throws Fault 'unknown-incident'. */
async function incidentReport(
  ctx: Context,
  scope: Scope,
  { incident, lang }: RouteRequest<'incidentReport'>,
): Promise<RouteAnswer<'incidentReport'>> {
  const [told, sheet, speech] = await Promise.all([
    showIncident(ctx, scope, incident),
    showSheet(ctx, scope, { incident, days: 3, profile: 'bnpb', food: 'cooked' }),
    speechOf(ctx, scope, lang),
  ]);
  return { text: writeReport(told, sheet, speech) };
}

/** Estimates held against reports. */
async function backTest(
  ctx: Context,
  scope: Scope,
  { within }: RouteRequest<'backTest'>,
): Promise<RouteAnswer<'backTest'>> {
  return answerBackTest(ctx, scope, within);
}

/** Rates, shares and profiles of needs. */
async function responseSettings(ctx: Context, scope: Scope): Promise<RouteAnswer<'responseSettings'>> {
  const own = await loadResponseSettings(ctx.db.as(scope));
  return {
    settings: own?.settings ?? STANDARD_RESPONSE,
    ownOffice: own !== undefined,
    madeAt: own?.madeAt.toISOString() ?? null,
    madeBy: own?.madeBy ?? null,
  };
}

/** Says rates, shares and profiles anew; what held before is kept. Throws Fault 'outside-scope', 'incident-refused'. */
async function saveResponseSettings(
  ctx: Context,
  scope: Scope,
  said: RouteRequest<'saveResponseSettings'>,
): Promise<RouteAnswer<'saveResponseSettings'>> {
  requireEverywhere(scope, 'incidents.manage');
  for (const lines of [said.profiles.bnpb, said.profiles.sphere]) {
    const seen = new Set<string>();
    for (const line of lines) {
      if ([line.unit, line.name].some(({ id, en }) => id.trim() === '' || en.trim() === '')) {
        throw new Fault('incident-refused', { reason: 'units', line: line.name.id || line.code });
      }
      if (seen.has(line.code)) throw new Fault('incident-refused', { reason: 'twice', line: line.name.id });
      seen.add(line.code);
    }
  }
  const at = ctx.clock.now();
  const { name } = await officeOnPaper(ctx, scope);
  const own = responseWords.id.rates.ownSource(name, format.day(ctx.clock.today()));
  const kept = withOwnSources(said, await settingsNow(ctx.db.as(scope)), own);
  await ctx.db.write(scope, async (tx) => {
    await insertResponseSettings(tx, kept, { at, by: scope.who });
    await insertEvent(tx, scope, { at, action: 'response.settings', subject: null, areas: ['*'] });
  });
  return responseSettings(ctx, scope);
}

/** A handler for every route of the response sheet. */
export const responseHandlers = {
  responseSheet,
  tryFootprint,
  incidentReport,
  backTest,
  responseSettings,
  saveResponseSettings,
};
