import type { PillarSubject } from '../../../data/catalogue/psks.ts';
import type { Needed } from '../../../data/contract/needed.ts';

/** New officers of a role in one area. */
export interface AreaNeed {
  readonly area: number;
  readonly subject: PillarSubject;
  readonly n: number;
}

/**
 * New officers of all roles together: where each holds one role, and the fewest persons where one may hold several roles in
 * the same area, which is as many there as of the role that lacks most. Bodies and families are nobody's second role.
 */
export function togetherOf(needs: readonly AreaNeed[]): Pick<Needed, 'total' | 'personsTogether'> {
  const total = { person: 0, institution: 0, family: 0 };
  const most = new Map<number, number>();
  for (const { area, subject, n } of needs) {
    total[subject] += n;
    if (subject === 'person') most.set(area, Math.max(most.get(area) ?? 0, n));
  }
  return { total, personsTogether: [...most.values()].reduce((sum, n) => sum + n, 0) };
}
