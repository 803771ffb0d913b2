import type { problem as source } from '../id/problem.ts';
import { problemGeo } from './problem-geo.ts';
import { problemTable } from './problem-table.ts';

export const problem = { ...problemGeo, ...problemTable } satisfies typeof source;
