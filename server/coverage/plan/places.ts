import { kmBetween } from '../../../data/read/distance.ts';
import type { Assignment, PlanCase, PlanPost, PlanUnit } from './case.ts';

/** Where each post may end, and how far from home that is. */
export interface Places {
  readonly posts: number;
  readonly units: number;
  /** a row a post, a column a unit: kilometres, NaN where it may not serve; 0 where there is no shape to measure */
  readonly km: Float32Array;
  /** may the post stay where it is (or without an area)? */
  readonly mayStay: readonly boolean[];
  /** kilometres of where it is now; 0: not known */
  readonly kmNow: readonly number[];
  /** post has nowhere to be within the limits, and stays outside of them */
  readonly nowhere: readonly boolean[];
}

/** The places of every post under the limits of the case. */
export function placesOf({ units, posts, limits }: PlanCase): Places {
  const several = servedBySeveral(posts);
  const km = new Float32Array(posts.length * units.length).fill(Number.NaN);
  const mayStay: boolean[] = [];
  const kmNow: number[] = [];
  const nowhere: boolean[] = [];
  for (const [p, post] of posts.entries()) {
    const from = post.from === null ? undefined : units[post.from];
    const row = km.subarray(p * units.length, (p + 1) * units.length);
    const own = several.get(post.person);
    let open = 0;
    for (const [u, unit] of units.entries()) {
      if (u === post.from || post.pinned) continue;
      if (post.ownDesa && (from === undefined || from.desa === null || unit.desa !== from.desa)) continue;
      if (own?.has(u)) continue;
      const far = farOf(post, unit);
      if (!isWithin(post, unit, far, limits)) continue;
      row[u] = far ?? 0;
      open++;
    }
    const far = from ? farOf(post, from) : 0;
    const fits = from === undefined || own !== undefined || isWithin(post, from, far, limits);
    // Who has no other place stays, and is told of; who is pinned to a place beyond the limits contradicts them.
    const stuck = !fits && open === 0 && !post.pinned;
    if ((fits || stuck) && post.from !== null) row[post.from] = far ?? 0;
    mayStay.push(fits || stuck);
    kmNow.push(far ?? 0);
    nowhere.push(stuck);
  }
  return { posts: posts.length, units: units.length, km, mayStay, kmNow, nowhere };
}

/** Who may not stay where they are in an assignment goes to the nearest place there is for them. */
export function leaving({ posts }: PlanCase, places: Places, assigned: Assignment): Assignment {
  return assigned.map((at, p) => {
    if (places.mayStay[p] || at !== posts[p]?.from) return at;
    let nearest: number | null = at;
    let least = Number.POSITIVE_INFINITY;
    for (let u = 0; u < places.units; u++) {
      const km = places.km[p * places.units + u] ?? Number.NaN;
      if (km < least) [nearest, least] = [u, km];
    }
    return nearest;
  });
}

/** Kilometres from home (else from where one serves) to an area; null: one of them has no shape. */
export function farOf({ home }: Pick<PlanPost, 'home'>, { at }: Pick<PlanUnit, 'at'>): number | null {
  return home === null || at === null ? null : kmBetween(home, at);
}

function isWithin(
  post: PlanPost,
  unit: PlanUnit,
  far: number | null,
  { mostKm, ownKecamatan }: PlanCase['limits'],
): boolean {
  if (ownKecamatan && (post.kecamatan === null || unit.kecamatan !== post.kecamatan)) return false;
  return mostKm === null || (far !== null && far <= mostKm);
}

/** Units of persons who hold several posts: nobody serves one area twice. */
function servedBySeveral(posts: readonly PlanPost[]): ReadonlyMap<number, ReadonlySet<number>> {
  const all = new Map<number, Set<number>>();
  const counts = new Map<number, number>();
  for (const { person, from } of posts) {
    counts.set(person, (counts.get(person) ?? 0) + 1);
    if (from === null) continue;
    const own = all.get(person) ?? new Set();
    all.set(person, own.add(from));
  }
  for (const [person, n] of counts) if (n < 2) all.delete(person);
  return all;
}
