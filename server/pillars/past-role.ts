import { daysAfter } from '../../data/read/day.ts';
import type { WholeRole } from './kind.ts';

/**
 * What stays of a role that is served otherwise from a day on: as it was, with its decree, until the day before, under a number
 * of its own; the role that goes on keeps the number.
 */
export function pastRole(role: WholeRole, on: string, no: number): WholeRole {
  const last = daysAfter(on, -1);
  return { ...role, no, until: role.until !== null && role.until < last ? role.until : last };
}
