import type { Express, NextFunction, Request, Response } from 'express';
import { type RouteName, type RouteRow, routes, type TileBytes } from '../../data/contract/routes.ts';
import { forRequest, type Scope, system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { CACHE_CONTROL, entityTag, matchesTag } from './cache.ts';
import type { Handlers } from './handlers.ts';
import { parseInput } from './parse.ts';
import { sendJson, sendTile } from './send.ts';

/** Mounts every row of the table: parse, authorise, compare the ETag, call the handler, send. */
export function mountRoutes(app: Express, ctx: Context, handlers: Handlers, codeVersion: string): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const row: RouteRow = routes[name];
    const handler = handlers[name] as (ctx: Context, scope: Scope, request: unknown) => Promise<unknown>;
    // Made once: a schema compiles itself on first use, which takes longer than a warm tile.
    const params = row.params?.strict();
    const query = row.query?.strict();
    const serve = async (req: Request, res: Response): Promise<void> => {
      const request = { ...parseInput(params, req.params), ...parseInput(query, req.query) };
      const scope = scopeFor(row);
      const tag = await entityTag(ctx, scope, row.cache, codeVersion, canonical(name, request));
      res.setHeader('Cache-Control', CACHE_CONTROL[row.cache]);
      if (tag !== undefined) {
        res.setHeader('ETag', tag);
        if (matchesTag(req.headers['if-none-match'], tag)) {
          res.status(304).end();
          return;
        }
      }
      const answer = await handler(ctx, scope, request);
      if (row.answer === 'tile') sendTile(req, res, answer as TileBytes);
      else await sendJson(req, res, answer);
    };
    const method = row.method === 'GET' ? 'get' : 'post';
    app[method](row.path, (req: Request, res: Response, next: NextFunction) => {
      serve(req, res).catch(next);
    });
  }
  for (const path of new Set(Object.values(routes).map((row) => row.path))) refuseOthers(app, path);
}

/** Any other method on an address of the table: OPTIONS is told what there is, the rest refused. */
function refuseOthers(app: Express, path: string): void {
  const rows: readonly RouteRow[] = Object.values(routes);
  const methods = rows.filter((row) => row.path === path).map((row) => row.method);
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  app.all(path, (req: Request, res: Response, next: NextFunction) => {
    if (req.method === 'OPTIONS') res.status(204).setHeader('Allow', allow).end();
    else next(new Fault('method-not-allowed', { allow }));
  });
}

/** Public routes read boundaries and nothing else; every other is the asker's own scope. */
function scopeFor(row: RouteRow): Scope {
  return row.roles.includes('public') ? system('public boundaries') : forRequest();
}

/** The request in one spelling, so that ?a=1&b=2 and ?b=2&a=1 share an ETag. */
function canonical(name: RouteName, request: Record<string, unknown>): string {
  const keys = Object.keys(request).sort();
  return `${name}?${keys.map((k) => `${k}=${String(request[k])}`).join('&')}`;
}
