import type { PlanCount, PlannedCell } from './plan.ts';

/** How much of each table is shown, against what the primary rule leaves. */
export function countPlan(cells: readonly PlannedCell[]): PlanCount[] {
  const tallies = new Map<string, { -readonly [K in keyof PlanCount]: PlanCount[K] }>();
  for (const { family, level, measure, sex, state, because } of cells) {
    const bySex = sex !== 'A';
    const key = `${family} ${level} ${measure} ${bySex}`;
    let tally = tallies.get(key);
    if (!tally) {
      tally = { family, level, measure, bySex, cells: 0, shown: 0, kept: 0, primary: 0, share: 1 };
      tallies.set(key, tally);
    }
    tally.cells += 1;
    if (state === 'shown') tally.shown += 1;
    if (state === 'kept') tally.kept += 1;
    if (because === 'primary') tally.primary += 1;
  }
  return [...tallies.values()].map((t) => ({
    ...t,
    share: t.cells === t.primary ? 1 : t.shown / (t.cells - t.primary),
  }));
}
