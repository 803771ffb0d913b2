import { expect, test } from 'vitest';
import { broken, evaluate } from '../../server/coverage/plan/evaluate.ts';
import { solveApart } from '../../server/coverage/plan/solve-apart.ts';
import { benchCase } from '../bench/plan-case.ts';

/** With officers who serve half in one area and half in another, anywhere: the solver searches, and forgets the clock. */
test('a solver that does not look at the clock is ended, and the best that it had found is the plan', {
  timeout: 120_000,
}, async () => {
  const whole = benchCase(3500, 800, null);
  const posts = whole.posts.map((post, p) => {
    const first = whole.posts[p - (p % 2)] ?? post;
    return p < 160 ? { ...post, person: Math.floor(p / 2), home: first.home, weight: 0.5 } : post;
  });
  const given = { ...whole, posts };
  const began = performance.now();
  const stages = new Set<string>();
  const solved = await solveApart({ given, seconds: 15 }, new AbortController().signal, (stage) =>
    stages.add(stage),
  );
  // The time itself, the grace that a solver gets, and another thread to order the moves.
  expect((performance.now() - began) / 1000).toBeLessThan(15 + 4 + 20);
  if (!solved.found) throw new Error('no limits contradict each other');
  expect([...stages]).toContain('without');
  expect(broken(given, solved.places)).toEqual([]);
  const is = evaluate(given, solved.places);
  expect([solved.without.value, solved.moves.value]).toEqual([is.without, is.moves]);
  expect(solved.ordered).toHaveLength(is.moves);
  expect(solved.without.bound).toBeLessThanOrEqual(is.without);
  expect(solved.moves.proven).toBe(false);
});
