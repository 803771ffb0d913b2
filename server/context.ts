import type { Logger } from 'pino';
import type { FolderKind, FolderState, SwitchStage } from '../data/contract/folder.ts';
import type { Keys } from './access/keys.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/open.ts';
import type { Jobs } from './jobs/jobs.ts';

/** The only clock of the server; tests give their own. */
export interface Clock {
  now(): Date;
  /** ISO date of today in UTC. */
  today(): string;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => new Date().toISOString().slice(0, 10),
};

/** An instant some hours after another. */
export function hoursAfter(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}

/** An instant as requests write it: '2026-03-02T03:00:00Z'. */
export function readInstant(iso: string): Date {
  return new Date(iso);
}

/** The data folder a context belongs to. */
export interface DataFolder {
  readonly kind: FolderKind;
  /** names its database; caches carry it */
  readonly id: string;
  /** false in the demo: real files are refused there */
  readonly takesFiles: boolean;
}

/** The way from one data folder to the other, where a server runs. */
export interface FolderSwitch {
  state(): FolderState;
  /** Begins the change and says what is under way. `remake`: the demo is thrown away and made anew. */
  open(to: FolderKind, remake?: boolean): FolderState;
  /** Resolves when no change is under way; `told` hears how far it is. */
  settled(told?: (stage: SwitchStage, share: number) => void): Promise<FolderState>;
}

/** What a handler or command needs of the world. Made once in `main.ts` or `cli.ts`, or by a test. */
export interface Context {
  readonly config: Config;
  readonly db: OpenDatabase;
  readonly log: Logger;
  readonly clock: Clock;
  readonly jobs: Jobs;
  /** from PETASOS_KEY_FILE */
  readonly keys: Keys;
  readonly folder: DataFolder;
  /** absent where there is one folder only: at the terminal, in tests */
  readonly folders?: FolderSwitch;
}

/** Where a request finds the context of the folder that is open at that moment. */
export interface ContextSource {
  /** Does `work` with it; the folder stays open until it is done. Throws Fault 'folder-switching' while none is open. */
  use<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** A context for what needs no database, also while none is open: asking it for one throws that Fault. */
  bare(): Context;
}

/** One context for ever. */
export function alwaysOpen(ctx: Context): ContextSource {
  return { use: (work) => work(ctx), bare: () => ctx };
}
