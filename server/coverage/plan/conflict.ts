import type { Highs } from 'highs';
import type { PlanLimit } from '../../../data/contract/plan.ts';
import type { PlanCase } from './case.ts';
import { placesOf } from './places.ts';
import type { Pace } from './proof.ts';
import { fitsLimits } from './solve.ts';

/** Limits that cannot be kept together, and for which units and posts. */
export interface Conflict {
  /** without any one of them the others can be kept; those that time was too short to leave out are named too */
  readonly limits: readonly PlanLimit[];
  readonly units: readonly number[];
  readonly posts: readonly number[];
}

const MAY_GO: readonly PlanLimit[] = ['mostNeedPerPerson', 'mostKm', 'ownKecamatan', 'pinned', 'keepCovered'];

/** Every limit that is set: what is told where there is no time to look further. */
export function anyLimits(given: PlanCase, { units, posts }: Pick<Conflict, 'units' | 'posts'>): Conflict {
  return { limits: MAY_GO.filter((limit) => isSet(given, limit)), units, posts };
}

/**
 * Which limits of a case contradict each other: of all that are set, one after the other is left out, and those with
 * which the rest can be kept are named. Each search takes its part of the time that is left.
 */
export function findConflict(
  highs: Highs,
  given: PlanCase,
  { units, posts }: Pick<Conflict, 'units' | 'posts'>,
  pace: Pace,
): Conflict {
  let rest = given;
  const limits: PlanLimit[] = [];
  const end = pace.now() + pace.seconds * 1000;
  for (const [i, limit] of MAY_GO.entries()) {
    if (!isSet(rest, limit)) continue;
    const left = (end - pace.now()) / 1000;
    const without = leaveOut(rest, limit);
    const part = { ...pace, seconds: left / (MAY_GO.length - i) };
    if (left <= 0 || fits(highs, without, posts.length > 0, part)) limits.push(limit);
    else rest = without;
  }
  return { limits, units, posts };
}

/** Of posts with no place: is there one for each? Else as the solver finds. */
function fits(highs: Highs, given: PlanCase, ofPosts: boolean, pace: Pace): boolean {
  if (!ofPosts) return fitsLimits(highs, given, pace);
  const { km, units, mayStay } = placesOf(given);
  return mayStay.every(
    (may, p) => may || km.subarray(p * units, (p + 1) * units).some((far) => !Number.isNaN(far)),
  );
}

function isSet({ limits, posts }: PlanCase, limit: PlanLimit): boolean {
  if (limit === 'pinned') return posts.some((post) => post.pinned);
  const set = limits[limit];
  return set !== null && set !== false;
}

function leaveOut(given: PlanCase, limit: PlanLimit): PlanCase {
  if (limit === 'pinned') return { ...given, posts: given.posts.map((post) => ({ ...post, pinned: false })) };
  const none = limit === 'mostKm' || limit === 'mostNeedPerPerson' ? null : false;
  return { ...given, limits: { ...given.limits, [limit]: none } };
}
