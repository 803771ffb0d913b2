import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a small file whole or not at all: after a power loss it holds the old text or the new. */
export function writeSafely(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/**
 * Makes a folder safe against power loss: fsync of every file changed at or after `sinceMs` (file time, epoch
 * milliseconds) and of every folder. Returns the latest file time seen, for the next call. Files that vanish meanwhile
 * are no loss.
 */
export async function fsyncFolder(folder: string, sinceMs: number): Promise<number> {
  let latestMs = sinceMs;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      latestMs = Math.max(latestMs, await fsyncFolder(path, sinceMs));
    } else if (entry.isFile()) {
      const changedMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
      if (changedMs >= sinceMs) await fsyncFile(path);
      latestMs = Math.max(latestMs, changedMs);
    }
  }
  await fsyncFile(folder);
  return latestMs;
}

async function fsyncFile(path: string): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    await file.sync();
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return;
    throw reason;
  } finally {
    await file?.close();
  }
}
