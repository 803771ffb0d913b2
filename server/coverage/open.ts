import { coverSlug } from '../../data/catalogue/indicators.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import { pillarRole } from '../../data/catalogue/psks.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import { id } from '../../data/words/id.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, type Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../disclosure/query.ts';
import { Fault } from '../fault.ts';
import { requireReader } from '../indicators/reader/answer.ts';
import { speakAsOffice } from '../naming/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import { type CoverRead, gatherCover } from './gather.ts';

export interface OpenCover {
  readonly read: CoverRead;
  readonly within: Within;
  readonly reader: Reader;
  /** the day of the areas and the register */
  readonly on: string;
}

/**
 * Coverage by a role as whoever asks may read it, by the register of a day. Throws Fault 'unknown-area', 'unknown-norm' where the role has not the
 * norm that is asked for, and those of requireReader.
 */
export async function openCover(
  ctx: Context,
  scope: Scope,
  request: Pick<RouteRequest<'coverage'>, 'within' | 'level' | 'period' | 'role' | 'norm'>,
  on = lastDay(request.period),
): Promise<OpenCover> {
  const { level, period, role, norm } = request;
  const db = ctx.db.as(scope);
  const within = await findWithin(db, request.within, on);
  if (!within) throw new Fault('unknown-area', { code: request.within });
  const entry = {
    slug: coverSlug(role),
    series: `cover:${role}`,
    family: 'cover',
    access: 'open',
    finest: null,
    name: pillarRole(role).name,
  } as const;
  const called = async (at: Level) => (await speakAsOffice(db, id, request.within)).domain.level[at];
  const asked = { code: within.code, level, sex: 'A', measure: 'tercatat', entries: [entry] } as const;
  const reader = await requireReader(scope, asked, called);
  const registry = await loadRegistry(db);
  return {
    read: await gatherCover(ctx, scope, registry, { within, level, period, role, norm, on }),
    within,
    reader,
    on,
  };
}
