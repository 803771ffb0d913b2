import type { PlanCase } from '../../server/coverage/plan/case.ts';

/** Numbers that are the same in every run. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/**
 * The same, where a part of the officers serve a second area anywhere, half in each: no flow any more.
 * @param part of the officers, 0 to 1
 */
export function sharedCase(given: PlanCase, part: number): PlanCase {
  const chance = chanceOf(11);
  const posts = given.posts.flatMap((post) => {
    const other = Math.floor(chance() * given.units.length);
    if (chance() >= part || other === post.from) return [post];
    return [post.from, other].map((from) => ({ ...post, from, weight: 0.5 }));
  });
  return { ...given, posts };
}

/**
 * A regency of areas about a kilometre or two apart, most of its officers where they live and too many in some places.
 * @param reach greatest distance from home, kilometres; null: any
 * @param seed another one is another regency
 */
export function benchCase(units: number, posts: number, reach: number | null, seed = 7): PlanCase {
  const chance = chanceOf(seed);
  const side = Math.sqrt(units) / 60;
  const places = Array.from({ length: units }, (_, desa) => ({
    need: Math.floor(2 + 60 * chance() ** 2),
    asked: 1,
    fixed: 0,
    at: [113.8 + side * chance(), -8.7 + side * chance()] as const,
    kecamatan: Math.floor(desa / 20),
    desa,
  }));
  return {
    units: places,
    posts: Array.from({ length: posts }, (_, person) => {
      const home = Math.floor(chance() * units);
      const from = chance() < 0.6 ? home : Math.floor(chance() ** 2 * units);
      const at = places[home]?.at ?? null;
      return { person, from, weight: 1, home: at, kecamatan: null, ownDesa: false, pinned: false };
    }),
    limits: { mostKm: reach, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false },
  };
}
