import { problem as en } from './en/problem.ts';
import { problem as id } from './id/problem.ts';

/** What is wrong with a row or a feature, by the code of the finding: fetched where something is brought in, not with the first screen. */
export const problemWords = { id, en } as const;
