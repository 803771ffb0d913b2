import { once } from 'node:events';
import type { Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import { en } from '../data/words/en.ts';
import { id, type Words } from '../data/words/id.ts';
import { terminalWords } from '../data/words/terminal.ts';
import { makeSetupLink } from './access/first/setup.ts';
import { createApp } from './app.ts';
import { buildClient, CLIENT_DIR, isClientFresh } from './client-files.ts';
import { type Config, readConfig } from './config.ts';
import type { ContextSource } from './context.ts';
import { isHeld } from './db/lock.ts';
import { Trouble } from './db/trouble.ts';
import { readChoice } from './folders/answer.ts';
import { Folders } from './folders/folders.ts';
import { isFirstTime } from './folders/office-folder.ts';
import { isPortFree } from './free-port.ts';
import { limitSlowSenders } from './http/time-limit.ts';
import { openLog } from './log.ts';
import { describeRecovery, EXIT, explain } from './terminal/say.ts';
import { openCommandSocket } from './terminal/socket-server.ts';

const STOP_WAIT_MS = 3000;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Environment -> context -> listen. Ends when it is told to, having let go of everything. */
async function main(): Promise<void> {
  const config = readConfig();
  const words: Words = config.language === 'en' ? en : id;
  const log = openLog(config.logLevel, pino.destination({ dest: 2, sync: true }));
  const embedded = config.databaseUrl === undefined;
  // Known before the database is opened, which takes seconds. Who holds the folder is the better reason, so it goes first.
  if (!(embedded && isHeld(config.dataDir)) && !(await isPortFree(config.host, config.port))) {
    throw new Trouble('port-in-use', { port: config.port });
  }
  const firstTime = isFirstTime(config) && readChoice(config.dataDir) !== 'demo';
  if (firstTime) say(terminalWords(words).start.firstTime);
  const [folders] = await Promise.all([Folders.open(config, log), prepareClient(words)]);
  tellOpened(folders, firstTime, words);
  let server: Server;
  try {
    server = await listen(folders, config);
  } catch (reason) {
    await folders.close();
    throw reason;
  }
  const address = addressOf(server, config);
  const socket = embedded ? await openCommandSocket(folders, config.dataDir, log) : undefined;
  folders.note({ address, socket: socket?.path ?? null });
  // From the moment it says that it is ready it can be stopped cleanly.
  const told = toldToStop();
  say(terminalWords(words).start.ready(address, (performance.now() / 1000).toFixed(1)));
  // Behind a proxy its name is the one that works, and the only one with HTTPS.
  await tellSetupLink(folders, config.publicUrl ?? address, words);

  await told;
  say(terminalWords(words).start.stopping);
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  await Promise.all([closeServer(server), socket?.close()]);
  await folders.close();
  say(terminalWords(words).start.stopped);
}

/** What was done at the opening, and which folder it is where that is not the office's own. */
function tellOpened(folders: Folders, firstTime: boolean, words: Words): void {
  const { opened } = folders;
  if (opened && opened.migrated.length > 0 && !firstTime) {
    say(terminalWords(words).start.migrated(opened.migrated.join(', ')));
  }
  if (opened?.madeKey) say(terminalWords(words).start.madeKey(opened.madeKey));
  if (opened?.ctx.db.recovery) say(describeRecovery(opened.ctx.db.recovery, words));
  if (opened?.ctx.folder.kind !== 'real') say(words.first.terminal.demoOpen);
}

/** While the office has no account yet, whoever sits at this terminal makes the first. */
async function tellSetupLink(folders: Folders, address: string, words: Words): Promise<void> {
  const ctx = folders.opened?.ctx;
  if (ctx?.folder.kind !== 'real') return;
  const path = await folders.use(makeSetupLink);
  if (path !== null) say(words.user.setupLink(`${address}${path}`));
}

async function prepareClient(words: Words): Promise<void> {
  if (isClientFresh()) return;
  say(terminalWords(words).start.building);
  await buildClient();
}

async function listen(source: ContextSource, config: Config): Promise<Server> {
  const server = createApp(source, { clientDir: CLIENT_DIR }).listen(config.port, config.host);
  limitSlowSenders(server);
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
    known?.text ??
    terminalWords(words).start.bug(reason instanceof Error ? (reason.stack ?? '') : String(reason));
  process.stderr.write(`${text}\n`);
  process.exit(known?.exit ?? EXIT.bug);
}

main().catch(failed);
