import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RouteRow } from '../../data/contract/route.ts';
import { type RouteName, routes } from '../../data/contract/routes.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';

/** What a route answered: its status, the code of a refusal, and the JSON where there is one. */
export interface Answered {
  readonly status: number;
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every form
  readonly json: any;
  readonly text: string;
  readonly cookies: readonly string[];
}

/** A browser with cookies of its own. */
export interface Visitor {
  ask(name: RouteName, input?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answered>;
  readonly cookies: Map<string, string>;
}

/** The server on a context with sessions as they are, and browsers that visit it. */
export async function serveVisitors(ctx: Context): Promise<{
  port: number;
  visitor(): Visitor;
  /** a browser signed in with a session */
  signedIn(token: string): Visitor;
  stop(): Promise<void>;
}> {
  const server = createApp(ctx, { clientDir: '/nonexistent' }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  const visitor = () => makeVisitor(port);
  return {
    port,
    visitor,
    signedIn(token) {
      const made = visitor();
      made.cookies.set(`petasos-${port}`, token);
      return made;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function makeVisitor(port: number): Visitor {
  const cookies = new Map<string, string>();
  const ask: Visitor['ask'] = (name, input = {}, more = {}) =>
    new Promise((done, fail) => {
      const row: RouteRow = routes[name];
      const query = new URLSearchParams();
      for (const key of Object.keys(row.query?.shape ?? {}))
        if (input[key] !== undefined) query.set(key, String(input[key]));
      const path = row.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(input[key])));
      const headers: Record<string, string> = { ...more };
      if (cookies.size > 0) headers.Cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ');
      let body: string | undefined;
      if (row.method !== 'GET') headers['X-Petasos'] ??= 'page';
      if (row.upload) {
        headers['Content-Type'] = 'application/octet-stream';
        body = String(input.upload ?? '');
      } else if (row.body) {
        headers['Content-Type'] = 'application/json';
        const keys = Object.keys(row.body.shape).filter((key) => input[key] !== undefined);
        body = JSON.stringify(Object.fromEntries(keys.map((key) => [key, input[key]])));
      }
      if (body !== undefined) headers['Content-Length'] = String(Buffer.byteLength(body));
      const whole = query.size > 0 ? `${path}?${query}` : path;
      const asked = request({ host: '127.0.0.1', port, path: whole, method: row.method, headers }, (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          const set = res.headers['set-cookie'] ?? [];
          for (const cookie of set) {
            const [pair = ''] = cookie.split(';');
            const [key = '', value = ''] = [
              pair.slice(0, pair.indexOf('=')),
              pair.slice(pair.indexOf('=') + 1),
            ];
            if (value === '') cookies.delete(key);
            else cookies.set(key, value);
          }
          const text = Buffer.concat(parts).toString();
          const isJson = String(res.headers['content-type']).includes('json');
          const json = isJson && text !== '' ? JSON.parse(text) : undefined;
          const status = res.statusCode ?? 0;
          done({ status, code: status >= 400 ? String(json?.code) : '', json, text, cookies: set });
        });
      });
      asked.on('error', fail);
      asked.end(body);
    });
  return { ask, cookies };
}
