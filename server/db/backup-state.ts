import { stat } from 'node:fs/promises';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { type BackupFile, listBackups } from './backup.ts';
import { truthMark } from './backup-content.ts';
import { type BackupHead, readBackupHead } from './backup-format.ts';

const HOUR_MS = 3_600_000;
const MOST = 50;

export interface BackupState {
  /** how often the timer makes one where something changed */
  readonly every: 'hour' | 'day';
  /** newest first, at most 50 */
  readonly kept: readonly (BackupFile & { readonly bytes: number; readonly madeAt: string })[];
  readonly newest: BackupFile | undefined;
  /** of the newest, where it can be read */
  readonly ageHours: number | null;
  readonly changedSince: boolean;
  /** something changed, and three turns of the timer went by without one since then, or since anything was done here */
  readonly late: boolean;
}

/** Which backups are there, how old is the newest, and is anything missing from it? */
export async function backupState(ctx: Pick<Context, 'config' | 'db' | 'clock'>): Promise<BackupState> {
  const every = ctx.db.kind === 'embedded' ? 'hour' : 'day';
  const files = (await listBackups(ctx.config.dataDir)).slice(0, MOST);
  const [newest] = files;
  const head = newest && (await readBackupHead(newest.path));
  const mark = await truthMark(ctx.db.as(system('health')));
  const ageHours = head ? ageOf(head, ctx) : null;
  // Nothing has been brought yet: there is nothing to lose.
  const changedSince = head ? head.mark !== mark : mark !== '0.0';
  const turns = (every === 'hour' ? 1 : 24) * 3;
  const waitedHours = ageHours ?? (await hoursSinceFirstChange(ctx));
  return {
    every,
    newest,
    ageHours,
    changedSince,
    late: changedSince && waitedHours > turns,
    kept: await Promise.all(
      files.map(async (file) => ({
        ...file,
        bytes: (await stat(file.path)).size,
        madeAt: instantOf(file.stamp),
      })),
    ),
  };
}

/** A new installation has no backup yet, and is not late with it. */
async function hoursSinceFirstChange(ctx: Pick<Context, 'db' | 'clock'>): Promise<number> {
  const first = await ctx.db
    .as(system('health'))
    .selectFrom('audit_event')
    .select((eb) => eb.fn.min('at').as('at'))
    .executeTakeFirst();
  return first?.at ? (ctx.clock.now().getTime() - first.at.getTime()) / HOUR_MS : 0;
}

function ageOf(head: BackupHead, ctx: Pick<Context, 'clock'>): number {
  return Math.max(0, (ctx.clock.now().getTime() - Date.parse(head.madeAt)) / HOUR_MS);
}

/** '20260302T030000Z' as an instant with its signs. */
function instantOf(stamp: string): string {
  return stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
