import type { AreaRef } from '../../data/contract/area.ts';
import type { DisclosurePreview, DisclosureSettings } from '../../data/contract/disclosure.ts';
import { byNewest } from '../../data/contract/period.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { orderPart } from './order-part.ts';
import { withPlanner } from './plan-apart.ts';
import { loadPlanBasis } from './plan-basis.ts';
import { loadDisclosure } from './query.ts';
import { type BuildToPublish, loadBuildsToPublish } from './store/query.ts';
import { loadCurrentParts } from './store/releases.ts';

interface Previewing {
  readonly progress: (stage: string, share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * What settings would show and hide of one regency and period, beside what those in force would; stores nothing. Throws
 * Fault 'disclosure-refused' where nothing was brought in there.
 */
export async function previewSettings(
  db: Db,
  settings: DisclosureSettings,
  asked: { readonly within?: string | undefined; readonly period?: string | undefined },
  { progress, signal }: Previewing,
): Promise<DisclosurePreview> {
  const { build, within } = await findBuild(db, asked);
  const { settings: held } = await loadDisclosure(db);
  const [before, after] = await withPlanner(signal, async (planner) => {
    progress('plan', 0);
    const now = await planner.preview(await orderOf(db, build, held));
    progress('plan', 0.5);
    return [now, await planner.preview(await orderOf(db, build, settings))] as const;
  });
  progress('plan', 1);
  return {
    within,
    period: build.period,
    before: [...before.cells],
    after: [...after.cells],
    tables: [...after.tables],
    hidesEverything: after.told === 0,
    kept: after.cells.reduce((n, c) => n + c.kept, 0),
  };
}

/** How many figures besides zeros settings would show anywhere: looked for until one is found. */
export async function previewWhole(
  db: Db,
  settings: DisclosureSettings,
  { progress, signal }: Previewing,
): Promise<number> {
  const builds = await loadBuildsToPublish(db);
  // Nothing to hide is no mistake.
  if (builds.length === 0) return 1;
  return withPlanner(signal, async (planner) => {
    for (const [i, build] of [...builds].reverse().entries()) {
      progress('plan', i / builds.length);
      if (build.level === 'provinsi') continue;
      const { told } = await planner.preview(await orderOf(db, build, settings));
      if (told > 0) return told;
    }
    return 0;
  });
}

async function orderOf(db: Db, build: BuildToPublish, settings: DisclosureSettings) {
  const parts = await loadCurrentParts(db);
  return orderPart(db, build, {
    ...(await loadPlanBasis(db, settings)),
    last: parts.find((p) => p.rootId === build.rootId && p.period === build.period),
  });
}

async function findBuild(
  db: Db,
  { within, period }: { readonly within?: string | undefined; readonly period?: string | undefined },
): Promise<{ build: BuildToPublish; within: AreaRef }> {
  const builds = (await loadBuildsToPublish(db)).filter((b) => b.level === 'kabupaten');
  const areas = await db
    .selectFrom('area_version')
    .select(['area_id as id', 'code', 'name', 'level'])
    .where('current', '=', true)
    .where('area_id', 'in', [...builds.map((b) => b.rootId), -1])
    .orderBy('code')
    .execute();
  const root = within === undefined ? areas[0] : areas.find((area) => area.code === within);
  const own = builds.filter((b) => b.rootId === root?.id && (period === undefined || b.period === period));
  // What the map opens on.
  const [build] = own.sort((a, b) => byNewest(a.period, b.period));
  if (!root || !build) throw new Fault('disclosure-refused', { reason: 'no-figures' });
  return { build, within: root };
}
