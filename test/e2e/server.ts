import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { DatabaseKind } from '../../server/db/open.ts';
import { freshDatabase } from '../db/harness.ts';
import { signInOffice } from './signed-in.ts';

const root = join(import.meta.dirname, '../..');
const START_LIMIT_MS = 120_000;

/** The server as `npm start` runs it, on a data folder of its own. */
export interface RunningServer {
  readonly address: string;
  readonly pid: number;
  /** all that it writes to lies here: its data and its temporary files */
  readonly folder: string;
  /** what it has said so far */
  log(): string;
  /** `npx petasos ...` beside the running server; gives what it printed. Throws where it ends with another code. */
  petasos(...args: string[]): Promise<string>;
  /** Writes a file for `petasos import` and gives its path. */
  file(name: string, content: string): string;
  stop(): Promise<void>;
}

/**
 * Starts the server on a copy of the empty database that the test run has made: embedded, or on PostgreSQL. `signedIn`:
 * the office has its first account, and browsers are signed in with it.
 */
export async function startServer(
  kind: DatabaseKind = 'embedded',
  { signedIn = true }: { readonly signedIn?: boolean } = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(inject('scratch'), 'e2e-'));
  const { dataDir, databaseUrl } = await freshDatabase(kind, join(folder, 'data'));
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    PORT: '0',
    LOG_LEVEL: 'warn',
    PETASOS_LANG: 'id',
    TMPDIR: join(folder, 'tmp'),
  };
  mkdirSync(env.TMPDIR);
  const server = spawn(process.execPath, ['server/main.ts'], { cwd: root, env });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  const address = await addressOf(server);
  if (signedIn) await signInOffice(address, () => said);
  return {
    address,
    pid: server.pid ?? 0,
    folder,
    log: () => said,
    async petasos(...args) {
      const { code, text } = await run(
        spawn(process.execPath, ['server/cli.ts', ...args], { cwd: root, env }),
      );
      if (code !== 0) throw new Error(`petasos ${args.join(' ')} ended with ${code}:\n${text}`);
      return text;
    },
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address the server prints when it is ready. */
async function addressOf(server: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((found, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server did not start:\n${text}`)), START_LIMIT_MS);
    const listen = (part: Buffer) => {
      text += part.toString();
      const address = /http:\/\/localhost:\d+/.exec(text)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      found(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`the server ended with ${code}:\n${text}`));
    });
  });
}

async function run(command: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  const listen = (part: Buffer) => {
    text += part.toString();
  };
  command.stdout?.on('data', listen);
  command.stderr?.on('data', listen);
  const [code] = (await once(command, 'close')) as [number | null];
  return { code, text };
}
