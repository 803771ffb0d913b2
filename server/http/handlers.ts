import type { RouteAnswer, RouteName, RouteRequest } from '../../data/contract/routes.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Call } from './progress.ts';
import type { Visit } from './visit.ts';

/** Answers one route. Gets parsed input and never sees the request; throws a Fault for what cannot be answered. Long work tells `call`; `visit` is for signing in. */
export type Handler<N extends RouteName> = (
  ctx: Context,
  scope: Scope,
  request: RouteRequest<N>,
  call: Call,
  visit: Visit,
) => Promise<RouteAnswer<N>>;

/** One handler for every row of the table: a forgotten one does not compile. */
export type Handlers = { readonly [N in RouteName]: Handler<N> };
