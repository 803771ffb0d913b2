import { makeTables } from '../../server/disclosure/plan/make-tables.ts';
import type { PastPart, Plan } from '../../server/disclosure/plan/plan.ts';
import { planTables } from '../../server/disclosure/plan/plan-tables.ts';
import { FIRST_PLAN_SETTINGS, type PlanSettings } from '../../server/disclosure/plan/settings.ts';
import { attack, type Outcome } from './attack.ts';
import { type Insider, insidersOfLevel, slicesOf } from './insiders.ts';
import { Knowledge, type Seen } from './knowledge.ts';
import { asPlanInput, seenOf } from './planned.ts';
import type { World } from './world.ts';

const EVACUATION = ['PMKS-05', 'PMKS-08', 'PMKS-09'];

/** Open types of the total that are told: each can be somebody's slice. */
function sliceTypes(world: World): string[] {
  const total = world.vocabulary.sums.find((s) => s.series === 'total')?.types ?? [];
  const told = new Set([...world.all()].map((f) => f.series));
  return total.filter((type) => told.has(type));
}

/** Releases of a regency one after the other, each planned with those before it. */
export function releaseAll(
  worlds: readonly World[],
  settings: PlanSettings = FIRST_PLAN_SETTINGS,
): { seen: Seen[]; plans: Plan[] } {
  const seen: Seen[] = [];
  const plans: Plan[] = [];
  const history: PastPart[] = [];
  for (const world of worlds) {
    const { areas, rows, codeOf } = asPlanInput(world);
    const types = sliceTypes(world);
    const plan = planTables(makeTables({ areas, rows, settings }), {
      insiders: {
        areas: ['kecamatan', 'desa', 'rt'],
        slices: [EVACUATION, ...types.map((type) => [type])],
      },
      history: [...history],
    });
    plans.push(plan);
    history.push({ cells: plan.cells });
    seen.push(seenOf(world, plan.cells, codeOf, seen.at(-1)));
  }
  return { seen, plans };
}

/** Everybody who is guarded against: whoever holds exact figures held them when the earlier releases were made as well. */
export function allInsiders(knowledge: Knowledge): Insider[] {
  const byName = new Map<string, Insider>();
  for (const [at, { world }] of knowledge.releases.entries()) {
    const told = new Set([...world.all()].map((f) => f.series));
    const slices = [...sliceTypes(world), 'evakuasi'].filter((series) => told.has(series));
    for (const insider of [
      ...insidersOfLevel(knowledge, at, 'kecamatan', 'kecamatan'),
      ...insidersOfLevel(knowledge, at, 'desa', 'desa'),
      ...insidersOfLevel(knowledge, at, 'rt', 'rt'),
      ...slicesOf(knowledge, at, slices),
    ]) {
      const before = byName.get(insider.name);
      byName.set(insider.name, {
        ...insider,
        given: [...(before?.given ?? []), ...insider.given],
        relations: [...(before?.relations ?? []), ...insider.relations],
      });
    }
  }
  return [...byName.values()];
}

/** Plans, and attacks what the plans publish. */
export async function attackPlans(
  worlds: readonly World[],
  settings: PlanSettings = FIRST_PLAN_SETTINGS,
): Promise<Outcome & { readonly seen: readonly Seen[]; readonly plans: readonly Plan[] }> {
  const { seen, plans } = releaseAll(worlds, settings);
  const knowledge = new Knowledge(seen, { open: settings.k, closed: settings.kClosed });
  return { ...(await attack(knowledge, allInsiders(knowledge))), seen, plans };
}
