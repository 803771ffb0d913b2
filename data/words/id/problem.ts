import { problemDemo } from './problem-demo.ts';
import { problemGeo } from './problem-geo.ts';
import { problemOwn } from './problem-own.ts';
import { problemSketch } from './problem-sketch.ts';
import { problemTable } from './problem-table.ts';

/** What is wrong with one row or feature and what to do about it, by the code of the finding. */
export const problem = { ...problemGeo, ...problemTable, ...problemOwn, ...problemSketch, ...problemDemo };
