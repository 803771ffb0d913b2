import type { problem as source } from '../id/problem.ts';

export const problem = {} satisfies typeof source;
