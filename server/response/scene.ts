import { HAZARD_SHARE } from '../../data/catalogue/hazards.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { hitTree } from './hit-tree.ts';
import { keptFootprints, loadOverlay, loadScene, type Overlay } from './place/query.ts';
import { dayFor, regencyOf, requireIncident } from './show.ts';
import { loadFigures, loadFootprints } from './store/query.ts';

/** Where an incident is, for whoever is to go there. */
export interface Scene {
  readonly id: number;
  readonly name: string;
  /** its regency */
  readonly within: AreaRef;
  /** longitude and latitude; null: nothing about it has a place on the map */
  readonly at: readonly [number, number] | null;
  /**
   * codes of the finest areas that are hit: under a footprint by more than a border's breadth, picked, or told of by a field
   * figure of a desa/kelurahan or finer: one of a kecamatan or a city says nothing of who lives in it
   */
  readonly hit: readonly string[];
  readonly running: boolean;
}

/** The scene of an incident. Throws Fault 'unknown-incident'. */
export async function sceneOf(ctx: Context, scope: Scope, incidentId: number): Promise<Scene> {
  const row = await requireIncident(ctx, scope, incidentId);
  const db = ctx.db.as(scope);
  const on = await dayFor(ctx, db, row);
  const root = await regencyOf(db, row, on);
  const [overlay, footprints, figures, at] = await Promise.all([
    loadOverlay(db, keptFootprints(incidentId), root, on),
    loadFootprints(db, incidentId, false),
    loadFigures(db, incidentId),
    loadScene(db, incidentId, row.place.id, on),
  ]);
  const picked = footprints.filter((f) => f.withdrawnAt === null).flatMap((f) => f.areas.map((a) => a.id));
  const told = figures
    .filter((f) => f.isLatest && f.count > 0 && !isFiner('desa', f.area.level))
    .map((f) => f.area.id);
  const ids = new Set([...hitBy(overlay), ...picked, ...told]);
  const tree = await hitTree(db, [...ids], root, on);
  const hit = tree.code.filter((_, i) => ids.has(tree.id[i] ?? 0));
  return { id: row.id, name: row.name, within: row.within, at, hit, running: row.handling !== 'selesai' };
}

/** Without slivers along a border, unless there is nothing else: a house fire is a hundredth of no village. */
function hitBy({ id, share }: Overlay): readonly number[] {
  const wide = id.filter((_, i) => (share[i] ?? 0) >= HAZARD_SHARE);
  return wide.length > 0 ? wide : id;
}
