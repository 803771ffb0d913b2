import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Config } from '../config.ts';
import { writeSafely } from '../db/durable.ts';
import { Trouble } from '../db/trouble.ts';
import { type Keys, keysOf, type MasterKey } from './keys.ts';

type Where = Pick<Config, 'keyFile' | 'dataDir'>;

const KEY_BYTES = 32;
const LINE = /^(\d{1,6}) ([A-Za-z0-9_-]{43})$/;
const HEAD = [
  '# Kunci Petasos. Simpan salinannya terpisah dari folder data dan dari cadangan. Jangan pernah dikirim.',
  '# Key of Petasos. Keep a copy apart from the data folder and from the backups. Never send it.',
];

/** A key that a database says it needs. */
export interface KeyMark {
  readonly version: number;
  readonly fingerprint: string;
}

/**
 * The keys of the configuration's file, read when they are first needed: most commands need none. `marks`: what the open
 * database needs. One that needs none yet gets a new file where there is none; for another the file must have its keys.
 */
export function keysFrom(where: Where, marks?: readonly KeyMark[]): Keys {
  let read: Keys | undefined;
  const keys = () => {
    if (read) return read;
    if (marks?.length === 0) makeKeyFile(where);
    const found = keysOf(readKeyFile(where));
    requireMarked(where, found, marks ?? []);
    read = found;
    return read;
  };
  return {
    known: () => keys().known(),
    seal: (purpose, text) => keys().seal(purpose, text),
    open: (purpose, sealed) => keys().open(purpose, sealed),
    derive: (purpose, version) => keys().derive(purpose, version),
    secrets: (purpose) => keys().secrets(purpose),
  };
}

export function hasKeyFile({ keyFile }: Where): boolean {
  return existsSync(keyFile);
}

/** The keys of the file, the present first. Throws Trouble 'key-missing', 'key-unreadable' or 'key-in-data'. */
export function readKeyFile(where: Where): MasterKey[] {
  requireApart(where);
  let text: string;
  try {
    text = readFileSync(where.keyFile, 'utf8');
  } catch (reason) {
    const isMissing = reason instanceof Error && 'code' in reason && reason.code === 'ENOENT';
    if (isMissing) throw new Trouble('key-missing', { file: where.keyFile });
    throw new Trouble('key-unreadable', { file: where.keyFile, reason: String(reason) });
  }
  const found = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line, at) => {
      const [, version, key] = LINE.exec(line.trim()) ?? [];
      // What stands there instead is not told: it may be a key written badly.
      if (!version || !key) throw unreadable(where, `#${at + 1}`);
      return { version: Number(version), bytes: Buffer.from(key, 'base64url') };
    })
    .sort((a, b) => b.version - a.version);
  if (found.length === 0) throw unreadable(where, 'no key');
  if (new Set(found.map((key) => key.version)).size < found.length) throw unreadable(where, 'twice');
  return found;
}

/**
 * Makes the file with one new key, readable by its owner only. A file that is there stays as it is: false. Throws
 * Trouble 'key-unwritable' or 'key-in-data'.
 */
export function makeKeyFile(where: Where, version = 1): boolean {
  requireApart(where);
  try {
    const file = openSync(where.keyFile, 'wx', 0o600);
    writeSync(file, textOf([newKey(version)]));
    fsyncSync(file);
    closeSync(file);
    return true;
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'EEXIST') return false;
    throw new Trouble('key-unwritable', { file: where.keyFile, reason: String(reason) });
  }
}

/** Puts a new key before those of the file, which stay to open what they sealed. Returns its version. */
export function addKey(where: Where, atLeast = 1): number {
  const before = readKeyFile(where);
  const version = Math.max(atLeast, (before[0]?.version ?? 0) + 1);
  try {
    writeSafely(where.keyFile, textOf([newKey(version), ...before]));
  } catch (reason) {
    throw new Trouble('key-unwritable', { file: where.keyFile, reason: String(reason) });
  }
  return version;
}

/** May others than its owner read the file? Said by doctor. */
export function isOpenToOthers({ keyFile }: Where): boolean {
  return (statSync(keyFile).mode & 0o077) !== 0;
}

/** Throws Trouble 'key-other' where the file lacks a key that the database needs. */
function requireMarked({ keyFile }: Where, keys: Keys, marks: readonly KeyMark[]): void {
  const known = keys.known();
  for (const { version, fingerprint } of marks) {
    const isHere = known.some((key) => key.version === version && key.fingerprint === fingerprint);
    if (!isHere) throw new Trouble('key-other', { file: keyFile, version, fingerprint });
  }
}

function newKey(version: number): MasterKey {
  return { version, bytes: randomBytes(KEY_BYTES) };
}

function textOf(keys: readonly MasterKey[]): string {
  const lines = keys.map((key) => `${key.version} ${Buffer.from(key.bytes).toString('base64url')}`);
  return `${[...HEAD, ...lines].join('\n')}\n`;
}

/** Whoever copies the data folder must not copy the key along with it; links are followed. Throws Trouble 'key-in-data'. */
export function requireApart({ keyFile, dataDir }: Where): void {
  const real = (path: string): string => {
    if (existsSync(path)) return realpathSync(path);
    const above = dirname(path);
    return above === path ? path : join(real(above), path.slice(above.length));
  };
  const way = relative(real(dataDir), real(keyFile));
  if (way !== '..' && !way.startsWith(`..${sep}`)) {
    throw new Trouble('key-in-data', { file: keyFile, folder: dataDir });
  }
}

function unreadable({ keyFile }: Where, reason: string): Trouble {
  return new Trouble('key-unreadable', { file: keyFile, reason });
}
