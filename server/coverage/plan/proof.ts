import type { Assignment } from './case.ts';

/** Aims that an answer is made of. */
export type Told = 'without' | 'moves' | 'km';

/** How long a solver may take from now, and whom it tells. */
export interface Pace {
  readonly seconds: number;
  /** milliseconds, from any beginning */
  readonly now: () => number;
  readonly tell: (stage: Told, share: number) => void;
  /** what would be the answer if time were over now: the solver does not look at the clock in all it does */
  readonly keep: (found: Found) => void;
}

/** What was proven of one aim: no plan reaches less than `bound`. */
export interface Proof {
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
}

/** A plan, and what was proven of it. */
export interface Found {
  readonly found: true;
  readonly places: Assignment;
  readonly without: Proof;
  readonly moves: Proof;
  readonly km: Proof;
  readonly seconds: number;
}

export type Solved =
  | Found
  /** the limits contradict each other: units that cannot be kept covered, posts that may be nowhere */
  | { readonly found: false; readonly units: readonly number[]; readonly posts: readonly number[] };
