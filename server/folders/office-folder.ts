import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Context, systemClock } from '../context.ts';
import { isNewFolder } from '../db/embedded.ts';
import { FolderLock } from '../db/lock.ts';
import { Trouble } from '../db/trouble.ts';
import { isUntouched } from './query.ts';

/** Is opening this configuration going to make a new database (which takes half a minute)? */
export function isFirstTime(config: Config): boolean {
  return config.databaseUrl === undefined && isNewFolder(config.dataDir);
}

/** Keeps the office's folder from every other process. Throws Fault 'database-in-use', Trouble 'folder-unusable'. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (reason) {
    throw new Trouble('folder-unusable', { folder: dataDir, reason: String(reason) });
  }
  return FolderLock.take(dataDir, systemClock);
}

/**
 * The folder of the office's own embedded database while that is open and empty: closed, it can be copied. Else `given`.
 */
export async function emptyDatabase(
  config: Config,
  open: Context | undefined,
  given: string | null,
): Promise<string | null> {
  const database = join(config.dataDir, 'database');
  if (open?.db.kind !== 'embedded' || open.folder.kind !== 'real' || !existsSync(database)) return given;
  return (await isUntouched(open)) ? database : given;
}
