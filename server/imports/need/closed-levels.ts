import { closedLevelOf } from '../../../data/catalogue/disclosure.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { loadDisclosure } from '../../disclosure/query.ts';
import type { ImportEnv } from '../kind.ts';

/** The finest level at which each closed type may be kept, by its code; open and street types are not in it. */
export type ClosedLevels = ReadonlyMap<string, Level>;

/** As the office has them now. */
export async function loadClosedLevels(env: ImportEnv): Promise<ClosedLevels> {
  const { settings } = await loadDisclosure(env.ctx.db.as(env.scope));
  return new Map(
    NEED_TYPES.flatMap((type) => {
      const finest = closedLevelOf(type, settings);
      return finest === null ? [] : [[type.code, finest] as const];
    }),
  );
}
