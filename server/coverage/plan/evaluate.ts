import {
  type Assignment,
  askedOf,
  isCovered,
  type PlanCase,
  supplyOf,
  supplyToday,
  withoutCover,
} from './case.ts';
import { farOf } from './places.ts';

/** What an assignment comes to. */
export interface Evaluation {
  /** people in need without cover */
  readonly without: number;
  /** areas with as many officers as the norm asks for (without the limit of people for each officer) */
  readonly covered: number;
  readonly moves: number;
  /** kilometres from home to the area, of those who move: after, less before; areas without shape count 0 */
  readonly addedKm: number;
  /** kilometres from home to the area, of everybody */
  readonly km: number;
}

/** An assignment, counted from scratch: nothing of what the solver said is used. */
export function evaluate(given: PlanCase, places: Assignment): Evaluation {
  const supply = supplyOf(given, places);
  let without = 0;
  let covered = 0;
  for (const [u, unit] of given.units.entries()) {
    without += withoutCover(unit.need, supply[u] ?? 0, askedOf(unit, given.limits));
    if (isCovered(supply[u] ?? 0, unit.asked)) covered++;
  }
  let moves = 0;
  let addedKm = 0;
  let km = 0;
  for (const [p, post] of given.posts.entries()) {
    const place = places[p] ?? null;
    km += kmOf(given, p, place);
    if (place === post.from) continue;
    moves++;
    addedKm += kmOf(given, p, place) - kmOf(given, p, post.from);
  }
  return { without, covered, moves, addedKm, km };
}

/** Rules of the case that an assignment breaks; empty: none. */
export function broken(given: PlanCase, places: Assignment): string[] {
  const { units, posts, limits } = given;
  const today = supplyToday(given);
  const then = supplyOf(given, places);
  const found: string[] = [];
  const seen = new Set<string>();
  for (const [p, post] of posts.entries()) {
    const place = places[p] ?? null;
    if (place !== null) {
      const key = `${post.person} ${place}`;
      if (seen.has(key)) found.push(`post ${p}: one person twice in one area`);
      seen.add(key);
    }
    if (place === post.from) continue;
    if (place === null) {
      found.push(`post ${p}: taken away`);
      continue;
    }
    const unit = units[place];
    const from = post.from === null ? undefined : units[post.from];
    if (post.pinned) found.push(`post ${p}: pinned`);
    if (post.ownDesa && unit?.desa !== from?.desa) found.push(`post ${p}: left its desa`);
    if (limits.ownKecamatan && unit?.kecamatan !== post.kecamatan)
      found.push(`post ${p}: left its kecamatan`);
    if (limits.mostKm !== null && kmOf(given, p, place) > limits.mostKm + 1e-4)
      found.push(`post ${p}: too far`);
  }
  if (!limits.keepCovered) return found;
  for (const [u, unit] of units.entries()) {
    const kept = !isCovered(today[u] ?? 0, unit.asked) || isCovered(then[u] ?? 0, askedOf(unit, limits));
    if (!kept) found.push(`unit ${u}: covered no more`);
  }
  return found;
}

function kmOf({ units, posts }: PlanCase, p: number, place: number | null): number {
  const post = posts[p];
  const unit = place === null ? undefined : units[place];
  return post && unit ? (farOf(post, unit) ?? 0) : 0;
}
