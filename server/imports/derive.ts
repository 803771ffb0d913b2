import { type TypeGroups, typeSums } from '../../data/catalogue/totals.ts';
import { buildTileSets } from '../areas/tile-sets.ts';
import { loadDisclosure } from '../disclosure/query.ts';
import { buildRollups } from '../rollup/build.ts';
import type { ImportEnv, Touched } from './kind.ts';
import type { ImportView } from './view.ts';

/** Derived data made for a view of the imports, not yet seen by any reader: the swap makes it current. */
export interface Derived {
  /** tile_set hashes that are current after the swap, for all touched regencies; the others of those become old */
  readonly tileSets: readonly { hash: string; rootId: number }[];
  /** rollup_build ids that become current */
  readonly builds: readonly number[];
}

/**
 * Builds what the touched regencies need: tile sets when boundaries change, roll-ups of the touched periods.
 *
 * @param groups which types count to which group; without it as the office has them
 */
export async function derive(
  env: ImportEnv,
  touched: Touched,
  view: ImportView,
  groups?: TypeGroups,
): Promise<Derived> {
  const tileSets = touched.boundaries ? await buildTileSets(env, touched, view) : [];
  const sums = typeSums(groups ?? (await loadDisclosure(env.ctx.db.as(env.scope))).settings.groups);
  const builds = await buildRollups(env, touched.regencies, touched.periods, view, sums);
  return { tileSets, builds };
}
