import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import type { Db } from '../db/open.ts';
import { loadRegistry } from '../own/answer.ts';
import { loadOwn } from '../own/query.ts';
import { loadSeriesTold } from '../spm/query.ts';
import { grantedTo } from './granted.ts';
import type { Insiders } from './plan/plan.ts';
import type { PlanSettings } from './plan/settings.ts';
import { insidersOf, planSettingsOf } from './plan-settings.ts';
import { loadExactGrants } from './store/query.ts';

/** What every part of a release is planned by: settings, and who holds exact figures besides. */
export interface PlanBasis {
  readonly settings: PlanSettings;
  readonly insiders: Insiders;
}

/** As the office has it at this moment: a grant that is given later is guarded against from the next release on. */
export async function loadPlanBasis(db: Db, settings: DisclosureSettings): Promise<PlanBasis> {
  const [own, grants, registry, services] = await Promise.all([
    loadOwn(db),
    loadExactGrants(db),
    loadRegistry(db),
    loadSeriesTold(db),
  ]);
  const { readers, holders } = grantedTo(grants);
  const series = (slug: string) => {
    const entry = registry.find(`${slug}.count`)?.entry;
    return entry && entry.family !== 'population' ? [entry.series] : [];
  };
  const insiders = insidersOf(
    settings,
    readers.map((slugs) => slugs.flatMap(series)),
    holders,
  );
  return { settings: planSettingsOf(settings, own, services), insiders };
}
