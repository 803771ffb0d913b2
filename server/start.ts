import type { Logger } from 'pino';
import { system } from './access/scope.ts';
import type { Config } from './config.ts';
import { type Context, systemClock } from './context.ts';
import { makeBackup } from './db/backup.ts';
import { migrate } from './db/migrate.ts';
import type { Migration } from './db/migrations/index.ts';
import { openDatabase } from './db/open.ts';
import { removeDrafts } from './imports/query.ts';
import { type Jobs, openJobs } from './jobs/jobs.ts';
import { seedVocabularies } from './vocabulary/query.ts';

/** An open, migrated database with everything a handler or command needs. */
export interface Started {
  readonly ctx: Context;
  /** names of the migrations that were due */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens what the configuration names, brings its schema up to date (after a backup) and clears what a killed import
 * left. `serve`: this process also does the jobs. `migrations`: other steps than those of this version. Throws Fault or
 * Trouble, with everything closed again.
 */
export async function start(
  config: Config,
  log: Logger,
  options: { readonly serve: boolean; readonly migrations?: readonly Migration[] },
): Promise<Started> {
  const clock = systemClock;
  const db = await openDatabase(config, log);
  let jobs: Jobs | undefined;
  const close = async () => {
    await jobs?.stop();
    await db.close();
  };
  try {
    const opened = { config, db, log, clock };
    const migrated = await migrate(opened, {
      ...(options.migrations ? { migrations: options.migrations } : {}),
      before: async () => {
        await makeBackup(opened, 'migration');
      },
    });
    jobs = await openJobs(opened, { run: options.serve });
    const ctx: Context = { ...opened, jobs };
    await seedVocabularies(ctx, system('start-up'));
    // Embedded there is nobody else who could be importing; on a server the next import clears them, in its turn.
    if (db.kind === 'embedded') await removeDrafts(ctx);
    return { ctx, migrated, close };
  } catch (reason) {
    await close();
    throw reason;
  }
}
