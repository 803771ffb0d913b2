import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Trouble } from '../db/trouble.ts';
import type { SourceFile } from '../imports/kind.ts';

/** Larger files are refused before they are read: a text of JavaScript ends at 512 MB. */
const LARGEST_BYTES = 500e6;

/** Reads a file as given at the terminal. Throws Trouble 'file-missing', 'file-is-folder' or 'file-unreadable'. */
export async function readSource(path: string, cwd: string): Promise<SourceFile> {
  const full = resolve(cwd, path);
  const size = await sizeOfFile(full);
  try {
    if (size > LARGEST_BYTES) throw new Error(`${Math.round(size / 1e6)} MB > ${LARGEST_BYTES / 1e6} MB`);
    return sourceOf(basename(full), await readFile(full));
  } catch (reason) {
    throw troubleOf(full, reason);
  }
}

/** Is there a file here, and how large (bytes)? Throws Trouble where there is none. */
export async function sizeOfFile(full: string): Promise<number> {
  const found = await stat(full).catch((reason: unknown) => {
    throw troubleOf(full, reason);
  });
  if (found.isDirectory()) throw new Trouble('file-is-folder', { file: full });
  return found.size;
}

function troubleOf(file: string, reason: unknown): Trouble {
  const code = reason instanceof Error && 'code' in reason ? reason.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Trouble('file-missing', { file });
  if (code === 'EACCES') return new Trouble('file-not-allowed', { file });
  return new Trouble('file-unreadable', { file, reason: reason instanceof Error ? reason.message : '' });
}

export function sourceOf(name: string, bytes: Uint8Array): SourceFile {
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
