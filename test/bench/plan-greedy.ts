import type { PlanCase } from '../../server/coverage/plan/case.ts';
import { evaluate } from '../../server/coverage/plan/evaluate.ts';
import { solveApart } from '../../server/coverage/plan/solve-apart.ts';
import { greedy } from '../unit/coverage/plan-cases.ts';
import { spreadOf } from './measure.ts';
import { benchCase } from './plan-case.ts';
import type { BenchRow } from './report.ts';

const REGENCIES = 20;
const [DESA, OFFICERS, MOST_KM, SECONDS] = [60, 45, 3, 20];

/**
 * What a plan is worth: people without cover after it against those after moving one officer after the other to where each
 * helps most, as somebody would by hand, in regencies of which each is another.
 */
export async function greedyRow(): Promise<BenchRow> {
  const shares: number[] = [];
  const all = { today: 0, byHand: 0, planned: 0 };
  for (let seed = 1; seed <= REGENCIES; seed++) {
    const given = servingAtHome(benchCase(DESA, OFFICERS, MOST_KM, seed));
    const solved = await solveApart({ given, seconds: SECONDS }, new AbortController().signal, () => {});
    if (!solved.found) throw new Error('the limits contradict each other');
    const [planned, byHand] = [
      evaluate(given, solved.places).without,
      evaluate(given, greedy(given)).without,
    ];
    all.today += evaluate(
      given,
      given.posts.map((post) => post.from),
    ).without;
    all.byHand += byHand;
    all.planned += planned;
    shares.push(byHand === 0 ? 0 : 1 - planned / byHand);
  }
  const { median, low, high } = spreadOf(shares);
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return {
    what: `Plan of ${DESA} desa x ${OFFICERS} officers, at most ${MOST_KM} km from home: fewer people without cover than placed one by one`,
    measured: `${percent(1 - all.planned / all.byHand)} fewer; of a regency ${percent(median)} (${percent(low)}–${percent(high)})`,
    target: 'never more',
    met: shares.every((share) => share > -1e-9),
    how: `${REGENCIES} regencies: ${all.today.toFixed(0)} today, ${all.byHand.toFixed(0)} one by one, ${all.planned.toFixed(0)} planned`,
  };
}

/** Nobody has to leave where they are: by hand they would be left there against the limits. */
function servingAtHome(given: PlanCase): PlanCase {
  const homeOf = (from: number | null) => (from === null ? null : (given.units[from]?.at ?? null));
  return { ...given, posts: given.posts.map((post) => ({ ...post, home: homeOf(post.from) })) };
}
