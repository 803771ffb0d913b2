import {
  closedLevelOf,
  FINEST_LEVELS,
  finestClosed,
  LEAST_K,
  STANDARD_DISCLOSURE,
} from '../../data/catalogue/disclosure.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { isInTotal } from '../../data/catalogue/totals.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';

const CLOSED = NEED_TYPES.filter((t) => t.access === 'closed');

/** What is published how. */
export async function disclosure(_ctx: Context, scope: Scope): Promise<RouteAnswer<'disclosure'>> {
  requireEverywhere(scope, 'disclosure.manage');
  return {
    settings: STANDARD_DISCLOSURE,
    standard: STANDARD_DISCLOSURE,
    ceilings: {
      k: LEAST_K,
      levels: FINEST_LEVELS,
      closed: CLOSED.map((t) => ({
        type: t.code,
        name: t.name,
        standard: closedLevelOf(t, STANDARD_DISCLOSURE) ?? 'kabupaten',
        finest: finestClosed(t),
      })),
    },
    types: NEED_TYPES.filter(isInTotal).map((t) => ({ type: t.code, name: t.name })),
    changedAt: null,
    changedBy: null,
    release: null,
    due: ['none-yet'],
    running: null,
    failed: null,
  };
}

export async function saveDisclosure(
  ctx: Context,
  scope: Scope,
  _request: RouteRequest<'saveDisclosure'>,
): Promise<RouteAnswer<'saveDisclosure'>> {
  return disclosure(ctx, scope);
}

export async function previewDisclosure(
  _ctx: Context,
  scope: Scope,
  _request: RouteRequest<'previewDisclosure'>,
): Promise<RouteAnswer<'previewDisclosure'>> {
  requireEverywhere(scope, 'disclosure.manage');
  throw new Fault('disclosure-refused', { reason: 'no-figures' });
}

export async function releases(_ctx: Context, scope: Scope): Promise<RouteAnswer<'releases'>> {
  requireEverywhere(scope, 'disclosure.manage');
  return { releases: [] };
}

export async function release(
  _ctx: Context,
  scope: Scope,
  request: RouteRequest<'release'>,
): Promise<RouteAnswer<'release'>> {
  requireEverywhere(scope, 'disclosure.manage');
  throw new Fault('unknown-release', { id: request.release });
}

export async function makeRelease(
  _ctx: Context,
  scope: Scope,
  _request: RouteRequest<'makeRelease'>,
): Promise<RouteAnswer<'makeRelease'>> {
  requireEverywhere(scope, 'disclosure.manage');
  throw new Fault('disclosure-refused', { reason: 'no-figures' });
}

/** How figures are published here, for everybody. */
export async function privacyNotice(): Promise<RouteAnswer<'privacyNotice'>> {
  const { k, levels } = STANDARD_DISCLOSURE;
  return { office: '', k, levels, lowered: [], release: null };
}
