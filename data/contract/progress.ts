import type { ProblemDetails } from './fault.ts';

/** Told as long work goes on: the stage, and how much of it is done (0..1). */
export interface ProgressTold {
  readonly stage: string;
  readonly share: number;
}

/** One event of an answer that comes with progress. */
export type Frame<Answer> =
  | { readonly progress: ProgressTold }
  | { readonly answer: Answer }
  | { readonly problem: ProblemDetails };
