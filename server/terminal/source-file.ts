import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { zipSync } from 'fflate';
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

/** The day that every packed file gets: the same files make the same batch, whenever they are packed. */
const PACKED_ON = '1980-01-02T12:00:00';

/** Several tables as one file, in the order of their names; a single one as it is. */
export function packSources(files: readonly SourceFile[]): SourceFile | null {
  const [first, second] = files;
  if (!first || !second) return first ?? null;
  const packed: Record<string, Uint8Array> = {};
  for (const { name, bytes } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    let label = name;
    for (let n = 2; label in packed; n += 1) label = name.replace(/(\.\w+)?$/, ` (${n})$1`);
    packed[label] = bytes;
  }
  const names = files.map((file) => file.name).join(', ');
  return sourceOf(`${names.slice(0, 150)}.zip`, zipSync(packed, { level: 0, mtime: PACKED_ON }));
}
