import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { type BackupLine, isWhole, readBackupHead } from './backup-format.ts';
import { dumpRows, tablesToDump } from './dump.ts';
import { appliedMigrations } from './migrate.ts';
import type { Db } from './open.ts';
import { stampOf } from './stamp.ts';
import { Trouble } from './trouble.ts';

const HOURLY_KEPT = 24;
const DAILY_KEPT = 7;
const BEFORE_MIGRATION_KEPT = 5;
const LEAST_FREE_BYTES = 200e6;
const ATTEMPTS = 3;
const NAME = /^petasos-(\d{8})T(\d{6})Z-(hourly|manual|migration)\.json\.gz$/;

export type BackupReason = 'hourly' | 'manual' | 'migration';
type BackupContext = Pick<Context, 'config' | 'db' | 'clock'>;

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

/**
 * Writes a logical backup into DATA_DIR/backups and drops those past their time; returns its path. Imports wait while
 * it is read, requests do not: it is read in short slices. The file is whole or it is not there.
 * Throws Trouble 'disk-full' where less than 200 MB are free.
 */
export async function makeBackup(ctx: BackupContext, reason: BackupReason): Promise<string> {
  const folder = backupFolder(ctx.config.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requireSpace(folder);
  return ctx.db.exclusively('backup', () =>
    ctx.db.exclusively('import', async () => {
      const stamp = stampOf(ctx.clock.now());
      const path = join(folder, `petasos-${stamp}-${reason}.json.gz`);
      const part = `${path}.part`;
      try {
        await writeSteady(ctx, part);
        await rename(part, path);
      } finally {
        await rm(part, { force: true });
      }
      await rotate(folder);
      return path;
    }),
  );
}

/** The hourly backup: made when the truth has changed since the newest one. Returns its path, or undefined. */
export async function backupWhenChanged(ctx: BackupContext): Promise<string | undefined> {
  const [newest] = await listBackups(ctx.config.dataDir);
  const head = newest && (await readBackupHead(newest.path));
  const mark = await truthMark(ctx.db.as(system('backup')));
  return head?.mark === mark ? undefined : makeBackup(ctx, 'hourly');
}

/** As backupWhenChanged, unless one was made within the hour: for commands that open the database by themselves. */
export async function backupWhenDue(ctx: BackupContext): Promise<string | undefined> {
  const [newest] = await listBackups(ctx.config.dataDir);
  const hourAgo = ctx.clock.now();
  hourAgo.setUTCHours(hourAgo.getUTCHours() - 1);
  return newest && newest.stamp > stampOf(hourAgo) ? undefined : backupWhenChanged(ctx);
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

/** A text that changes with every change of the truth: each raises the data version or leaves an audit event. */
export async function truthMark(db: Db): Promise<string> {
  const row = await sql<{ mark: string }>`
    select (select data_version from data_state) || '.' || coalesce((select max(id) from audit_event), 0) as mark
  `.execute(db);
  return row.rows[0]?.mark ?? '';
}

/** Slices are no snapshot: when something changed meanwhile, what was read may not fit together and is read again. */
async function writeSteady(ctx: BackupContext, path: string): Promise<void> {
  const db = ctx.db.as(system('backup'));
  for (let attempt = 1; ; attempt += 1) {
    const mark = await truthMark(db);
    await write(ctx, path, mark);
    if ((await truthMark(db)) === mark) return;
    if (attempt === ATTEMPTS) throw new Error('the data changed during every attempt to back it up');
  }
}

async function write(ctx: BackupContext, path: string, mark: string): Promise<void> {
  const lines = Readable.from(textOf(content(ctx, mark)));
  await pipeline(lines, createGzip({ level: 6 }), createWriteStream(path, { mode: 0o600 }));
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}

async function* content(ctx: BackupContext, mark: string): AsyncGenerator<readonly BackupLine[]> {
  const db = ctx.db.as(system('backup'));
  yield [
    {
      petasosBackup: 1,
      madeAt: ctx.clock.now().toISOString(),
      schema: await appliedMigrations(ctx),
      mark,
      dataVersion: Number(mark.split('.')[0]),
    },
  ];
  const rows: Record<string, number> = {};
  for (const table of await tablesToDump(db)) {
    yield [{ table: table.table, columns: table.columns, sequences: table.sequences }];
    rows[table.table] = 0;
    for await (const slice of dumpRows(db, table)) {
      rows[table.table] = (rows[table.table] ?? 0) + slice.length;
      yield slice;
    }
  }
  yield [{ rows }];
}

async function* textOf(batches: AsyncIterable<readonly BackupLine[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function requireSpace(folder: string): Promise<void> {
  const space = await statfs(folder);
  const free = space.bavail * space.bsize;
  if (free < LEAST_FREE_BYTES) {
    throw new Trouble('disk-full', { folder, freeMb: Math.floor(free / 1e6) });
  }
}

/** Keeps the last 24 hourly ones, the newest of each of the last 7 days, 5 from before migrations, and all made by hand. */
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
    ...all.filter((f) => f.reason === 'migration').slice(0, BEFORE_MIGRATION_KEPT),
    ...all.filter((f) => f.reason === 'manual'),
  ]);
  return all.filter((f) => !kept.has(f));
}
