import type { MoveReason } from '../../../data/contract/plan.ts';
import { type Assignment, askedOf, isCovered, type PlanCase, supplyToday, withoutCover } from './case.ts';
import type { Places } from './places.ts';

/** One post that changes its place. */
export interface CaseMove {
  readonly post: number;
  readonly to: number;
  readonly reason: MoveReason;
  /** people in need without cover before and after it, if the moves before it in the list are made */
  readonly before: number;
  readonly after: number;
}

/**
 * The moves of an assignment, the one that helps most first; each with what it does where those before it are made. Where
 * one has to leave before another is any use the pair is told in the order that helps.
 */
export function orderMoves(given: PlanCase, places: Assignment, { mayStay, nowhere }: Places): CaseMove[] {
  const { units, posts, limits } = given;
  const supply = supplyToday(given);
  const today = [...supply];
  const asked = units.map((unit) => askedOf(unit, limits));
  const open = new Map<number, number>();
  for (const [p, post] of posts.entries()) {
    const place = places[p] ?? null;
    if (place !== null && place !== post.from) open.set(p, place);
  }
  const lacking = (u: number, n: number) => withoutCover(units[u]?.need ?? 0, n, asked[u] ?? 0);
  let without = units.reduce((sum, _, u) => sum + lacking(u, supply[u] ?? 0), 0);
  const changeOf = (p: number, to: number) => {
    const { weight = 0, from = null } = posts[p] ?? {};
    const [here, there] = [from === null ? 0 : (supply[from] ?? 0), supply[to] ?? 0];
    const left = from === null ? 0 : lacking(from, here - weight) - lacking(from, here);
    return left + lacking(to, there + weight) - lacking(to, there);
  };
  const moves: CaseMove[] = [];
  while (open.size > 0) {
    let best: { p: number; to: number; change: number } | undefined;
    for (const [p, to] of open) {
      const change = changeOf(p, to);
      if (best === undefined || change < best.change) best = { p, to, change };
    }
    if (best === undefined) break;
    const { p, to, change } = best;
    open.delete(p);
    const { weight = 0, from = null } = posts[p] ?? {};
    if (from !== null) supply[from] = (supply[from] ?? 0) - weight;
    supply[to] = (supply[to] ?? 0) + weight;
    const before = without;
    without = Math.max(0, without + change);
    moves.push({ post: p, to, before, after: without, reason: reasonOf(p, to) });
  }
  return moves;

  function reasonOf(p: number, to: number): MoveReason {
    if (!mayStay[p] || nowhere[p]) return 'limit';
    if ((today[to] ?? 0) <= 0) return 'nobody';
    return isCovered(today[to] ?? 0, asked[to] ?? 0) ? 'follows' : 'short';
  }
}

/** Why the posts that stay do so. */
export function whyStay(
  given: PlanCase,
  places: Assignment,
  open: Places,
): ('pinned' | 'no-place' | 'no-gain' | null)[] {
  return given.posts.map((post, p) => {
    if ((places[p] ?? null) !== post.from) return null;
    if (post.pinned) return 'pinned';
    const row = open.km.subarray(p * open.units, (p + 1) * open.units);
    const others = row.some((km, u) => !Number.isNaN(km) && u !== post.from);
    return others ? 'no-gain' : 'no-place';
  });
}
