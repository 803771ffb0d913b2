import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import type { PlanCase } from './case.ts';
import { type Conflict, findConflict } from './conflict.ts';
import { type CaseMove, orderMoves, whyStay } from './moves.ts';
import { placesOf } from './places.ts';
import type { Pace, Solved } from './proof.ts';
import { solvePlan } from './solve.ts';

export interface SolveOrder {
  readonly given: PlanCase;
  readonly seconds: number;
}
/** With the moves in their order and why the others stay: both look at every place there is, which takes its time too. */
export type SolveAnswer =
  | (Extract<Solved, { found: true }> & {
      readonly ordered: readonly CaseMove[];
      readonly stays: ReturnType<typeof whyStay>;
    })
  | { readonly found: false; readonly conflict: Conflict };
export type SolveTold =
  | { readonly stage: string; readonly share: number }
  | { readonly done: SolveAnswer }
  | { readonly failed: unknown };

/** Solves in a thread of its own: a regency takes seconds, and the server has others to answer. */
parentPort?.on('message', (order: SolveOrder) => {
  solve(order).then(
    (done) => tell({ done }),
    (failed: unknown) => tell({ failed }),
  );
});

async function solve({ given, seconds }: SolveOrder): Promise<SolveAnswer> {
  const highs = await loadHighs();
  const pace: Pace = {
    seconds,
    now: () => performance.now(),
    tell: (stage, share) => tell({ stage, share }),
  };
  const solved = solvePlan(highs, given, pace);
  if (!solved.found) return { found: false, conflict: findConflict(highs, given, solved, pace) };
  const ordered = orderMoves(given, solved.places);
  return { ...solved, ordered, stays: whyStay(given, solved.places, placesOf(given)) };
}

function tell(told: SolveTold): void {
  parentPort?.postMessage(told);
}
