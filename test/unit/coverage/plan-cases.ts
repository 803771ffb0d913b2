import fc from 'fast-check';
import {
  askedOf,
  isCovered,
  type PlanCase,
  type PlanPost,
  supplyOf,
} from '../../../server/coverage/plan/case.ts';
import { evaluate } from '../../../server/coverage/plan/evaluate.ts';
import { placesOf } from '../../../server/coverage/plan/places.ts';

/** A small case of areas on a line, each about 11 km from the next. */
export function smallCase(options: { readonly parts: boolean }): fc.Arbitrary<PlanCase> {
  return fc
    .record({
      units: fc.array(
        fc.record({
          need: fc.integer({ min: 0, max: 60 }),
          asked: fc.constantFrom(0, 1, 1, 2),
          fixed: fc.constantFrom(0, 0, 0, 1),
          east: fc.integer({ min: 0, max: 9 }),
        }),
        { minLength: 2, maxLength: 4 },
      ),
      posts: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: 3 }),
          home: fc.integer({ min: 0, max: 3 }),
          pinned: fc.boolean(),
          second: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null, freq: 2 }),
          nowhere: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      mostKm: fc.option(fc.integer({ min: 15, max: 80 }), { nil: null }),
      mostNeedPerPerson: fc.option(fc.integer({ min: 10, max: 60 }), { nil: null }),
      keepCovered: fc.boolean(),
      ownKecamatan: fc.boolean(),
    })
    .map(({ units: rows, posts: people, ...limits }) => {
      const units = rows.map(({ east, ...unit }, u) => ({
        ...unit,
        at: [114 + east / 10, -8] as const,
        kecamatan: east < 5 ? 1 : 2,
        desa: u,
      }));
      const posts = people.flatMap(({ from, home, pinned, second, nowhere }, person): PlanPost[] => {
        const [a, h] = [from % units.length, home % units.length];
        const post = {
          person,
          home: units[h]?.at ?? null,
          kecamatan: units[h]?.kecamatan ?? null,
          ownDesa: false,
          pinned: pinned && !nowhere,
        };
        const other = second === null ? a : second % units.length;
        if (options.parts && other !== a) {
          return [
            { ...post, from: a, weight: 0.5 },
            { ...post, from: other, weight: 0.5 },
          ];
        }
        return [{ ...post, from: nowhere ? null : a, weight: 1 }];
      });
      return { units, posts, limits };
    });
}

/** Some dozens of areas and whole officers, all of whose limits may be set. */
export const largeCase: fc.Arbitrary<PlanCase> = fc
  .record({
    units: fc.array(
      fc.record({
        need: fc.integer({ min: 0, max: 60 }),
        asked: fc.constantFrom(0, 1, 1, 1.5, 3),
        fixed: fc.constantFrom(0, 0, 0, 1),
        east: fc.integer({ min: 0, max: 90 }),
      }),
      { minLength: 10, maxLength: 40 },
    ),
    posts: fc.array(
      fc.record({ from: fc.nat(), home: fc.nat(), nowhere: fc.constantFrom(false, false, false, true) }),
      { minLength: 5, maxLength: 30 },
    ),
    mostKm: fc.constantFrom(null, 20, 60),
    mostNeedPerPerson: fc.constantFrom(null, null, 20),
    keepCovered: fc.boolean(),
    ownKecamatan: fc.constantFrom(false, false, true),
  })
  .map(({ units: rows, posts: people, ...limits }) => {
    const units = rows.map(({ east, ...unit }, u) => ({
      ...unit,
      at: [114 + east / 100, -8] as const,
      kecamatan: east < 45 ? 1 : 2,
      desa: u,
    }));
    const posts = people.map(({ from, home, nowhere }, person): PlanPost => {
      const lives = units[home % units.length];
      const at = { home: lives?.at ?? null, kecamatan: lives?.kecamatan ?? null };
      return {
        person,
        from: nowhere ? null : from % units.length,
        weight: 1,
        ...at,
        ownDesa: false,
        pinned: false,
      };
    });
    return { units, posts, limits };
  });

/** The same with somebody far away who serves two areas and stays there: it changes nothing, and is no flow any more. */
export function withPair(given: PlanCase): PlanCase {
  const { units, posts } = given;
  const nobody = { need: 0, asked: 0, fixed: 0, at: null, kecamatan: null, desa: null };
  const pair = [0, 1].map((n): PlanPost => {
    const at = { home: null, kecamatan: null, ownDesa: false, pinned: true };
    return { person: -1, from: units.length + n, weight: 1, ...at };
  });
  return { ...given, units: [...units, nobody, nobody], posts: [...posts, ...pair] };
}

/** Every assignment that the limits allow, tried one by one; null: none. */
export function bestByTrying(given: PlanCase): { without: number; moves: number; km: number } | null {
  const { units, posts } = given;
  const { km, mayStay } = placesOf(given);
  const today = supplyOf(
    given,
    posts.map((post) => post.from),
  );
  const choices = posts.map((post, p): (number | null)[] => {
    const open = units.flatMap((_, u) =>
      u !== post.from && !Number.isNaN(km[p * units.length + u] ?? Number.NaN) ? [u] : [],
    );
    return mayStay[p] ? [post.from, ...open] : open;
  });
  let best: { without: number; moves: number; km: number } | null = null;
  const places: (number | null)[] = [];
  const go = (p: number): void => {
    if (p < posts.length) {
      for (const place of choices[p] ?? []) {
        places[p] = place;
        go(p + 1);
      }
      return;
    }
    const moved = posts.flatMap((post, i) => (places[i] === post.from ? [] : [post.person]));
    if (new Set(moved).size < moved.length) return;
    const supply = supplyOf(given, places);
    const isKept = units.every(
      (unit, u) =>
        !given.limits.keepCovered ||
        !isCovered(today[u] ?? 0, unit.asked) ||
        isCovered(supply[u] ?? 0, askedOf(unit, given.limits)),
    );
    if (!isKept) return;
    const is = evaluate(given, places);
    const isBetter =
      best === null ||
      is.without < best.without - 1e-6 ||
      (is.without < best.without + 1e-6 &&
        (is.moves < best.moves || (is.moves === best.moves && is.km < best.km)));
    if (isBetter) best = { without: is.without, moves: is.moves, km: is.km };
  };
  go(0);
  return best;
}

/** Places people as somebody would by hand: the worst gap first, filled by whoever is not needed where they are. */
export function greedy(given: PlanCase): (number | null)[] {
  const { units, posts } = given;
  const { km } = placesOf(given);
  const places = posts.map((post) => post.from);
  for (;;) {
    const before = evaluate(given, places);
    let best: { p: number; u: number; gain: number } | null = null;
    for (const [p, post] of posts.entries()) {
      if (places[p] !== post.from) continue;
      for (let u = 0; u < units.length; u++) {
        if (Number.isNaN(km[p * units.length + u] ?? Number.NaN) || u === post.from) continue;
        const gain = before.without - evaluate(given, places.with(p, u)).without;
        if (gain > 1e-9 && (best === null || gain > best.gain)) best = { p, u, gain };
      }
    }
    if (best === null) return places;
    places[best.p] = best.u;
  }
}
