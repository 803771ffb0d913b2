import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import type { PlanCase } from './case.ts';
import { anyLimits, type Conflict, findConflict } from './conflict.ts';
import { type CaseMove, orderMoves, whyStay } from './moves.ts';
import { placesOf } from './places.ts';
import type { Found, Pace } from './proof.ts';
import { solvePlan } from './solve.ts';

export interface SolveOrder {
  readonly given: PlanCase;
  readonly seconds: number;
  /** what was found by another thread that had to be ended: to be told, not to be solved */
  readonly found?: Found;
}
export interface Contradicted {
  readonly found: false;
  readonly conflict: Conflict;
}
/** With the moves in their order and why the others stay: both look at every place there is, which takes its time too. */
export type SolveAnswer =
  | (Found & {
      readonly ordered: readonly CaseMove[];
      readonly stays: ReturnType<typeof whyStay>;
    })
  | Contradicted;
export type SolveTold =
  | { readonly stage: string; readonly share: number }
  | { readonly kept: Found | Contradicted }
  | { readonly done: SolveAnswer }
  | { readonly failed: unknown };

// Those who only look go first, also where cores are few. Elsewhere than on Linux a priority is of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

/** Solves in a thread of its own: a regency takes seconds, and the server has others to answer. */
parentPort?.on('message', (order: SolveOrder) => {
  solve(order).then(
    (done) => tell({ done }),
    (failed: unknown) => tell({ failed }),
  );
});

async function solve({ given, seconds, found }: SolveOrder): Promise<SolveAnswer> {
  if (found) return answerOf(given, found);
  const began = performance.now();
  const highs = await loadHighs();
  const pace: Pace = {
    seconds,
    now: () => performance.now(),
    tell: (stage, share) => tell({ stage, share }),
    keep: (kept) => tell({ kept }),
  };
  const solved = solvePlan(highs, given, pace);
  if (!solved.found) {
    tell({ kept: { found: false, conflict: anyLimits(given, solved) } });
    // The time is one for both: to find that nothing fits, and to find why.
    const left = seconds - (performance.now() - began) / 1000;
    return {
      found: false,
      conflict: findConflict(highs, given, solved, { ...pace, seconds: left, keep: () => {} }),
    };
  }
  return answerOf(given, solved);
}

function answerOf(given: PlanCase, found: Found): SolveAnswer {
  const open = placesOf(given);
  const ordered = orderMoves(given, found.places, open);
  return { ...found, ordered, stays: whyStay(given, found.places, open) };
}

function tell(told: SolveTold): void {
  parentPort?.postMessage(told);
}
