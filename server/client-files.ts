import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './db/trouble.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'dist/client/.built-from');

/** Where the built client lies. */
export const CLIENT_DIR = join(ROOT, 'dist/client');

/** Is the built client made of the present sources and libraries? */
export function isClientFresh(): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === sourceHash();
  } catch {
    return false;
  }
}

/** Builds the client in a process of its own, whose memory is given back. Throws Trouble with the end of what it said. */
export async function buildClient(): Promise<void> {
  const hash = sourceHash();
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const keep = (part: Buffer) => {
    said = (said + part.toString()).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('exit', resolve);
  child.once('error', (reason) => {
    said += String(reason);
    resolve(null);
  });
  if ((await promise) !== 0) throw new Trouble('client-build-failed', { reason: said.trim() });
  writeFileSync(STAMP, hash);
}

/** A hash of all that the build depends on. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const files = globSync(['client/**/*', 'data/**/*.ts'], { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(ROOT, 'package-lock.json'), join(ROOT, 'vite.config.ts')]) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
