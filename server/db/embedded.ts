import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Keys } from '../access/keys.ts';
import type { Config } from '../config.ts';
import { type Clock, systemClock } from '../context.ts';
import { newestWhole } from './backup.ts';
import { findDamage } from './check.ts';
import { fsyncFolder } from './durable.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { Handles } from './handles.ts';
import { missingImports, notedImports, noteImports } from './known-imports.ts';
import { QUERY_LIMIT_MS } from './limits.ts';
import { FolderLock } from './lock.ts';
import type { OpenDatabase, OpenOptions, Recovery } from './open.ts';
import { type Restored, restoreInto } from './restore.ts';
import { stampOf } from './stamp.ts';
import { Trouble } from './trouble.ts';
import { Turns } from './turns.ts';

const LEAST_FREE_BYTES = 100e6;
/** how the folders begin that are not yet, or no longer going to be, the database */
const UNFINISHED = 'unfinished-';

/**
 * The embedded database of a data folder, in a worker thread, behind the folder's lock. After an unclean stop it is
 * checked; where it is damaged the newest good backup takes its place and `recovery` says what is missing.
 */
export async function openEmbedded(config: Config, log: Logger, options: OpenOptions): Promise<OpenDatabase> {
  const clock = options.clock ?? systemClock;
  await makeFolder(config.dataDir);
  const lock = options.lock ?? FolderLock.take(config.dataDir, clock);
  try {
    await requireSpace(config.dataDir);
    const folder = new Folder(config.dataDir, log, clock, options.queryLimitMs ?? QUERY_LIMIT_MS);
    const opened = await folder.openSound(lock.leftBehind !== null);
    return {
      ...opened,
      note: (known) => lock.note(known),
      close: async () => {
        await opened.close();
        if (!options.lock) lock.release();
      },
    };
  } catch (reason) {
    if (!options.lock) lock.abandon();
    throw reason;
  }
}

interface RestoreOptions {
  /** check the seal */
  readonly keys?: Keys;
  /** called with the restored database before it takes its place */
  readonly before?: (db: OpenDatabase) => Promise<void>;
}

/** Puts a backup in the place of the embedded database; the present one is kept beside it. Returns where. */
export async function restoreEmbedded(
  config: Config,
  log: Logger,
  clock: Clock,
  backup: string,
  options: RestoreOptions = {},
): Promise<{ restored: Restored; aside: string | null }> {
  await makeFolder(config.dataDir);
  const lock = FolderLock.take(config.dataDir, clock);
  try {
    await requireSpace(config.dataDir);
    return await new Folder(config.dataDir, log, clock, QUERY_LIMIT_MS).replaceBy(
      backup,
      'before-restore',
      options,
    );
  } finally {
    lock.release();
  }
}

class Folder {
  readonly #dataDir: string;
  readonly #database: string;
  /** a restored database, whole, on its way to that place */
  readonly #restored: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #queryLimitMs: number;

  constructor(dataDir: string, log: Logger, clock: Clock, queryLimitMs: number) {
    this.#dataDir = dataDir;
    this.#database = join(dataDir, 'database');
    this.#restored = join(dataDir, 'database.restored');
    this.#log = log;
    this.#clock = clock;
    this.#queryLimitMs = queryLimitMs;
  }

  async openSound(doubted: boolean): Promise<OpenDatabase> {
    await this.#sweep();
    if (!existsSync(this.#database)) await this.#create();
    try {
      const engine = await this.#start(this.#database);
      const damage = doubted ? await findDamage(runOn(engine)) : [];
      if (damage.length === 0) return this.#handles(engine, null);
      await engine.close().catch(() => {});
      return await this.#recover(damage.join('; '));
    } catch (reason) {
      if (reason instanceof Trouble) throw reason;
      return await this.#recover(reason instanceof Error ? reason.message : String(reason));
    }
  }

  /**
   * Restores into a new folder first: at every moment there is one whole database, or the old one. A kill between the two
   * last renames leaves none in its place; the next opening then finishes (see `#sweep`).
   */
  async replaceBy(
    backup: string,
    label: string,
    { keys, before }: RestoreOptions = {},
  ): Promise<{ restored: Restored; aside: string | null }> {
    const fresh = join(this.#dataDir, `${UNFINISHED}${randomUUID()}`);
    try {
      const db = this.#handles(await this.#start(fresh), null);
      let restored: Restored;
      try {
        restored = await restoreInto({ db, clock: this.#clock, ...(keys ? { keys } : {}) }, backup);
        await before?.(db);
        await db.settle();
      } finally {
        await db.close();
      }
      await fsyncFolder(fresh, 0);
      const aside = existsSync(this.#database)
        ? `${this.#database}.${label}-${stampOf(this.#clock.now())}`
        : null;
      await rm(this.#restored, { recursive: true, force: true });
      await rename(fresh, this.#restored);
      if (aside) await rename(this.#database, aside);
      await rename(this.#restored, this.#database);
      return { restored, aside };
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }

  /** Made beside its place and moved there whole: a start that is broken off leaves no half database. */
  async #create(): Promise<void> {
    const fresh = join(this.#dataDir, `${UNFINISHED}${randomUUID()}`);
    await (await this.#start(fresh)).close();
    await fsyncFolder(fresh, 0);
    await rename(fresh, this.#database);
  }

  /** What a broken-off creation or restore left. A restore that had set the old database aside is brought to its end. */
  async #sweep(): Promise<void> {
    if (existsSync(this.#restored)) {
      if (existsSync(this.#database)) await rm(this.#restored, { recursive: true });
      else await rename(this.#restored, this.#database);
    }
    for (const name of await readdir(this.#dataDir)) {
      if (name.startsWith(UNFINISHED)) await rm(join(this.#dataDir, name), { recursive: true });
    }
  }

  async #recover(damage: string): Promise<OpenDatabase> {
    this.#log.error({ damage }, 'the database folder is damaged');
    const backup = await newestWhole(this.#dataDir);
    if (!backup) throw new Trouble('database-damaged', { folder: this.#database, reason: damage });
    const noted = notedImports(this.#dataDir);
    const { restored, aside } = await this.replaceBy(backup.path, 'damaged');
    const engine = await this.#start(this.#database);
    const missing = await missingImports(this.#handles(engine, null), noted);
    return this.#handles(engine, {
      damage,
      aside: aside ?? '',
      backup: backup.name,
      backupAt: restored.head.madeAt,
      missing,
    });
  }

  #start(folder: string): Promise<EmbeddedEngine> {
    return EmbeddedEngine.start({ folder, queryLimitMs: this.#queryLimitMs, log: this.#log });
  }

  #handles(engine: EmbeddedEngine, recovery: Recovery | null): OpenDatabase {
    const handles = new Handles((unhurried) => embeddedDialect(engine, unhurried));
    const turns = new Turns();
    const listeners = new Set<(dataVersion: number) => void>();
    let settledMs = 0;
    const db: OpenDatabase = {
      kind: 'embedded',
      recovery,
      as: () => handles.outer,
      write: (_scope, work, given) => handles.write(work, given),
      exclusively: (name, work, options) => turns.run(name, work, options),
      isHeld: async (name) => turns.isBusy(name),
      settle: async ({ goesOn = false, few = false } = {}) => {
        handles.assertOutside();
        if (!few) await refreshStatistics(engine);
        if (goesOn) return;
        await engine.exec('checkpoint');
        settledMs = await fsyncFolder(engine.folder, settledMs);
        await noteImports(db, this.#dataDir);
      },
      onDataChange(heard) {
        listeners.add(heard);
        return () => listeners.delete(heard);
      },
      announce: async (dataVersion) => {
        for (const heard of listeners) heard(dataVersion);
      },
      note: () => {},
      run: async (text, values) => {
        handles.assertOutside();
        return runOn(engine)(text, values);
      },
      close: () => engine.close(),
    };
    return db;
  }
}

function runOn(engine: EmbeddedEngine): OpenDatabase['run'] {
  return async (text, values = []) => {
    if (values.length > 0) return engine.query(text, values);
    return { rows: (await engine.exec(text)).flatMap((r) => r.rows) };
  };
}

/** Table by table, so that requests have their turn between them. */
async function refreshStatistics(engine: EmbeddedEngine): Promise<void> {
  // What was written is counted when a transaction ends, but not at once unless asked for.
  await engine.query('select pg_stat_force_next_flush()');
  const changed = await engine.query(
    `select relid::regclass::text as name from pg_stat_user_tables
     where schemaname = 'public' and n_mod_since_analyze > 0`,
  );
  for (const { name } of changed.rows) await engine.exec(`analyze ${name}`);
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (reason) {
    throw new Trouble('folder-unusable', { folder: dataDir, reason: String(reason) });
  }
}

/** A full disk looks like a damaged database from within: it is told apart before. */
async function requireSpace(dataDir: string): Promise<void> {
  const space = await statfs(dataDir);
  const free = space.bavail * space.bsize;
  if (free < LEAST_FREE_BYTES)
    throw new Trouble('disk-full', { folder: dataDir, freeMb: Math.floor(free / 1e6) });
}

/** Will opening this folder make a new database (which takes half a minute)? */
export function isNewFolder(dataDir: string): boolean {
  return !existsSync(join(dataDir, 'database'));
}
