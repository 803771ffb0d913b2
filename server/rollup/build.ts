import type { ImportEnv } from '../imports/kind.ts';
import type { ImportView } from '../imports/view.ts';

/** Replaced by the roll-up part. */
export declare function buildRollups(
  env: ImportEnv,
  regencies: readonly number[],
  periods: readonly string[] | 'all',
  view: ImportView,
): Promise<number[]>;
