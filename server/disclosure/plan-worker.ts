import { parentPort } from 'node:worker_threads';
import { type PartOrder, type PartPreview, type PlannedPart, planPart, previewPart } from './plan-part.ts';

export type PlanOrder =
  | { readonly want: 'part'; readonly order: PartOrder }
  | { readonly want: 'preview'; readonly order: PartOrder };
export type PlanDone = { readonly done: PlannedPart | PartPreview } | { readonly failed: unknown };

/** Plans in a thread of its own: a regency takes seconds, and the server has others to answer. */
parentPort?.on('message', ({ want, order }: PlanOrder) => {
  try {
    const done = want === 'part' ? planPart(order) : previewPart(order);
    parentPort?.postMessage({ done } satisfies PlanDone);
  } catch (failed) {
    parentPort?.postMessage({ failed } satisfies PlanDone);
  }
});
