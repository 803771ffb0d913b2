import type { ReleaseHead } from '../../data/contract/disclosure.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { describeReleases, whyDue } from './describe.ts';
import { loadDisclosure } from './query.ts';
import { makeRelease, type ReleaseRequest } from './release.ts';
import { loadReleases } from './store/releases.ts';

/** Makes a release, and says what it holds. Throws the faults of makeRelease. */
export async function release(ctx: Context, scope: Scope, request: ReleaseRequest): Promise<ReleaseHead> {
  const id = await makeRelease(ctx, scope, request);
  const made = (await listReleases(ctx, scope)).find((head) => head.id === id);
  if (!made) throw new Error(`release ${id} was made and is not there`);
  return made;
}

/** Releases, newest first. */
export async function listReleases(ctx: Context, scope: Scope): Promise<ReleaseHead[]> {
  return describeReleases(await loadReleases(ctx.db.as(scope)));
}

/**
 * The release of a night: the first one of all, or where the office wants one a day and something changed. Waits for
 * another night where one is being made or an import runs.
 */
export async function releaseByNight(ctx: Context, scope: Scope): Promise<void> {
  const db = ctx.db.as(scope);
  const [due, { settings }] = await Promise.all([whyDue(db), loadDisclosure(db)]);
  const isFirst = due.includes('none-yet');
  if (due.length === 0 || !(isFirst || settings.daily)) return;
  try {
    await makeRelease(ctx, scope, { reason: isFirst ? 'first' : 'daily', note: '' });
  } catch (reason) {
    if (!(reason instanceof Fault && reason.code === 'release-busy')) throw reason;
    ctx.log.info({ reason: reason.detail.reason }, 'no release tonight');
  }
}
