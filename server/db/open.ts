import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Scope } from '../access/scope.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import { openEmbedded } from './embedded.ts';
import type { KnownImport } from './known-imports.ts';
import type { FolderLock } from './lock.ts';
import { openServer } from './server.ts';
import type { CopySession } from './server-session.ts';
import type { Tables } from './tables/index.ts';

export type DatabaseKind = 'embedded' | 'server';

/** A handle for one scope. Inside `write` use only the handle given: the outer one throws there. */
export type Db = Kysely<Tables>;

export interface WriteOptions {
  /** without the limit of 20 s on a statement: migrations and restores only */
  readonly unhurried?: boolean;
}

export interface SettleOptions {
  /** more comes at once, and is settled after: the statistics only */
  readonly goesOn?: boolean;
  /** only some rows were written, by hand: through to the disk, and the statistics stay as they are */
  readonly few?: boolean;
  /** nothing but these tables was written in bulk: a server looks at no other for its statistics */
  readonly tables?: readonly string[] | undefined;
}

export interface ExclusiveOptions {
  /** not held by anybody else now, or not at all */
  readonly ifFree?: boolean;
}

export interface OpenOptions {
  /** limit on one statement, milliseconds; 20 s, and less in tests */
  readonly queryLimitMs?: number;
  /** how long `exclusively` waits for another process, milliseconds; 10 minutes, and less in tests */
  readonly exclusiveWaitMs?: number;
  readonly clock?: Clock;
  /** embedded: the folder's lock, where the caller holds it already and keeps it after the database is closed */
  readonly lock?: FolderLock;
}

/** What was done about a damaged embedded database. */
export interface Recovery {
  /** in PostgreSQL's words */
  readonly damage: string;
  /** where the damaged folder now lies */
  readonly aside: string;
  readonly backup: string;
  /** ISO instant */
  readonly backupAt: string;
  /** imports that the backup lacks, or holds in another state */
  readonly missing: readonly KnownImport[];
}

export type ExclusiveName = 'import' | 'migrate' | 'backup' | 'settings' | 'release' | 'plan' | 'solve';

/** An open database: PGlite in a worker thread, or PostgreSQL. The only way to a handle is to say who is asking. */
export interface OpenDatabase {
  readonly kind: DatabaseKind;
  /** embedded, after damage: what was lost; else null */
  readonly recovery: Recovery | null;
  as(scope: Scope): Db;
  /** One short transaction. Throws in the caller what `work` throws, after rolling back. */
  write<T>(scope: Scope, work: (tx: Db) => Promise<T>, options?: WriteOptions): Promise<T>;
  /**
   * Runs `work` while nobody else, in this process or another, holds the same name. Waits its turn, or where `ifFree` throws
   * Fault 'busy' at once.
   */
  exclusively<T>(name: ExclusiveName, work: () => Promise<T>, options?: ExclusiveOptions): Promise<T>;
  /** Is something going on under this name, in this process or another? What a killed process began is not. */
  isHeld(name: ExclusiveName): Promise<boolean>;
  /** After bulk work: fresh statistics, and embedded a CHECKPOINT and fsync, so that it outlives a power loss. */
  settle(options?: SettleOptions): Promise<void>;
  /** Calls `heard` after an import was applied or undone, by this process or by another on the same database. */
  onDataChange(heard: (dataVersion: number) => void): () => void;
  /** Tells the other processes (NOTIFY) and the listeners of this one. */
  announce(dataVersion: number): Promise<void>;
  /** Runs the SQL that a library brings (the job queue): one statement, or without values several. */
  run(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** A connection of its own for bulk work; absent on the embedded database, which has one for all. */
  readonly session?: (scope: Scope) => Promise<CopySession>;
  /** Tells whoever finds the data folder taken where this server answers; nothing on PostgreSQL. */
  note(known: { readonly address?: string; readonly socket?: string | null }): void;
  close(): Promise<void>;
}

/** Opens what the configuration names. Throws Fault 'database-in-use' when another process owns the folder. */
export function openDatabase(config: Config, log: Logger, options: OpenOptions = {}): Promise<OpenDatabase> {
  return config.databaseUrl === undefined
    ? openEmbedded(config, log, options)
    : openServer(config, config.databaseUrl, log, options);
}
