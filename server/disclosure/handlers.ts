import { closedLevelOf } from '../../data/catalogue/disclosure.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import { releaseNow } from '../access/released.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Call } from '../http/progress.ts';
import { officeOnPaper } from '../office/answer.ts';
import { listReleases, release as make } from './answer.ts';
import { whyRefused } from './check.ts';
import { describeRelease, describeState } from './describe.ts';
import { previewSettings } from './preview.ts';
import { loadDisclosure } from './query.ts';
import { saveSettings } from './save.ts';

/** What is published how, the current release, and whether a new one is due. */
export async function disclosure(ctx: Context, scope: Scope): Promise<RouteAnswer<'disclosure'>> {
  requireEverywhere(scope, 'disclosure.manage');
  return describeState(ctx, ctx.db.as(scope));
}

/** Keeps settings: see saveSettings. */
export async function saveDisclosure(
  ctx: Context,
  scope: Scope,
  { settings }: RouteRequest<'saveDisclosure'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'saveDisclosure'>> {
  requireEverywhere(scope, 'disclosure.manage');
  await saveSettings(ctx, scope, settings, { progress, signal });
  return describeState(ctx, ctx.db.as(scope));
}

/** What settings would show and hide; stores nothing. Throws Fault 'disclosure-refused' for what may not be kept. */
export async function previewDisclosure(
  ctx: Context,
  scope: Scope,
  { settings, within, period }: RouteRequest<'previewDisclosure'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'previewDisclosure'>> {
  requireEverywhere(scope, 'disclosure.manage');
  const refusal = whyRefused(settings);
  if (refusal) throw new Fault('disclosure-refused', refusal);
  return previewSettings(ctx.db.as(scope), settings, { within, period }, { progress, signal });
}

export async function releases(ctx: Context, scope: Scope): Promise<RouteAnswer<'releases'>> {
  requireEverywhere(scope, 'disclosure.manage');
  return { releases: await listReleases(ctx, scope) };
}

/** Throws Fault 'unknown-release'. */
export async function release(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'release'>,
): Promise<RouteAnswer<'release'>> {
  requireEverywhere(scope, 'disclosure.manage');
  const found = await describeRelease(ctx.db.as(scope), request.release);
  if (!found) throw new Fault('unknown-release', { id: request.release });
  return found;
}

/** Makes a release now: see `release`. */
export async function makeRelease(
  ctx: Context,
  scope: Scope,
  { note }: RouteRequest<'makeRelease'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'makeRelease'>> {
  requireEverywhere(scope, 'disclosure.manage');
  return make(ctx, scope, { reason: 'request', note, progress, signal });
}

/** How figures are published here, for everybody. */
export async function privacyNotice(ctx: Context, scope: Scope): Promise<RouteAnswer<'privacyNotice'>> {
  const [{ settings }, { name }, current] = await Promise.all([
    loadDisclosure(ctx.db.as(scope)),
    officeOnPaper(ctx, scope),
    releaseNow(ctx),
  ]);
  return {
    office: name,
    // What was loosened waits for a release.
    k: current?.k ?? settings.k,
    levels: current?.levels ?? settings.levels,
    lowered: settings.closed.flatMap(({ type: code, finest, reason }) => {
      const type = NEED_TYPES.find((t) => t.code === code);
      const standard = type && closedLevelOf(type, { closed: [] });
      if (!type || !standard || reason === null || !isFiner(finest, standard)) return [];
      const told = current?.finestOf({ series: code, family: 'type', access: 'closed', finest: null });
      return [{ type: code, name: type.name, finest, reason, waits: told != null && told !== finest }];
    }),
    release: current && { id: current.id, madeAt: current.madeAt },
  };
}
