import { existsSync, readFileSync, rmSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../context.ts';
import { Fault } from '../fault.ts';
import { writeSafely } from './durable.ts';
import { Trouble } from './trouble.ts';

const SQLITE_BUSY = 5;

/** Who holds a data folder, for the sentence that refuses the second comer. */
export interface Owner {
  readonly who: string;
  readonly pid: number;
  readonly host: string;
  /** ISO instant */
  readonly since: string;
  /** where its server answers; null for a command */
  readonly address: string | null;
  /** its command socket; null while it has none */
  readonly socket: string | null;
}

/**
 * The exclusive lock on a data folder. The kernel keeps it (SQLite's lock on the file `lock`), so it ends with the
 * process however that ends, cannot be held by a number that was given to another process, and holds between
 * containers that share the folder. `owner.json` only says who it is; one that is left behind tells of an unclean stop.
 */
export class FolderLock {
  readonly #dataDir: string;
  readonly #file: DatabaseSync;
  #owner: Owner;
  /** who held the folder before and did not stop cleanly */
  readonly leftBehind: Owner | null;

  private constructor(dataDir: string, file: DatabaseSync, clock: Clock) {
    this.#dataDir = dataDir;
    this.#file = file;
    this.leftBehind = readOwner(dataDir);
    this.#owner = {
      who: userName(),
      pid: process.pid,
      host: hostname(),
      since: clock.now().toISOString(),
      address: null,
      socket: null,
    };
    this.note({});
  }

  /** Throws Fault 'database-in-use' with who holds it, Trouble 'folder-unusable' where the folder takes no lock. */
  static take(dataDir: string, clock: Clock): FolderLock {
    let file: DatabaseSync | undefined;
    try {
      file = new DatabaseSync(join(dataDir, 'lock'));
      file.exec('begin exclusive');
    } catch (reason) {
      file?.close();
      if (sqliteCode(reason) === SQLITE_BUSY) throw inUse(dataDir);
      throw new Trouble('folder-unusable', { folder: dataDir, reason: String(reason) });
    }
    return new FolderLock(dataDir, file, clock);
  }

  /** Adds what becomes known later: the address the server answers at, its command socket. */
  note(known: { readonly address?: string; readonly socket?: string | null }): void {
    this.#owner = { ...this.#owner, ...known };
    writeSafely(join(this.#dataDir, 'owner.json'), `${JSON.stringify(this.#owner)}\n`);
  }

  /** A clean stop: nothing is left behind. */
  release(): void {
    if (!this.#file.isOpen) return;
    rmSync(join(this.#dataDir, 'owner.json'), { force: true });
    this.#file.close();
  }

  /** Lets go without having opened: what an earlier unclean stop left behind is still said to the next. */
  abandon(): void {
    if (this.leftBehind === null) {
      this.release();
      return;
    }
    writeSafely(join(this.#dataDir, 'owner.json'), `${JSON.stringify(this.leftBehind)}\n`);
    this.#file.close();
  }
}

/** Who holds (or held, after an unclean stop) the folder; null when nobody says so. */
export function readOwner(dataDir: string): Owner | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** Is the folder held by a process now? */
export function isHeld(dataDir: string): boolean {
  if (!existsSync(join(dataDir, 'lock'))) return false;
  const file = new DatabaseSync(join(dataDir, 'lock'));
  try {
    file.exec('begin exclusive');
    return false;
  } catch (reason) {
    return sqliteCode(reason) === SQLITE_BUSY;
  } finally {
    file.close();
  }
}

function inUse(dataDir: string): Fault {
  const owner = readOwner(dataDir);
  return new Fault('database-in-use', {
    folder: dataDir,
    who: owner?.who ?? '?',
    pid: owner?.pid ?? 0,
    host: owner?.host ?? '?',
    since: owner?.since ?? '?',
    address: owner?.address ?? '',
  });
}

function sqliteCode(reason: unknown): unknown {
  return reason instanceof Error && 'errcode' in reason ? reason.errcode : undefined;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}
