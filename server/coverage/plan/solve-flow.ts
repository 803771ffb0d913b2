import type { Assignment, PlanCase } from './case.ts';
import { broken, evaluate } from './evaluate.ts';
import { Flow } from './flow.ts';
import { leaving, type Places } from './places.ts';
import type { Pace, Proof, Solved } from './proof.ts';

/** People: what a flow counts in whole parts is off by less than this. */
const NOISE = 1e-3;

/** Is each post a whole officer with no other post? Then a plan is a flow in a network. */
export function isFlow({ posts }: PlanCase): boolean {
  return (
    posts.every(({ weight }) => weight === 1) && new Set(posts.map((p) => p.person)).size === posts.length
  );
}

/** The best plan by a flow: all three aims at once. Out of time: what was found so far, and what its prices prove. */
export function solveFlow(given: PlanCase, places: Places, pace: Pace): Solved {
  const start = pace.now();
  const gone = () => (pace.now() - start) / 1000;
  const flow = new Flow(given, places);
  const flowed = flow.run(
    () => gone() >= pace.seconds,
    (share) => pace.tell('without', share),
  );
  if (flowed.ended && flowed.short.length > 0) return { found: false, units: flowed.short, posts: [] };
  const best = flowed.ended ? flowed.places : betterOf(given, places, flowed.places);
  const is = evaluate(given, best);
  const bound = Math.min(is.without, Math.max(0, flowed.bound));
  const isBest = flowed.ended && is.without - bound <= NOISE;
  const proof = (value: number): Proof => ({ value, bound: isBest ? value : 0, proven: isBest });
  return {
    found: true,
    places: best,
    without: { value: is.without, bound: isBest ? is.without : bound, proven: isBest },
    moves: proof(is.moves),
    km: proof(is.km),
    seconds: gone(),
  };
}

/** Of a plan that is half made and of nobody moving who may stay, the better one that keeps the limits. */
function betterOf(given: PlanCase, places: Places, half: Assignment): Assignment {
  const made = leaving(given, places, half);
  const today = leaving(
    given,
    places,
    given.posts.map((post) => post.from),
  );
  if (broken(given, made).length > 0) return today;
  return evaluate(given, made).without < evaluate(given, today).without ? made : today;
}
