import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Trouble } from './trouble.ts';

/**
 * A backup is one gzip file of JSON lines: a head; for each table its heading and then its rows, each an array of
 * PostgreSQL's own text forms (shapes as EWKB in hex), parents before children; a foot that says how many rows there
 * must be. It can be read with zcat and restored into another version of PostgreSQL.
 */
export interface BackupHead {
  readonly petasosBackup: 1;
  readonly madeAt: string;
  /** names of the migrations the rows fit */
  readonly schema: readonly string[];
  /** what the truth was at: see truthMark */
  readonly mark: string;
  readonly dataVersion: number;
}

export interface BackupColumn {
  readonly name: string;
  /** as `format_type` says it: 'integer', 'geometry(Point,4326)' */
  readonly type: string;
}

export interface BackupTable {
  readonly table: string;
  readonly columns: readonly BackupColumn[];
  /** the last value given out, by column of an identity */
  readonly sequences: Readonly<Record<string, number>>;
}

export type BackupRow = readonly (string | null)[];

export interface BackupFoot {
  readonly rows: Readonly<Record<string, number>>;
}

export type BackupLine = BackupHead | BackupTable | BackupRow | BackupFoot;

/** The lines of a backup. Throws Trouble 'backup-unreadable' where it is no backup, damaged, or cut short. */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  const source = createReadStream(path);
  const text = source.pipe(createGunzip());
  source.on('error', (reason) => text.destroy(reason));
  let foot = false;
  let first = true;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      const read = JSON.parse(line) as BackupLine;
      if (first && !isHead(read)) throw new Error('no backup of Petasos');
      first = false;
      foot = isFoot(read);
      yield read;
    }
  } catch (reason) {
    if (reason instanceof Trouble) throw reason;
    throw new Trouble('backup-unreadable', { file: path, reason: String(reason) });
  }
  if (!foot) throw new Trouble('backup-unreadable', { file: path, reason: 'the end is missing' });
}

/** The head alone; undefined where the file is no readable backup. */
export async function readBackupHead(path: string): Promise<BackupHead | undefined> {
  try {
    for await (const line of readBackup(path)) return isHead(line) ? line : undefined;
  } catch (reason) {
    if (!(reason instanceof Trouble)) throw reason;
  }
  return undefined;
}

/** Reads a backup to its end and says whether every row it promises is in it. */
export async function isWhole(path: string): Promise<boolean> {
  const seen: Record<string, number> = {};
  let table = '';
  try {
    for await (const line of readBackup(path)) {
      if (isTable(line)) {
        table = line.table;
        seen[table] = 0;
      } else if (isRow(line)) seen[table] = (seen[table] ?? 0) + 1;
      else if (isFoot(line)) {
        return Object.entries(line.rows).every(([name, rows]) => seen[name] === rows);
      }
    }
  } catch (reason) {
    if (!(reason instanceof Trouble)) throw reason;
  }
  return false;
}

export function isHead(line: BackupLine): line is BackupHead {
  return 'petasosBackup' in line;
}

export function isTable(line: BackupLine): line is BackupTable {
  return 'table' in line;
}

export function isRow(line: BackupLine): line is BackupRow {
  return Array.isArray(line);
}

function isFoot(line: BackupLine): line is BackupFoot {
  return 'rows' in line;
}
