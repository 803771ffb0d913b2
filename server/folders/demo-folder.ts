import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import { writeSafely } from '../db/durable.ts';
import { FolderLock } from '../db/lock.ts';
import { VERSION } from '../version.ts';

/** Says that the demo was made to its end, and by which version. A folder without it is made anew. */
const MARK = 'made.json';

/** Where the demo lies, whatever database the office's own data is in: it is always embedded. */
export function demoConfig(config: Config): Config {
  return { ...config, dataDir: join(config.dataDir, 'contoh'), databaseUrl: undefined };
}

/** Was the demo made to its end, by this version? Another version may draw another regency, and it costs nothing to make. */
export function isDemoReady(config: Config): boolean {
  const { dataDir } = demoConfig(config);
  try {
    const mark = JSON.parse(readFileSync(join(dataDir, MARK), 'utf8')) as { version?: unknown };
    return mark.version === VERSION && existsSync(join(dataDir, 'database'));
  } catch {
    return false;
  }
}

export function markDemoReady(config: Config): void {
  writeSafely(join(demoConfig(config).dataDir, MARK), `${JSON.stringify({ version: VERSION })}\n`);
}

/**
 * Throws away whatever demo there is; nobody's data is in it. `template`: a closed, empty database to begin with, which
 * spares most of the half minute that a new one takes. Throws Fault 'database-in-use' while another process has it open.
 */
export async function clearDemo(config: Config, clock: Clock, template: string | null): Promise<void> {
  const { dataDir } = demoConfig(config);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = FolderLock.take(dataDir, clock);
  try {
    await rm(join(dataDir, MARK), { force: true });
    for (const name of ['database', 'backups', 'imports.json']) {
      await rm(join(dataDir, name), { recursive: true, force: true });
    }
    if (template === null) return;
    // Under this name the next start throws it away where the copy is broken off.
    const part = join(dataDir, 'unfinished-copy');
    await rm(part, { recursive: true, force: true });
    await cp(template, part, { recursive: true });
    await rename(part, join(dataDir, 'database'));
  } finally {
    lock.release();
  }
}
