import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Scope } from '../access/scope.ts';
import type { Config } from '../config.ts';
import type { Tables } from './tables/index.ts';

export type DatabaseKind = 'embedded' | 'server';

/** A handle for one scope. Inside `write` use only the handle given: the outer one deadlocks a single connection. */
export type Db = Kysely<Tables>;

/** An open database: PGlite in a worker thread, or PostgreSQL. The only way to a handle is to say who is asking. */
export interface OpenDatabase {
  readonly kind: DatabaseKind;
  as(scope: Scope): Db;
  /** One short transaction. Throws in the caller what `work` throws, after rolling back. */
  write<T>(scope: Scope, work: (tx: Db) => Promise<T>): Promise<T>;
  /** Runs `work` while nobody else, in this process or another, holds the same name. Waits its turn. */
  exclusively<T>(name: 'import' | 'migrate' | 'backup', work: () => Promise<T>): Promise<T>;
  /** Makes committed work safe against power loss: embedded CHECKPOINT, fsync and a backup when due; else nothing. */
  settle(): Promise<void>;
  /** Calls `heard` after an import was applied or undone, by this process or by another on the same database. */
  onDataChange(heard: (dataVersion: number) => void): () => void;
  /** Tells the other processes (NOTIFY) and the listeners of this one. */
  announce(dataVersion: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens what the configuration names. Throws Fault 'database-in-use' when another process owns the folder. */
export declare function openDatabase(config: Config, log: Logger): Promise<OpenDatabase>;
