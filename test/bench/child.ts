import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Config } from '../../server/config.ts';
import { freePort } from '../db/cluster.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface Child {
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** The environment that makes a server open what `config` names. */
export function environmentFor(config: Config, port = 0): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.databaseUrl ?? '',
    PORT: String(port),
    LOG_LEVEL: 'silent',
  };
}

/** Starts a TypeScript program of the repository with Node; `stop` ends it as Ctrl-C does and waits. */
export function startNode(args: readonly string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  return {
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await ended;
    },
  };
}

/** Starts the server with static files from a folder; resolves when it listens. */
export async function startServer(
  config: Config,
  folder: string,
  who: 'office' | 'sessions' = 'office',
): Promise<{ origin: string; stop(): Promise<void> }> {
  const child = startNode(['test/bench/serve.ts', folder, who], environmentFor(config));
  if (!child.process.stdout) throw new Error('no output to read the port from');
  const listening = once(createInterface(child.process.stdout), 'line') as Promise<[string]>;
  const ended = once(child.process, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code} before it listened`);
  });
  const [port] = await Promise.race([listening, ended]);
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.process.stdin?.end();
      await once(child.process, 'exit');
    },
  };
}

const WELL_MS = 300_000;

/** Starts the server as `npm start` does; resolves when it says that it is well. The first start builds the client where it is stale. */
export async function startMain(config: Config): Promise<{ origin: string; stop(): Promise<void> }> {
  const port = await freePort();
  const began = performance.now();
  const child = startNode(['server/main.ts'], environmentFor(config, port));
  child.process.stdout?.resume();
  const origin = `http://127.0.0.1:${port}`;
  while (!(await isWell(origin))) {
    if (child.process.exitCode !== null) throw new Error(`the server ended with ${child.process.exitCode}`);
    if (performance.now() - began > WELL_MS) {
      await child.stop();
      throw new Error('the server did not start in five minutes');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { origin, stop: () => child.stop() };
}

async function isWell(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/api/health`)).status === 200;
  } catch {
    return false;
  }
}

/** Runs a program of the repository to its end; throws with its output when it fails. Returns what it printed. */
export async function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = startNode(args, env);
  let printed = '';
  child.process.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
  });
  const [code] = (await once(child.process, 'close')) as [number];
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${printed.slice(-2000)}`);
  return printed;
}
