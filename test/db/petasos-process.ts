import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../server/config.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly text: string;
}

/** A program of ours in a process of its own, on the database that `config` names. */
export class PetasosProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  #text = '';
  readonly ended: Promise<Ended>;

  constructor(program: string, args: readonly string[], config: Config, env: Record<string, string> = {}) {
    this.#child = spawn(process.execPath, [join(ROOT, program), ...args], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        DATA_DIR: config.dataDir,
        PETASOS_KEY_FILE: config.keyFile,
        ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }),
        PORT: '0',
        LOG_LEVEL: 'error',
        PETASOS_LANG: 'en',
        ...env,
      },
    });
    const keep = (part: Buffer) => {
      this.#text += part.toString();
    };
    this.#child.stdout.on('data', keep);
    this.#child.stderr.on('data', keep);
    this.#child.stdin.end();
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (exit, signal) => resolve({ exit, signal, text: this.#text }));
    });
  }

  /** all that it has said so far */
  get said(): string {
    return this.#text;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits until it has said something that matches; throws with all it said where it ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    let over = false;
    this.ended.then(() => {
      over = true;
    });
    for (;;) {
      const found = pattern.exec(this.#text);
      if (found) return found;
      if (over) throw new Error(`it ended without saying ${pattern}:\n${this.#text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

/** Starts the server; resolves with the address it says. */
export async function startServer(config: Config): Promise<{ server: PetasosProcess; address: string }> {
  const server = new PetasosProcess('server/main.ts', [], config);
  const [address] = await server.says(/http:\/\/\S+:\d+/);
  return { server, address };
}

export function petasos(config: Config, ...args: string[]): Promise<Ended> {
  return new PetasosProcess('server/cli.ts', args, config).ended;
}
