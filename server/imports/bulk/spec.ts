import type { ImportKindSpec } from '../kind.ts';
import type { NeedOptions, NeedPlan } from '../need/spec.ts';
import { needImport } from '../need/spec.ts';
import { type BulkPlan, checkInBulk } from './check.ts';
import { stageInBulk } from './stage.ts';

/**
 * `import need FILE`, whatever its size: for a PostgreSQL server a large plain table is read by its
 * words, and its figures are copied in; every other file is read row by row.
 */
export const anyNeedImport: ImportKindSpec<NeedOptions, BulkPlan | NeedPlan> = {
  kind: 'need',
  async check(env, file, options) {
    const inBulk = file && (await checkInBulk(env, file, options));
    return inBulk ?? needImport.check(env, file, options);
  },
  stage: (env, plan, importId) =>
    'told' in plan ? stageInBulk(env, plan, importId) : needImport.stage(env, plan, importId),
};
