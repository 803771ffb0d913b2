import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { FolderKind } from '../data/contract/folder.ts';
import { keysFrom } from './access/key-file.ts';
import { marksOf, settleKeys } from './access/key-mark.ts';
import { system } from './access/scope.ts';
import { keepSealing } from './audit/seal.ts';
import type { Config } from './config.ts';
import { type Context, type DataFolder, type FolderSwitch, systemClock } from './context.ts';
import { makeBackup } from './db/backup.ts';
import type { FolderLock } from './db/lock.ts';
import { migrate } from './db/migrate.ts';
import type { Migration } from './db/migrations/index.ts';
import { type OpenDatabase, openDatabase } from './db/open.ts';
import { renewInstance } from './db/restore.ts';
import { removeDrafts } from './imports/swap/query.ts';
import { type Jobs, openJobs } from './jobs/jobs.ts';
import { seedVocabularies } from './vocabulary/query.ts';

/** An open, migrated database with everything a handler or command needs. */
export interface Started {
  readonly ctx: Context;
  /** names of the migrations that were due */
  readonly migrated: readonly string[];
  /** the key file that was made, where there was none */
  readonly madeKey: string | null;
  close(): Promise<void>;
}

interface StartOptions {
  /** this process also does the jobs */
  readonly serve: boolean;
  /** 'real' unless said otherwise */
  readonly kind?: FolderKind;
  /** the demo while it is made: it takes what makes it */
  readonly takesFiles?: boolean;
  /** the database is a copy: it gets a name of its own */
  readonly renew?: boolean;
  /** the lock of the folder, where the caller keeps it */
  readonly lock?: FolderLock;
  readonly folders?: FolderSwitch;
  /** other steps than those of this version */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens what the configuration names, brings its schema up to date (after a backup) and clears what a killed import
 * left. Throws Fault or Trouble, with everything closed again.
 */
export async function start(config: Config, log: Logger, options: StartOptions): Promise<Started> {
  const clock = systemClock;
  const { lock, folders, kind = 'real' } = options;
  const db = await openDatabase(config, log, lock ? { lock } : {});
  let jobs: Jobs | undefined;
  let sealing: ReturnType<typeof keepSealing> | undefined;
  const close = async () => {
    await jobs?.stop();
    await sealing?.stop();
    await db.close();
  };
  try {
    const opened = { config, db, log, clock };
    const migrated = await migrate(opened, {
      ...(options.migrations ? { migrations: options.migrations } : {}),
      before: async () => {
        if (kind === 'real') await makeBackup({ ...opened, keys: keysFrom(config) }, 'migration');
      },
    });
    if (options.renew) await renewInstance(opened);
    const folder = await describeFolder(db, kind, options.takesFiles ?? kind === 'real');
    const madeKey = options.serve ? await settleKeys(opened) : null;
    const keys = keysFrom(config, await marksOf(opened));
    const ready = { ...opened, folder, keys, ...(folders ? { folders } : {}) };
    jobs = await openJobs(ready, { run: options.serve });
    const ctx: Context = { ...ready, jobs };
    await seedVocabularies(ctx, system('start-up'));
    // Embedded there is nobody else who could be importing; on a server the next import clears them, in its turn.
    if (db.kind === 'embedded') await removeDrafts(ctx);
    if (options.serve) sealing = keepSealing(ctx);
    return { ctx, migrated, madeKey, close };
  } catch (reason) {
    await close();
    throw reason;
  }
}

/** Which folder this is, named after its database: a database that was restored or made anew has another name. */
export async function describeFolder(
  db: OpenDatabase,
  kind: FolderKind = 'real',
  takesFiles = true,
): Promise<DataFolder> {
  const { instance } = await db
    .as(system('start-up'))
    .selectFrom('data_state')
    .select('instance')
    .executeTakeFirstOrThrow();
  const id = createHash('sha256').update(instance).digest('base64url').slice(0, 12);
  return { kind, id, takesFiles };
}
