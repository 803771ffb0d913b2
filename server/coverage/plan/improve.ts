import {
  type Assignment,
  askedOf,
  isCovered,
  type PlanCase,
  supplyOf,
  supplyToday,
  withoutCover,
} from './case.ts';
import type { Places } from './places.ts';

/** Fewer people without cover, moves or kilometres than this is noise. */
const NOISE = 1e-7;

/** What one change does: to people without cover, then to moves, then to kilometres. */
type Change = readonly [without: number, moves: number, km: number];

/**
 * Betters a plan by taking one officer at a time to another place, as long as that leaves fewer people without cover; else
 * fewer moves; else shorter ways. It proves nothing, and finds in a moment what a search for parts of officers may not find in
 * its time. The plan it begins with keeps the limits of the case, and so does what comes out.
 * @param isLate asked now and then: ends where it is
 */
export function improve(given: PlanCase, open: Places, begun: Assignment, isLate: () => boolean): Assignment {
  const { units, posts, limits } = given;
  const places = [...begun];
  const supply = supplyOf(given, places);
  const asked = units.map((unit) => askedOf(unit, limits));
  const today = supplyToday(given);
  const isKept = units.map((unit, u) => limits.keepCovered && isCovered(today[u] ?? 0, unit.asked));
  const others = new Map<number, number[]>();
  for (const [p, { person }] of posts.entries()) others.set(person, [...(others.get(person) ?? []), p]);
  const lacking = (u: number, n: number) => withoutCover(units[u]?.need ?? 0, n, asked[u] ?? 0);
  for (let isBetter = true; isBetter && !isLate(); ) {
    isBetter = false;
    for (const u of byLack()) {
      if (isLate()) break;
      while (fill(u)) isBetter = true;
    }
    for (let p = 0; p < posts.length; p++) if (goBack(p)) isBetter = true;
  }
  return places;

  /** Areas, the one with most people without cover first. */
  function byLack(): number[] {
    const lack = units.map((_, u) => lacking(u, supply[u] ?? 0));
    return [...units.keys()]
      .filter((u) => (lack[u] ?? 0) > 0)
      .sort((a, b) => (lack[b] ?? 0) - (lack[a] ?? 0));
  }

  /** Brings the officer to an area whose coming betters the plan most. */
  function fill(u: number): boolean {
    let best: { p: number; change: Change } | undefined;
    for (let p = 0; p < posts.length; p++) {
      const change = changeOf(p, u);
      if (change && isLess(change, best?.change ?? [0, 0, 0])) best = { p, change };
    }
    if (!best) return false;
    take(best.p, u);
    return true;
  }

  /** Takes a move back that is no use any more. */
  function goBack(p: number): boolean {
    const from = posts[p]?.from ?? null;
    if (from === null || !open.mayStay[p]) return false;
    const change = changeOf(p, from);
    if (!change || !isLess(change, [0, 0, 0])) return false;
    take(p, from);
    return true;
  }

  /** Undefined: may not be. */
  function changeOf(p: number, to: number): Change | undefined {
    const [post, at] = [posts[p], places[p] ?? null];
    const km = open.km[p * open.units + to] ?? Number.NaN;
    if (!post || at === to || Number.isNaN(km)) return undefined;
    const moves = (to === post.from ? 0 : 1) - (at === post.from ? 0 : 1);
    if (moves > 0 && others.get(post.person)?.some((o) => o !== p && places[o] !== posts[o]?.from))
      return undefined;
    let without = lacking(to, (supply[to] ?? 0) + post.weight) - lacking(to, supply[to] ?? 0);
    if (at === null) return [without, moves, km];
    const left = (supply[at] ?? 0) - post.weight;
    if (isKept[at] && !isCovered(left, asked[at] ?? 0)) return undefined;
    without += lacking(at, left) - lacking(at, supply[at] ?? 0);
    return [without, moves, km - (open.km[p * open.units + at] || 0)];
  }

  function take(p: number, to: number): void {
    const [at, weight] = [places[p] ?? null, posts[p]?.weight ?? 0];
    if (at !== null) supply[at] = (supply[at] ?? 0) - weight;
    supply[to] = (supply[to] ?? 0) + weight;
    places[p] = to;
  }
}

function isLess(a: Change, b: Change): boolean {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0;
    if (Math.abs(value - other) > NOISE) return value < other;
  }
  return false;
}
