import type { problem as source } from '../id/problem.ts';
import { problemTable } from './problem-table.ts';

export const problem = { ...problemTable } satisfies typeof source;
