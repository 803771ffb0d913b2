import type { ImportEnv } from '../imports/kind.ts';
import type { ImportView } from '../imports/view.ts';

/** Replaced by the areas part. */
export declare function buildTileSets(
  env: ImportEnv,
  regencies: readonly number[],
  view: ImportView,
): Promise<{ hash: string; rootId: number }[]>;
