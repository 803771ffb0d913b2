import fc from 'fast-check';
import { expect, test } from 'vitest';
import { broken, evaluate } from '../../../server/coverage/plan/evaluate.ts';
import { improve } from '../../../server/coverage/plan/improve.ts';
import { leaving, placesOf } from '../../../server/coverage/plan/places.ts';
import { greedy, largeCase, smallCase } from './plan-cases.ts';

test.each([
  ['whole officers', largeCase],
  ['officers who serve several areas', smallCase({ parts: true })],
])(
  'a plan that is bettered one officer at a time keeps the limits and is never worse, for %s',
  (_, cases) => {
    fc.assert(
      fc.property(cases, (given) => {
        const open = placesOf(given);
        const begun = leaving(
          given,
          open,
          given.posts.map((post) => post.from),
        );
        if (broken(given, begun).length > 0) return;
        const before = evaluate(given, begun);
        const places = improve(given, open, begun, () => false);
        expect(broken(given, places)).toEqual([]);
        const after = evaluate(given, places);
        expect(after.without).toBeLessThanOrEqual(before.without + 1e-6);
        if (after.without > before.without - 1e-6) expect(after.moves).toBeLessThanOrEqual(before.moves);
        // Late from the beginning it changes nothing.
        expect(improve(given, open, begun, () => true)).toEqual(begun);
      }),
      { numRuns: 300 },
    );
  },
);

test('it is no worse than filling the worst gap first', () => {
  fc.assert(
    fc.property(smallCase({ parts: false }), (any) => {
      const given = {
        ...any,
        limits: { mostKm: null, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false },
      };
      const begun = given.posts.map((post) => post.from);
      const { without } = evaluate(
        given,
        improve(given, placesOf(given), greedy(given), () => false),
      );
      expect(without).toBeLessThanOrEqual(evaluate(given, greedy(given)).without + 1e-6);
      expect(without).toBeLessThanOrEqual(evaluate(given, begun).without + 1e-6);
    }),
    { numRuns: 200 },
  );
});

test('a move that is no use is taken back', () => {
  const unit = (east: number, need: number) => ({
    need,
    asked: 1,
    fixed: 0,
    at: [114 + east / 100, -8] as const,
    kecamatan: 1,
    desa: east,
  });
  const units = [unit(0, 20), unit(5, 0), unit(9, 30)];
  const post = {
    person: 1,
    from: 0,
    weight: 1,
    home: units[0]?.at ?? null,
    kecamatan: 1,
    ownDesa: false,
    pinned: false,
  };
  const limits = { mostKm: null, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false };
  const given = { units, posts: [post, { ...post, person: 2, from: 2 }], limits };
  expect(improve(given, placesOf(given), [1, 2], () => false)).toEqual([0, 2]);
});
