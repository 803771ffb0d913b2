import type { problem as source } from '../id/problem.ts';
import { problemDemo } from './problem-demo.ts';
import { problemGeo } from './problem-geo.ts';
import { problemOwn } from './problem-own.ts';
import { problemSketch } from './problem-sketch.ts';
import { problemTable } from './problem-table.ts';

export const problem = {
  ...problemGeo,
  ...problemTable,
  ...problemOwn,
  ...problemSketch,
  ...problemDemo,
} satisfies typeof source;
