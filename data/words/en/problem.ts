import type { problem as source } from '../id/problem.ts';
import { problemGeo } from './problem-geo.ts';
import { problemOwn } from './problem-own.ts';
import { problemSketch } from './problem-sketch.ts';
import { problemTable } from './problem-table.ts';

export const problem = {
  ...problemGeo,
  ...problemTable,
  ...problemOwn,
  ...problemSketch,
} satisfies typeof source;
