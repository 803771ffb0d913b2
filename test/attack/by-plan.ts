import { makeTables } from '../../server/disclosure/plan/make-tables.ts';
import type { PastPart, Plan } from '../../server/disclosure/plan/plan.ts';
import { planTables } from '../../server/disclosure/plan/plan-tables.ts';
import { FIRST_PLAN_SETTINGS, type PlanSettings } from '../../server/disclosure/plan/settings.ts';
import { attack, type Outcome } from './attack.ts';
import { type Insider, insiderOf, insidersOfLevel, sliceOf } from './insiders.ts';
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

/** Series that each reader of a slice reads exactly everywhere; every list is one reader. */
export type Slices = readonly (readonly string[])[];

/** What roles read by themselves: a Tagana who needs help to evacuate. */
export const ROLE_SLICES: Slices = [['evakuasi']];

/** Every open type of the total that some release tells, each alone. */
export function everyType(worlds: readonly World[]): Slices {
  return [...new Set(worlds.flatMap(sliceTypes))].map((type) => [type]);
}

/**
 * Releases of a regency one after the other, each planned with those before it.
 *
 * @param guarded types that somebody reads exactly everywhere, besides what roles read; every open type where it is not said
 */
export function releaseAll(
  worlds: readonly World[],
  settings: PlanSettings = FIRST_PLAN_SETTINGS,
  guarded?: Slices,
): { seen: Seen[]; plans: Plan[] } {
  const seen: Seen[] = [];
  const plans: Plan[] = [];
  const history: PastPart[] = [];
  for (const world of worlds) {
    const { areas, rows, codeOf } = asPlanInput(world);
    const types = guarded ?? everyType([world]);
    const plan = planTables(makeTables({ areas, rows, settings }), {
      insiders: {
        areas: ['kecamatan', 'desa', 'rt'],
        slices: [EVACUATION, ...types],
      },
      history: [...history],
    });
    plans.push(plan);
    history.push({ cells: plan.cells, rows });
    seen.push(seenOf(world, plan.cells, codeOf, seen.at(-1)));
  }
  return { seen, plans };
}

/**
 * Everybody inside: who holds one area, or several by one account, and who reads one of the slices. Whoever holds exact figures held them when the
 * earlier releases were made as well.
 */
export function insidersWith(
  knowledge: Knowledge,
  slices: Slices,
  areas: readonly (readonly string[])[] = [],
): Insider[] {
  const byName = new Map<string, Insider>();
  for (const [at, { world }] of knowledge.releases.entries()) {
    const told = new Set([...world.all()].map((f) => f.series));
    const held = slices.map((all) => all.filter((series) => told.has(series)));
    for (const insider of [
      ...insidersOfLevel(knowledge, at, 'kecamatan', 'kecamatan'),
      ...insidersOfLevel(knowledge, at, 'desa', 'desa'),
      ...insidersOfLevel(knowledge, at, 'rt', 'rt'),
      ...areas.map((codes) => insiderOf(knowledge, at, world, codes, 'areas')),
      ...held.map((all, i) => ({
        ...sliceOf(knowledge, at, all),
        name: `slice ${slices[i]?.join(' ')}`,
      })),
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

/**
 * Plans, and attacks what the plans publish, after each release: what one of them told too much, no later one could mend,
 * and after the last it would look as if there had been no room.
 */
export async function attackPlans(
  worlds: readonly World[],
  settings: PlanSettings = FIRST_PLAN_SETTINGS,
  guarded?: Slices,
): Promise<Outcome & { readonly seen: readonly Seen[]; readonly plans: readonly Plan[] }> {
  const { seen, plans } = releaseAll(worlds, settings, guarded);
  const slices = [...ROLE_SLICES, ...(guarded ?? everyType(worlds))];
  const outcomes: Outcome[] = [];
  for (const after of seen.keys()) {
    const knowledge = new Knowledge(seen.slice(0, after + 1), { open: settings.k, closed: settings.kClosed });
    outcomes.push(await attack(knowledge, insidersWith(knowledge, slices)));
  }
  const last = outcomes.at(-1) as Outcome;
  return { ...last, pins: outcomes.flatMap((o) => o.pins), seen, plans };
}
