import type { RouteAnswer } from '../../data/contract/routes.ts';
import { marksOf } from '../access/key-mark.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { backupState } from '../db/backup-state.ts';
import { appliedMigrations } from '../db/migrate.ts';
import { VERSION } from '../version.ts';

/** How the installation is: versions, backups and their age, which key seals. */
export async function systemState(ctx: Context, _scope: Scope): Promise<RouteAnswer<'systemState'>> {
  const { every, kept, ageHours, changedSince, late } = await backupState(ctx);
  const isDemo = ctx.folder.kind === 'demo';
  const [present] = ctx.keys.known();
  if (!present) throw new Error('there is no key');
  const mark = (await marksOf(ctx)).find((known) => known.fingerprint === present.fingerprint);
  return {
    version: VERSION,
    database: ctx.db.kind,
    schema: (await appliedMigrations(ctx)).at(-1) ?? '',
    backups: {
      every: isDemo ? null : every,
      kept: kept.map(({ name, madeAt, bytes, reason }) => ({ name, madeAt, bytes, reason })),
      ageHours,
      changedSince: changedSince && !isDemo,
      late: late && !isDemo,
    },
    key: { ...present, since: mark?.since.toISOString() ?? null },
  };
}
