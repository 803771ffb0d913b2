import type { Assignment } from './case.ts';

/** Aims that an answer is made of. */
export type Told = 'without' | 'moves' | 'km';

/** How long a solver may take, and whom it tells. */
export interface Pace {
  readonly seconds: number;
  /** milliseconds, from any beginning */
  readonly now: () => number;
  readonly tell: (stage: Told, share: number) => void;
}

/** What was proven of one aim: no plan reaches less than `bound`. */
export interface Proof {
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
}

export type Solved =
  | {
      readonly found: true;
      readonly places: Assignment;
      readonly without: Proof;
      readonly moves: Proof;
      readonly km: Proof;
      readonly seconds: number;
    }
  /** the limits contradict each other: units that cannot be kept covered, posts that may be nowhere */
  | { readonly found: false; readonly units: readonly number[]; readonly posts: readonly number[] };
