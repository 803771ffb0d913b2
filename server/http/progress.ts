import type { Request, Response } from 'express';
import type { ProblemDetails } from '../../data/contract/fault.ts';
import type { Frame } from '../../data/contract/progress.ts';
import { PROGRESS_TYPE } from '../../data/contract/route.ts';

/** What a handler of long work is given beside its request. */
export interface Call {
  /** told as work goes on; `share` is 0..1 of this stage */
  readonly progress: (stage: string, share: number) => void;
  /** aborted when the caller is gone: work stops at its next step and leaves nothing behind */
  readonly signal: AbortSignal;
}

/** An answer that may be told in events. */
export interface Telling extends Call {
  /** events were sent: what comes next, also a problem, is an event too */
  begun(): boolean;
  answer(answer: unknown): void;
  problem(problem: ProblemDetails): void;
}

const SMALLEST_STEP = 0.01;

/** Begins to tell where the row offers it and the caller takes it; nothing is sent before there is something to tell. */
export function tellProgress(req: Request, res: Response, offered: boolean): Telling {
  const wanted = offered && (req.headers.accept ?? '').includes(PROGRESS_TYPE);
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  let last: { stage: string; share: number } | undefined;
  // JSON has no line end in it: one line of data an event.
  const write = (frame: Frame<unknown>) => `data: ${JSON.stringify(frame)}\n\n`;
  return {
    signal: gone.signal,
    progress(stage, share) {
      if (!wanted || gone.signal.aborted || res.writableEnded) return;
      if (last?.stage === stage && share < 1 && share - last.share < SMALLEST_STEP) return;
      if (!last) {
        res.setHeader('Content-Type', `${PROGRESS_TYPE}; charset=utf-8`);
        // A proxy that gathers the answer before passing it on would show no progress at all.
        res.setHeader('X-Accel-Buffering', 'no');
      }
      last = { stage, share };
      res.write(write({ progress: last }));
    },
    begun: () => last !== undefined,
    answer: (answer) => void res.end(write({ answer })),
    problem: (problem) => void res.end(write({ problem })),
  };
}
