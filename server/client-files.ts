import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './db/trouble.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where the built client lies. */
export const CLIENT_DIR = join(ROOT, 'dist/client');
const STAMP = join(CLIENT_DIR, '.built-from');

/** Is the built client made of the present sources and libraries? */
export function isClientFresh(): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === sourceHash();
  } catch {
    return false;
  }
}

/**
 * Builds the client in a process of its own, whose memory is given back, beside the one that is served, and puts it in
 * its place whole. Throws Trouble with the end of what the build said.
 */
export async function buildClient(): Promise<void> {
  const hash = sourceHash();
  const fresh = `${CLIENT_DIR}-${process.pid}`;
  try {
    await runBuild(fresh);
    writeFileSync(join(fresh, '.built-from'), hash);
    rmSync(CLIENT_DIR, { recursive: true, force: true });
    renameSync(fresh, CLIENT_DIR);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function runBuild(folder: string): Promise<void> {
  const program = join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [program, 'build', '--outDir', folder, '--emptyOutDir'], {
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
}

/** A hash of all that the build depends on. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const files = globSync(['client/**/*', 'data/**/*.ts', 'docs/{id,en}/*.md'], {
    cwd: ROOT,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(ROOT, 'package-lock.json'), join(ROOT, 'vite.config.ts')]) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
