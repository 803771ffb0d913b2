import { createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { system } from '../access/scope.ts';
import { type BackupContext, pictureOf, truthMark } from './backup-content.ts';
import { checkBackup, isWhole, readBackupHead } from './backup-format.ts';
import { stampOf } from './stamp.ts';
import { Trouble } from './trouble.ts';

const HOURLY_KEPT = 24;
const DAILY_KEPT = 7;
const OF_SERVER_KEPT = 14;
const BEFORE_MIGRATION_KEPT = 5;
const LEAST_FREE_BYTES = 200e6;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NAME = /^petasos-(\d{8})T(\d{6})Z-(hourly|daily|manual|migration)\.json\.gz$/;

export type BackupReason = 'hourly' | 'daily' | 'manual' | 'migration';

export interface BackupFile {
  readonly path: string;
  readonly name: string;
  readonly reason: BackupReason;
  /** '20260302': UTC */
  readonly day: string;
  /** sorts by time */
  readonly stamp: string;
}

function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** A backup that was written and read again. */
export interface BackupMade {
  readonly path: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  /** SHA-256 of its lines: what stands in its foot as `whole` */
  readonly sum: string;
}

/**
 * Writes a logical backup into DATA_DIR/backups and drops those past their time; returns its path. Imports wait while
 * it is read, requests do not. The file is whole, and was read again to its end, or it is not there.
 * Throws Trouble 'disk-full' where less than 200 MB are free.
 */
export async function makeBackup(ctx: BackupContext, reason: BackupReason): Promise<string> {
  return (await backUp(ctx, reason)).path;
}

/** The same when somebody asks for it: kept until somebody removes it. */
export function makeBackupByHand(ctx: BackupContext): Promise<BackupMade> {
  return backUp(ctx, 'manual');
}

async function backUp(ctx: BackupContext, reason: BackupReason): Promise<BackupMade> {
  const folder = backupFolder(ctx.config.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `petasos-${stampOf(ctx.clock.now())}-${reason}.json.gz`);
  const made = await writeBackup(ctx, path);
  await rotate(folder);
  return made;
}

/** Writes a backup where somebody wants it. Throws Trouble 'file-exists', 'folder-missing' or 'disk-full'. */
export async function makeBackupAt(ctx: BackupContext, path: string): Promise<BackupMade> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Trouble('file-exists', { file: path });
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new Trouble('folder-missing', { folder: dirname(path) });
  return writeBackup(ctx, path);
}

async function writeBackup(ctx: BackupContext, path: string): Promise<BackupMade> {
  await requireSpace(dirname(path));
  return ctx.db.exclusively('backup', () =>
    ctx.db.exclusively('import', async () => {
      const part = `${path}.part`;
      try {
        const foot = await pictureOf(ctx, (text) => writeText(part, text));
        const read = await checkBackup(part, ctx.keys);
        // The disk may have kept something else than what it was given.
        if (read.foot.whole !== foot.whole) throw new Error('the backup does not hold what was written');
        const { size } = await stat(part);
        await rename(part, path);
        const counts = Object.values(foot.rows);
        const rows = counts.reduce((sum, n) => sum + n, 0);
        return { path, bytes: size, tables: counts.length, rows, sum: foot.whole ?? '' };
      } finally {
        await rm(part, { force: true });
      }
    }),
  );
}

/**
 * The backup of the timer, made when the truth has changed since the newest one: every hour embedded, whose disk may be
 * the only one; every day on a server, which has an administrator. Returns its path, or undefined.
 */
export async function backupWhenChanged(ctx: BackupContext): Promise<string | undefined> {
  const [newest] = await listBackups(ctx.config.dataDir);
  const isServer = ctx.db.kind === 'server';
  // Some minutes less than a day, or each would slip to the next hour.
  if (isServer && newest && newest.stamp > stampBefore(ctx, DAY_MS - HOUR_MS / 2)) return undefined;
  const head = newest && (await readBackupHead(newest.path));
  const mark = await truthMark(ctx.db.as(system('backup')));
  return head?.mark === mark ? undefined : makeBackup(ctx, isServer ? 'daily' : 'hourly');
}

/** As backupWhenChanged, unless one was made within the hour: for commands that open the database by themselves. */
export async function backupWhenDue(ctx: BackupContext): Promise<string | undefined> {
  const [newest] = await listBackups(ctx.config.dataDir);
  return newest && newest.stamp > stampBefore(ctx, HOUR_MS) ? undefined : backupWhenChanged(ctx);
}

function stampBefore(ctx: BackupContext, ms: number): string {
  const then = ctx.clock.now();
  then.setTime(then.getTime() - ms);
  return stampOf(then);
}

/** All backups of a data folder, newest first. */
export async function listBackups(dataDir: string): Promise<BackupFile[]> {
  const folder = backupFolder(dataDir);
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const m = NAME.exec(name);
      if (!m) return [];
      const [, day = '', time = '', reason] = m;
      return [
        { path: join(folder, name), name, reason: reason as BackupReason, day, stamp: `${day}T${time}Z` },
      ];
    })
    .sort((a, b) => b.stamp.localeCompare(a.stamp));
}

/** The newest backup that can be read to its end. */
export async function newestWhole(dataDir: string): Promise<BackupFile | undefined> {
  for (const file of await listBackups(dataDir)) if (await isWhole(file.path)) return file;
  return undefined;
}

async function writeText(path: string, text: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(text), createGzip({ level: 6 }), createWriteStream(path, { mode: 0o600 }));
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}

async function requireSpace(folder: string): Promise<void> {
  const space = await statfs(folder);
  const free = space.bavail * space.bsize;
  if (free < LEAST_FREE_BYTES) {
    throw new Trouble('disk-full', { folder, freeMb: Math.floor(free / 1e6) });
  }
}

/** Keeps the last 24 hourly ones, the newest of each of the last 7 days, 14 daily ones, 5 from before migrations, and all made by hand. */
async function rotate(folder: string): Promise<void> {
  const all = await listBackups(join(folder, '..'));
  for (const file of surplus(all)) await rm(file.path);
}

/** Those of the list (newest first) that may go. */
export function surplus(all: readonly BackupFile[]): BackupFile[] {
  const hourly = all.filter((f) => f.reason === 'hourly');
  const days = [...Map.groupBy(hourly, (f) => f.day).values()].slice(0, DAILY_KEPT);
  const kept = new Set([
    ...hourly.slice(0, HOURLY_KEPT),
    ...days.flatMap((ofDay) => ofDay.slice(0, 1)),
    ...all.filter((f) => f.reason === 'daily').slice(0, OF_SERVER_KEPT),
    ...all.filter((f) => f.reason === 'migration').slice(0, BEFORE_MIGRATION_KEPT),
    ...all.filter((f) => f.reason === 'manual'),
  ]);
  return all.filter((f) => !kept.has(f));
}
