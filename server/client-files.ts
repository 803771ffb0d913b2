import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './db/trouble.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const BUILT = 'dist/client';
/** Where the built client lies. */
export const CLIENT_DIR = join(ROOT, BUILT);
/** what the built client was made of: a hash, in a file beside it */
const STAMP = '.built-from';

/** Is the built client made of the present sources and libraries? `root`: of another project than this. */
export function isClientFresh(root = ROOT): boolean {
  try {
    return readFileSync(join(root, BUILT, STAMP), 'utf8') === sourceHash(root);
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
    writeFileSync(join(fresh, STAMP), hash);
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
export function sourceHash(root = ROOT): string {
  const hash = createHash('sha256');
  const files = globSync(['client/**/*', 'data/**/*.ts', 'docs/{id,en}/*.md'], {
    cwd: root,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(root, 'package-lock.json'), join(root, 'vite.config.ts')]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
