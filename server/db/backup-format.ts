import { createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Keys } from '../access/keys.ts';
import { TableSums, WholeSum } from './backup-sums.ts';
import { Trouble } from './trouble.ts';

/**
 * A backup is one gzip file of JSON lines: a head; for each table its heading and then its rows, each an array of
 * PostgreSQL's own text forms (shapes as EWKB in hex), parents before children; a foot that says how many rows there
 * must be and what they add up to. It can be read with zcat and restored into another version of PostgreSQL.
 */
export interface BackupHead {
  /** 1: without sums, as written before accounts */
  readonly petasosBackup: number;
  readonly madeAt: string;
  /** the Petasos that wrote it */
  readonly version?: string;
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
  /** by table: see TableSums */
  readonly sums?: Readonly<Record<string, string>>;
  /** SHA-256 of all lines before this one */
  readonly whole?: string;
  /** `whole` under the key of that number: whoever has not the key cannot make another one that fits */
  readonly seal?: { readonly version: number; readonly fingerprint: string; readonly mac: string };
}

export type BackupLine = BackupHead | BackupTable | BackupRow | BackupFoot;

/** The newest form of the file that this version reads and the one it writes. */
export const FORMAT = 2;

/** Was the file sealed by a key that is here? 'unsealed': it carries no seal, or that of a key which this file has not. */
export type SealState = 'sealed' | 'unsealed';

/** A backup that was read to its end. */
export interface CheckedBackup {
  readonly head: BackupHead;
  readonly foot: BackupFoot;
  readonly seal: SealState;
}

/**
 * The lines of a backup. Throws Trouble 'backup-unreadable' where it is no backup, damaged, cut short, or not what its foot
 * says; 'backup-newer' where a later version wrote it in another form.
 */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  const sums = new TableSums();
  const whole = new WholeSum();
  const bad = (reason: string) => new Trouble('backup-unreadable', { file: path, reason });
  let table: string | undefined;
  let foot: BackupFoot | undefined;
  let first = true;
  for await (const text of linesOf(path)) {
    if (foot) throw bad('something follows the end');
    let line: BackupLine;
    try {
      line = JSON.parse(text) as BackupLine;
    } catch {
      throw bad('a line is damaged');
    }
    if (typeof line !== 'object' || line === null) throw bad('a line is damaged');
    if (first !== isHead(line)) throw bad(first ? 'no backup of Petasos' : 'a second head');
    first = false;
    if (isHead(line) && !(line.petasosBackup <= FORMAT)) {
      throw new Trouble('backup-newer', { file: path, found: line.version ?? `#${line.petasosBackup}` });
    }
    if (isFoot(line)) {
      foot = line;
      requireSums(foot, sums, whole.digest(), bad);
    } else {
      whole.add(`${text}\n`);
      if (isTable(line)) {
        table = line.table;
        sums.begin(table);
      } else if (isRow(line)) {
        if (table === undefined) throw bad('rows without a table');
        sums.add(table, line);
      }
    }
    yield line;
  }
  if (!foot) throw bad(first ? 'the file is empty' : 'the end is missing');
}

/**
 * Reads a backup to its end before anything is done with it: counts, sums, and the seal where its key is here. Throws as
 * readBackup does.
 */
export async function checkBackup(path: string, keys?: Keys): Promise<CheckedBackup> {
  let head: BackupHead | undefined;
  let foot: BackupFoot | undefined;
  for await (const line of readBackup(path)) {
    if (isHead(line)) head = line;
    else if (isFoot(line)) foot = line;
  }
  if (!head || !foot) throw new Trouble('backup-unreadable', { file: path, reason: 'the file is empty' });
  const seal = sealState(foot, keys);
  if (seal === 'broken')
    throw new Trouble('backup-unreadable', { file: path, reason: 'the seal does not fit' });
  return { head, foot, seal };
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

/** Reads a backup to its end and says whether everything it promises is in it. */
export async function isWhole(path: string): Promise<boolean> {
  try {
    await checkBackup(path);
    return true;
  } catch (reason) {
    if (!(reason instanceof Trouble)) throw reason;
    return false;
  }
}

/** The seal of a file whose lines add up to `whole`; none where there is no key. */
export function sealOf(whole: string, keys: Keys | undefined): Pick<BackupFoot, 'seal'> {
  const key = keys && present(keys);
  if (!keys || !key) return {};
  return { seal: { ...key, mac: macOf(whole, keys, key.version) } };
}

function sealState({ whole, seal }: BackupFoot, keys: Keys | undefined): SealState | 'broken' {
  if (!seal || whole === undefined || !keys || !present(keys)) return 'unsealed';
  const key = keys.known().find((known) => known.version === seal.version);
  if (key?.fingerprint !== seal.fingerprint) return 'unsealed';
  const [said, made] = [seal.mac, macOf(whole, keys, seal.version)].map((mac) => Buffer.from(String(mac)));
  return said && made && said.length === made.length && timingSafeEqual(said, made) ? 'sealed' : 'broken';
}

function macOf(whole: string, keys: Keys, version: number): string {
  return createHmac('sha256', keys.derive('backup', version)).update(whole).digest('hex');
}

/** The key that seals now; none where there is no key file, which keeps nobody from making a backup. */
function present(keys: Keys) {
  try {
    return keys.known()[0];
  } catch (reason) {
    if (reason instanceof Trouble) return undefined;
    throw reason;
  }
}

function requireSums(
  foot: BackupFoot,
  sums: TableSums,
  whole: string,
  bad: (reason: string) => Trouble,
): void {
  const found = sums.all();
  const names = new Set([...Object.keys(found), ...Object.keys(foot.rows)]);
  for (const name of names) {
    if (found[name]?.rows !== foot.rows[name]) throw bad(`rows are missing in ${name}`);
    if (foot.sums && found[name]?.sum !== foot.sums[name]) throw bad(`${name} does not add up`);
  }
  if (foot.whole !== undefined && foot.whole !== whole) throw bad('it was changed after it was written');
}

/** Not node:readline, which also breaks lines at characters that may stand in a name. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (reason) => text.destroy(reason));
  let rest: string[] = [];
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const parts = chunk.split('\n');
      for (const part of parts.slice(0, -1)) {
        rest.push(part);
        yield rest.join('');
        rest = [];
      }
      rest.push(parts.at(-1) ?? '');
    }
  } catch (reason) {
    if (reason instanceof Trouble) throw reason;
    throw new Trouble('backup-unreadable', {
      file: path,
      reason: reason instanceof Error ? reason.message : '',
    });
  } finally {
    source.destroy();
  }
  if (rest.join('') !== '') yield rest.join('');
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
