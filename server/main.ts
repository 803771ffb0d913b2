import { once } from 'node:events';
import type { Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import { en } from '../data/words/en.ts';
import { id, type Words } from '../data/words/id.ts';
import { createApp } from './app.ts';
import { buildClient, CLIENT_DIR, isClientFresh } from './client-files.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { isNewFolder } from './db/embedded.ts';
import { isHeld } from './db/lock.ts';
import { Trouble } from './db/trouble.ts';
import { isPortFree } from './free-port.ts';
import { start } from './start.ts';
import { describeRecovery, EXIT, explain } from './terminal/say.ts';
import { openCommandSocket } from './terminal/socket-server.ts';

const STOP_WAIT_MS = 3000;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Environment -> context -> listen. Ends when it is told to, having let go of everything. */
async function main(): Promise<void> {
  const config = readConfig();
  const words: Words = config.language === 'en' ? en : id;
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const embedded = config.databaseUrl === undefined;
  // Known before the database is opened, which takes seconds. Who holds the folder is the better reason, so it goes first.
  if (!(embedded && isHeld(config.dataDir)) && !(await isPortFree(config.host, config.port))) {
    throw new Trouble('port-in-use', { port: config.port });
  }
  const firstTime = embedded && isNewFolder(config.dataDir);
  if (firstTime) say(words.service.start.firstTime);
  const [started] = await Promise.all([start(config, log, { serve: true }), prepareClient(words)]);
  const { ctx } = started;
  if (started.migrated.length > 0 && !firstTime) {
    say(words.service.start.migrated(started.migrated.join(', ')));
  }
  if (ctx.db.recovery) say(describeRecovery(ctx.db.recovery, words));
  let server: Server;
  try {
    server = await listen(ctx, config);
  } catch (reason) {
    await started.close();
    throw reason;
  }
  const address = addressOf(server, config);
  const socket = ctx.db.kind === 'embedded' ? await openCommandSocket(ctx) : undefined;
  ctx.db.note({ address, socket: socket?.path ?? null });
  say(words.service.start.ready(address, (performance.now() / 1000).toFixed(1)));

  await toldToStop();
  say(words.service.start.stopping);
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  await Promise.all([closeServer(server), socket?.close()]);
  await started.close();
  say(words.service.start.stopped);
}

async function prepareClient(words: Words): Promise<void> {
  if (isClientFresh()) return;
  say(words.service.start.building);
  await buildClient();
}

async function listen(ctx: Context, config: Config): Promise<Server> {
  const server = createApp(ctx, { clientDir: CLIENT_DIR }).listen(config.port, config.host);
  try {
    await once(server, 'listening');
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason);
    if (code === 'EADDRINUSE') throw new Trouble('port-in-use', { port: config.port });
    throw new Trouble('address-unusable', { host: config.host, port: config.port, reason: code });
  }
  return server;
}

function addressOf(server: Server, config: Config): string {
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.port;
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const name = everywhere || config.host === '127.0.0.1' ? 'localhost' : config.host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function toldToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
  await promise;
  process.removeListener('SIGINT', resolve);
  process.removeListener('SIGTERM', resolve);
}

/** Answers under way get a moment to finish; open connections are closed then. */
async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), STOP_WAIT_MS);
  await promise;
  clearTimeout(timer);
}

/** Says what went wrong in a sentence where it is no bug. The language may be what is wrong: then Indonesian. */
function failed(reason: unknown): never {
  let words: Words = id;
  try {
    if (readConfig().language === 'en') words = en;
  } catch {}
  const known = explain(reason, words);
  const text =
    known?.text ?? words.service.start.bug(reason instanceof Error ? (reason.stack ?? '') : String(reason));
  process.stderr.write(`${text}\n`);
  process.exit(known?.exit ?? EXIT.bug);
}

main().catch(failed);
