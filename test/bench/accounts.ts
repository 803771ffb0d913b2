import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { newAccount } from '../../server/access/accounts/handlers.ts';
import { insertAccount, writeGrants } from '../../server/access/accounts/query.ts';
import { openSession } from '../../server/access/auth.ts';
import { system } from '../../server/access/scope.ts';
import { createApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { OFFICE } from '../everybody.ts';
import { startServer } from './child.ts';
import { FIGURE_PERIOD } from './figures.ts';
import { spreadOf } from './measure.ts';
import { type BenchRow, msText } from './report.ts';

const ROUNDS = 300;
const ACCOUNTS = 200;
const SECONDS = 60;
/** Each looks at what came before asking for the next: a second is hasty. */
const PAUSE_MS = 1000;

const CITIES = ['31.71', '31.72', '31.73', '31.74', '31.75'];
const INDICATORS = ['total.count', 'total.per1000', 'lanjut-usia-terlantar.count', 'fakir-miskin.per1000'];

function valuesPath(n: number, level = 'desa'): string {
  const asked = {
    indicator: INDICATORS[n % INDICATORS.length] ?? '',
    level,
    within: CITIES[Math.floor(n / INDICATORS.length) % CITIES.length] ?? '',
    period: FIGURE_PERIOD,
  };
  return `/api/values?${new URLSearchParams(asked)}`;
}

/** Sessions of planners, each with an account of its own; their tokens. */
export async function makeSessions(ctx: Context, count: number): Promise<string[]> {
  const scope = system('accounts');
  const tokens: string[] = [];
  for (let n = 0; n < count; n++) {
    const grants = [{ role: 'planner', areas: 'all' }] as const;
    const account = newAccount(ctx, scope, {
      name: `Perencana ${n}`,
      username: `perencana.${ctx.clock.now().getTime()}.${n}`,
      grants: [...grants],
    });
    await ctx.db.write(scope, async (tx) => {
      await insertAccount(tx, account);
      await writeGrants(tx, account.id, [{ role: 'planner', area: '*', series: null, until: null }]);
    });
    tokens.push(await openSession(ctx, account.id));
  }
  return tokens;
}

interface Asked {
  readonly status: number;
  readonly ms: number;
}

export function ask(
  origin: string,
  path: string,
  agent: Agent,
  token?: string,
  from?: string,
): Promise<Asked> {
  const { port } = new URL(origin);
  const headers = {
    'Accept-Encoding': 'gzip',
    ...(token === undefined ? {} : { Cookie: `petasos-${port}=${encodeURIComponent(token)}` }),
    ...(from === undefined ? {} : { 'X-Forwarded-For': from }),
  };
  const start = performance.now();
  return new Promise((done, fail) => {
    const asked = request(`${origin}${path}`, { agent, headers }, (res) => {
      res.resume();
      res.once('end', () => done({ status: res.statusCode ?? 0, ms: performance.now() - start }));
    });
    asked.once('error', fail);
    asked.end();
  });
}

/** What asking who it is adds to a table of values: the same requests to a server that knows without looking. */
export async function sessionRow(ctx: Context): Promise<BenchRow> {
  const stops: (() => void)[] = [];
  const serve = async (app: Express): Promise<string> => {
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const agent = new Agent({ keepAlive: true });
  try {
    const plain = await serve(createApp(ctx, { clientDir: '.', principal: OFFICE }));
    const real = await serve(createApp(ctx, { clientDir: '.' }));
    const tokens = await makeSessions(ctx, ROUNDS + 1);
    const [known = '', ...fresh] = tokens;
    const took = { plain: [] as number[], warm: [] as number[], cold: [] as number[] };
    for (let n = -10; n < ROUNDS; n++) {
      const path = valuesPath(Math.max(0, n));
      const from = `10.0.${Math.floor((n + 10) / 250)}.${(n + 10) % 250}`;
      const without = await ask(plain, path, agent, undefined, from);
      const warm = await ask(real, path, agent, known, from);
      const cold = n < 0 ? undefined : await ask(real, path, agent, fresh[n], from);
      if ([without, warm, cold ?? warm].some((one) => one.status !== 200)) {
        throw new Error(`values were answered with ${without.status}, ${warm.status}, ${cold?.status}`);
      }
      if (!cold) continue;
      took.plain.push(without.ms);
      took.warm.push(warm.ms);
      took.cold.push(cold.ms);
    }
    const [bare, warm, cold] = [spreadOf(took.plain), spreadOf(took.warm), spreadOf(took.cold)];
    const added = warm.median - bare.median;
    const first = cold.median - bare.median;
    return {
      what: 'What the session check adds to GET /api/values, PostgreSQL, at the median',
      measured: `${added.toFixed(2)} ms (${first.toFixed(2)} ms at the first request of a session)`,
      target: '≤ 5 ms',
      met: added <= 5,
      how: `with a session ${msText(warm)}, first ${msText(cold)}, without any check ${msText(bare)}; n = ${ROUNDS}; over HTTP, desa of a city; views are put on record in all three`,
    };
  } finally {
    agent.destroy();
    for (const stop of stops) stop();
  }
}

/** Two hundred accounts with a session each that ask for another table of values as soon as they have looked at one. */
export async function crowdRow(config: Config, ctx: Context): Promise<BenchRow> {
  const tokens = await makeSessions(ctx, ACCOUNTS);
  const server = await startServer(config, '.', 'sessions');
  const agent = new Agent({ keepAlive: true, maxSockets: ACCOUNTS });
  const statuses = new Map<number, number>();
  const took: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  const visit = async (token: string, n: number) => {
    const from = `10.1.${Math.floor(n / 250)}.${n % 250}`;
    await new Promise((go) => setTimeout(go, (PAUSE_MS * n) / ACCOUNTS));
    for (let i = n; performance.now() < end; i += 7) {
      const { status, ms } = await ask(server.origin, valuesPath(i), agent, token, from);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      took.push(ms);
      await new Promise((go) => setTimeout(go, PAUSE_MS));
    }
  };
  try {
    await Promise.all(tokens.map(visit));
  } finally {
    agent.destroy();
    await server.stop();
  }
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const failed = [...statuses].filter(([status]) => status !== 200);
  const told = failed.map(([status, n]) => `${n} × ${status}`).join(', ') || 'every answer 200';
  return {
    what: `${ACCOUNTS} accounts that read values for ${SECONDS} s, PostgreSQL: slowest of a hundred answers (p99)`,
    measured: `${at(0.99).toFixed(0)} ms; ${told}`,
    target: '< 1 s, no 5xx',
    met: at(0.99) < 1000 && failed.length === 0,
    how: `${took.length.toLocaleString('en')} answers, ${(took.length / SECONDS).toFixed(0)} a second, half within ${at(0.5).toFixed(0)} ms; each account asks for the desa of a city, looks for ${PAUSE_MS / 1000} s and asks for another; load, server and database share the two cores`,
  };
}
