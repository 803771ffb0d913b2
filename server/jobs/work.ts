import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { backupWhenChanged } from '../db/backup.ts';
import { releaseByNight } from '../disclosure/answer.ts';
import { measureAll } from '../hazards/answer.ts';
import { removeOldTileSets, tidyTables } from './query.ts';

/** What each kind of job is given. */
export interface JobData {
  backup: Record<never, never>;
  tidy: Record<never, never>;
  release: Record<never, never>;
  /** areas on the zones of hazards, after borders have changed */
  exposure: Record<never, never>;
}
export type JobName = keyof JobData;

export const QUEUES: readonly JobName[] = ['backup', 'tidy', 'release', 'exposure'];

/** Every hour at minute 7 (a server's daily backup is looked for as often), and each night; in UTC, so that it does not depend on the machine. */
export const SCHEDULES: readonly { name: JobName; cron: string }[] = [
  { name: 'backup', cron: '7 * * * *' },
  { name: 'tidy', cron: '23 19 * * *' },
  { name: 'release', cron: '41 18 * * *' },
];

/** Does one job. What it throws is tried again a minute later, twice. */
export async function work<N extends JobName>(ctx: Context, name: N, _data: JobData[N]): Promise<void> {
  switch (name) {
    case 'backup':
      // The demo can be made again.
      if (ctx.folder.kind === 'real') await backupWhenChanged(ctx);
      return;
    case 'tidy':
      await removeOldTileSets(ctx);
      if (ctx.db.kind === 'embedded') await tidyTables(ctx);
      return;
    case 'release':
      await releaseByNight(ctx, system('releases'));
      return;
    case 'exposure':
      await measureAll(ctx, system('jobs'));
  }
}
