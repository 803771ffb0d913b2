import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import type { Db } from '../db/open.ts';
import { loadRegistry } from '../own/answer.ts';
import { loadOwn } from '../own/query.ts';
import { loadSeriesTold } from '../spm/query.ts';
import type { Insiders } from './plan/plan.ts';
import type { PlanSettings } from './plan/settings.ts';
import { insidersOf, planSettingsOf } from './plan-settings.ts';
import { loadGrantedSeries } from './store/query.ts';

/** What every part of a release is planned by: settings, and who holds exact figures besides. */
export interface PlanBasis {
  readonly settings: PlanSettings;
  readonly insiders: Insiders;
}

/** As the office has it at this moment: a grant that is given later is guarded against from the next release on. */
export async function loadPlanBasis(db: Db, settings: DisclosureSettings): Promise<PlanBasis> {
  const [own, slugs, registry, services] = await Promise.all([
    loadOwn(db),
    loadGrantedSeries(db),
    loadRegistry(db),
    loadSeriesTold(db),
  ]);
  const series = slugs.flatMap((slug) => registry.find(`${slug}.count`)?.entry.series ?? []);
  return { settings: planSettingsOf(settings, own, services), insiders: insidersOf(settings, series) };
}
