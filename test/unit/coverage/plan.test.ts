import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseLimits, PlanCase, PlanPost, PlanUnit } from '../../../server/coverage/plan/case.ts';
import { findConflict } from '../../../server/coverage/plan/conflict.ts';
import { broken, evaluate } from '../../../server/coverage/plan/evaluate.ts';
import { orderMoves, whyStay } from '../../../server/coverage/plan/moves.ts';
import { placesOf } from '../../../server/coverage/plan/places.ts';
import type { Pace } from '../../../server/coverage/plan/proof.ts';
import { solvePlan } from '../../../server/coverage/plan/solve.ts';
import { bestByTrying, greedy, largeCase, smallCase, withPair } from './plan-cases.ts';

const pace: Pace = { seconds: 20, now: () => performance.now(), tell: () => {}, keep: () => {} };
const FREE: CaseLimits = { mostKm: null, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false };

const unit = (need: number, east: number, more: Partial<PlanUnit> = {}): PlanUnit => ({
  need,
  asked: 1,
  fixed: 0,
  at: [114 + east / 100, -8],
  kecamatan: 1,
  desa: east,
  ...more,
});
const post = (
  person: number,
  from: number | null,
  units: readonly PlanUnit[],
  more: Partial<PlanPost> = {},
): PlanPost => ({
  person,
  from,
  weight: 1,
  home: from === null ? null : (units[from]?.at ?? null),
  kecamatan: 1,
  ownDesa: false,
  pinned: false,
  ...more,
});

describe('a plan of who should serve elsewhere', () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });
  const found = (given: PlanCase) => {
    const solved = solvePlan(highs, given, pace);
    if (!solved.found) throw new Error('the limits contradict each other');
    return solved;
  };

  test.each([
    ['whole officers', false],
    ['officers who serve several areas', true],
  ])('is as good as trying every plan there is, for %s', (_, parts) => {
    fc.assert(
      fc.property(smallCase({ parts }), (given) => {
        const solved = solvePlan(highs, given, pace);
        const best = bestByTrying(given);
        if (!solved.found || best === null) {
          expect(solved.found).toBe(best !== null);
          return;
        }
        const is = evaluate(given, solved.places);
        expect(broken(given, solved.places)).toEqual([]);
        expect(is.without).toBeCloseTo(best.without, 4);
        expect(is.moves).toBe(best.moves);
        expect(is.km).toBeLessThanOrEqual(best.km * 1.01 + 0.01);
        expect(solved.without.proven && solved.moves.proven).toBe(true);
        expect(solved.without.bound).toBeLessThanOrEqual(is.without + 1e-6);
      }),
      { numRuns: parts ? 200 : 800 },
    );
  });

  test('is the same whether officers go as a flow or places are searched by the solver', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(largeCase, (given) => {
        const flow = solvePlan(highs, given, pace);
        const searched = solvePlan(highs, withPair(given), pace);
        expect(searched.found).toBe(flow.found);
        if (!flow.found || !searched.found) return;
        expect(broken(given, flow.places)).toEqual([]);
        expect(flow.without.value).toBeCloseTo(searched.without.value, 3);
        expect(flow.moves.value).toBe(searched.moves.value);
        expect(flow.km.value).toBeLessThanOrEqual(searched.km.value * 1.001 + 0.01);
        expect(flow.without.proven && flow.moves.proven).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('is never worse than filling the worst gap first, and sometimes much better', () => {
    // Filling the worst gap takes the only one who reaches the other.
    const units = [unit(0, 25), unit(0, 5), unit(100, 10), unit(90, 40)];
    const given = {
      units,
      posts: [post(1, 0, units), post(2, 1, units)],
      limits: { ...FREE, mostKm: 20 },
    };
    expect(evaluate(given, greedy(given)).without).toBe(90);
    expect(evaluate(given, found(given).places).without).toBe(0);
    fc.assert(
      fc.property(smallCase({ parts: false }), (any) => {
        const free = {
          ...any,
          limits: { ...any.limits, keepCovered: false, ownKecamatan: false, mostKm: null },
        };
        const best = evaluate(free, found(free).places).without;
        expect(best).toBeLessThanOrEqual(evaluate(free, greedy(free)).without + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('people without cover come first, then few moves, then short ways', () => {
    const units = [unit(10, 0), unit(10, 1), unit(200, 20), unit(0, 21)];
    const posts = [post(1, 0, units), post(2, 1, units), post(3, 3, units)];
    const { places } = found({ units, posts, limits: FREE });
    // The one who serves where nobody is in need goes, though others would go too.
    expect(places).toEqual([0, 1, 2]);
  });

  test('says for each move why, and how many are without cover before and after it', () => {
    const units = [unit(0, 0), unit(50, 1), unit(30, 2, { asked: 2, fixed: 1 })];
    const posts = [post(1, 0, units), post(2, 0, units)];
    const given = { units, posts, limits: FREE };
    const moves = orderMoves(given, found(given).places, placesOf(given));
    expect(moves.map(({ to, reason, before, after }) => ({ to, reason, before, after }))).toEqual([
      { to: 1, reason: 'nobody', before: 65, after: 15 },
      { to: 2, reason: 'short', before: 15, after: 0 },
    ]);
  });

  test('who leaves a covered area is followed by another where the limits ask for it', () => {
    const units = [unit(5, 0), unit(40, 20), unit(0, 40)];
    const posts = [post(1, 1, units, { home: units[0]?.at ?? null }), post(2, 2, units)];
    const given = { units, posts, limits: { ...FREE, mostKm: 23 } };
    const { places } = found(given);
    expect(places).toEqual([0, 1]);
    expect(orderMoves(given, places, placesOf(given)).map((m) => m.reason)).toEqual(['follows', 'nobody']);
    expect(whyStay(given, [1, 2], placesOf(given))).toEqual(['no-gain', 'no-gain']);
  });

  test('who may not stay goes, also where that covers nobody more', () => {
    const units = [unit(1, 0, { asked: 0 }), unit(16, 10, { asked: 0 }), unit(0, 30, { asked: 0 })];
    const home = units[2]?.at ?? null;
    const posts = [post(1, 0, units, { home }), post(2, 1, units, { pinned: true, weight: 0.5 })];
    const given = { units, posts, limits: { ...FREE, mostKm: 23, mostNeedPerPerson: 30 } };
    expect(found(given).places).toEqual([1, 1]);
  });

  test('one who belongs to a desa serves nowhere else', () => {
    const units = [unit(0, 0, { desa: 1 }), unit(9, 1, { desa: 1 }), unit(90, 2, { desa: 2 })];
    const { places } = found({ units, posts: [post(1, 0, units, { ownDesa: true })], limits: FREE });
    expect(places).toEqual([1]);
  });

  test('names the limits that contradict each other, and the area or person for whom they do', () => {
    const units = [unit(300, 0), unit(10, 50)];
    const posts = [post(1, 0, units), post(2, 1, units)];
    const asked = { units, posts, limits: { ...FREE, keepCovered: true, mostNeedPerPerson: 100 } };
    const solved = solvePlan(highs, asked, pace);
    expect(solved).toMatchObject({ found: false, posts: [] });
    if (solved.found) return;
    expect(findConflict(highs, asked, solved, pace)).toEqual({
      limits: ['mostNeedPerPerson', 'keepCovered'],
      units: [0],
      posts: [],
    });
    const far: PlanCase = {
      units,
      posts: [post(1, 1, units, { pinned: true, home: units[0]?.at ?? null })],
      limits: { ...FREE, mostKm: 5 },
    };
    const stuck = solvePlan(highs, far, pace);
    expect(stuck).toEqual({ found: false, units: [], posts: [0] });
    if (stuck.found) return;
    expect(findConflict(highs, far, stuck, pace).limits).toEqual(['mostKm', 'pinned']);
  });

  test('which limits contradict each other takes no more time than there is: out of it, all that are set are named', () => {
    const units = [unit(100, 0), unit(100, 1)];
    const asked: PlanCase = {
      units,
      posts: [post(0, 0, units)],
      limits: { ...FREE, keepCovered: true, mostNeedPerPerson: 50, mostKm: 900 },
    };
    const solved = solvePlan(highs, asked, pace);
    if (solved.found) throw new Error('nothing fits these limits');
    expect(findConflict(highs, asked, solved, pace).limits).toEqual(['mostNeedPerPerson', 'keepCovered']);
    expect(findConflict(highs, asked, solved, { ...pace, seconds: 0 }).limits).toEqual([
      'mostNeedPerPerson',
      'mostKm',
      'keepCovered',
    ]);
  });

  test('out of time it gives a plan that keeps the limits, and does not call it proven', () => {
    const units = Array.from({ length: 60 }, (_, i) => unit((i * 37) % 100, i));
    const posts = Array.from({ length: 40 }, (_, i) => post(i, (i * 7) % 20, units));
    const given = { units, posts, limits: FREE };
    const solved = solvePlan(highs, given, { ...pace, seconds: 0 });
    if (!solved.found) throw new Error('found nothing');
    expect(broken(given, solved.places)).toEqual([]);
    expect(solved.without.proven).toBe(false);
  });

  test('out of time nobody is left where the limits do not let them be', () => {
    const units = [unit(0, 0), unit(1, 5), unit(9, 60)];
    for (const weight of [1, 0.5]) {
      const posts = [post(0, 2, units, { home: [114, -8], weight }), post(1, 0, units, { weight })];
      const given = { units, posts, limits: { ...FREE, mostKm: 20 } };
      let time = 0;
      const solved = solvePlan(highs, given, { ...pace, seconds: 0, now: () => 1000 * time++ });
      if (!solved.found) throw new Error('found nothing');
      expect(solved.places).toEqual([0, 0]);
      expect(solved.without.proven).toBe(false);
    }
  });

  test('whenever the time is over, what is said to be possible at most is possible at most', () => {
    fc.assert(
      fc.property(largeCase, fc.integer({ min: 0, max: 12 }), (given, looks) => {
        const best = solvePlan(highs, given, pace);
        let time = 0;
        const solved = solvePlan(highs, given, { ...pace, seconds: looks, now: () => 1000 * time++ });
        if (!best.found || !solved.found) return;
        expect(solved.without.bound).toBeLessThanOrEqual(best.without.value + 1e-3);
        expect(solved.without.value).toBeGreaterThanOrEqual(best.without.value - 1e-3);
        if (solved.without.proven) expect(solved.without.value).toBeCloseTo(best.without.value, 3);
      }),
      { numRuns: 60 },
    );
  });
});
