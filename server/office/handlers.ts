import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { drawLogo } from './logo.ts';
import { readOffice, writeLogo, writeOffice, writeSkipped } from './query.ts';

/** Who runs this Petasos: name, local time, logo, signatories, and the steps that were skipped. */
export async function office(ctx: Context, scope: Scope): Promise<RouteAnswer<'office'>> {
  const said = await readOffice(ctx.db.as(scope));
  // Who signs is named with a number: for those who bring in or take away what is signed, and those who say who does.
  const isNeeded = (['office.write', 'imports.write', 'figures.export'] as const).some((r) =>
    scope.rights.has(r),
  );
  return isNeeded && scope.role !== 'public' ? said : { ...said, signatories: [] };
}

/** Keeps what the form says. The audit tells that it changed, not who signs. */
export async function changeOffice(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'changeOffice'>,
): Promise<RouteAnswer<'changeOffice'>> {
  requireEverywhere(scope, 'office.write');
  const detail = { name: request.name, signatories: request.signatories.length };
  await changeAudited(ctx, scope, { action: 'office.changed', subject: 'office', detail }, (tx) =>
    writeOffice(tx, request, ctx.clock.now()),
  );
  return office(ctx, scope);
}

/** Keeps the picture that was sent, drawn anew. Throws Fault 'logo-refused'. */
export async function changeLogo(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'changeLogo'>,
): Promise<RouteAnswer<'changeLogo'>> {
  requireEverywhere(scope, 'office.write');
  const logo = await drawLogo(request.upload.bytes);
  const detail = { width: logo.width, height: logo.height };
  await changeAudited(ctx, scope, { action: 'office.logo', subject: 'office', detail }, (tx) =>
    writeLogo(tx, logo, ctx.clock.now()),
  );
  return office(ctx, scope);
}

export async function removeLogo(ctx: Context, scope: Scope): Promise<RouteAnswer<'removeLogo'>> {
  requireEverywhere(scope, 'office.write');
  await changeAudited(ctx, scope, { action: 'office.logo', subject: 'office', detail: {} }, (tx) =>
    writeLogo(tx, null, ctx.clock.now()),
  );
  return office(ctx, scope);
}

/** Remembers which steps of the set-up are skipped; they can be taken up at any time. */
export async function skipSteps(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'skipSteps'>,
): Promise<RouteAnswer<'skipSteps'>> {
  requireEverywhere(scope, 'office.write');
  const detail = { skipped: request.skipped };
  await changeAudited(ctx, scope, { action: 'office.steps', subject: 'office', detail }, (tx) =>
    writeSkipped(tx, request.skipped, ctx.clock.now()),
  );
  return office(ctx, scope);
}
