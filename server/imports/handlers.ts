import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Call } from '../http/progress.ts';
import { findImport, listImports } from './query.ts';
import { undoImport as takeBack } from './run.ts';

/** Where the figures and boundaries come from, newest first. */
export async function imports(ctx: Context, scope: Scope): Promise<RouteAnswer<'imports'>> {
  return { imports: await listImports(ctx, scope) };
}

/** The full report of one import, in the state in which it is now. Throws Fault 'unknown-import'. */
export async function importReport(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'import'>,
): Promise<RouteAnswer<'import'>> {
  const found = await findImport(ctx, scope, request.id);
  if (!found?.report || found.state === 'draft') throw new Fault('unknown-import', { id: request.id });
  return { ...found.report, importId: found.id, state: found.state };
}

/** Takes one import back. Throws Fault 'unknown-import' and 'undo-blocked'. */
export async function undoImport(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'undoImport'>,
  call: Call,
): Promise<RouteAnswer<'undoImport'>> {
  return takeBack(ctx, scope, request.id, call);
}
