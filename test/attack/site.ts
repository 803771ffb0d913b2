import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RoleCode } from '../../data/catalogue/roles.ts';
import type { RouteRow } from '../../data/contract/route.ts';
import { type RouteName, routes } from '../../data/contract/routes.ts';
import { makeAccount } from '../../server/access/accounts/handlers.ts';
import { openSession } from '../../server/access/auth.ts';
import { changeRole } from '../../server/access/roles/handlers.ts';
import { forOperator } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import type { Answer, Ask } from './collect.ts';

/** A clock that goes on by itself: nobody is told to wait for asking too often. */
class SteppingClock {
  #at: number;

  constructor(from = '2026-03-02T03:00:00Z') {
    this.#at = Date.parse(from);
  }

  now(): Date {
    return new Date(this.#at);
  }

  today(): string {
    return this.now().toISOString().slice(0, 10);
  }

  step(ms: number): void {
    this.#at += ms;
  }
}

/** 1,200 requests a minute, and 120 files an hour. */
const STEP_MS = 60;
const FILE_STEP_MS = 31_000;

export interface Site {
  /** a browser in which nobody is signed in */
  readonly nobody: Ask;
  /** a browser signed in with an account of its own that holds the role, or of what it reads just some series (slugs) */
  signedIn(role: RoleCode, areas: 'all' | string[], series?: readonly string[]): Promise<Ask>;
  stop(): Promise<void>;
}

/** The server on a context, with real sessions. */
export async function serveSite(ctx: Context): Promise<Site> {
  const clock = new SteppingClock();
  // What was asked is counted by database: nobody waits for those who asked before.
  const stepped: Context = { ...ctx, db: { ...ctx.db }, clock };
  const app = createApp(stepped, { clientDir: '/nonexistent' });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  // On a busy machine a connection lies idle for longer than a server waits.
  server.keepAliveTimeout = 0;
  const { port } = server.address() as AddressInfo;
  const asking =
    (token?: string): Ask =>
    (name, input = {}) => {
      clock.step(routes[name].answer === 'file' ? FILE_STEP_MS : STEP_MS);
      return ask(port, name, input, token);
    };
  const scope = forOperator('uji serangan');
  let made = 0;
  await changeRole(stepped, scope, { role: 'public', rights: ['figures.read', 'figures.export'] });
  return {
    nobody: asking(),
    async signedIn(role, areas, series) {
      made += 1;
      const grants = [{ role, areas, ...(series ? { series: [...series] } : {}) }];
      const { account } = await makeAccount(stepped, scope, { name: `Penyerang ${role} ${made}`, grants });
      return asking(await openSession(stepped, account.id));
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function ask(port: number, name: RouteName, input: Record<string, unknown>, token?: string): Promise<Answer> {
  const row: RouteRow = routes[name];
  const query = new URLSearchParams();
  for (const key of Object.keys(row.query?.shape ?? {})) {
    if (input[key] !== undefined) query.set(key, String(input[key]));
  }
  const path = row.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(input[key])));
  const headers: Record<string, string> = row.method === 'GET' ? {} : { 'X-Petasos': 'page' };
  if (token !== undefined) headers.Cookie = `petasos-${port}=${token}`;
  let body: string | undefined;
  if (row.body) {
    const keys = Object.keys(row.body.shape).filter((key) => input[key] !== undefined);
    body = JSON.stringify(Object.fromEntries(keys.map((key) => [key, input[key]])));
    headers['Content-Type'] = 'application/json';
    headers['Content-Length'] = String(Buffer.byteLength(body));
  }
  const whole = query.size > 0 ? `${path}?${query}` : path;
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path: whole, method: row.method, headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        const bytes = Buffer.concat(parts);
        const isJson = String(res.headers['content-type']).includes('json') && row.answer !== 'file';
        const isRefused = (res.statusCode ?? 0) >= 400;
        const json = (isJson || isRefused) && bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined;
        const code = isRefused ? String(json?.code) : '';
        done({ status: res.statusCode ?? 0, code, json, bytes, tag: res.headers.etag });
      });
    });
    asked.on('error', fail);
    asked.end(body);
  });
}
