import type { RawBuilder } from 'kysely';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { loadOverlay, type Overlay } from './place/query.ts';
import { hasSettled, loadSettledHit, type SettledHit } from './settled/query.ts';

/** Areas under a footprint, by share of their land and of where people live in them. */
export interface HitOverlay extends Overlay {
  /** null: no layer says where people live */
  readonly settled: SettledHit | null;
}

/** The overlay of nothing: of areas that were picked. */
export const NO_OVERLAY: HitOverlay = { id: [], share: [], settled: null };

/**
 * Which areas does a footprint hit, and how much of each? Without a layer of settlements that is one overlay and a cheap
 * question; with one what is settled of those on the edge is cut too.
 * @param footprint a subquery with one column `geom`
 */
export async function measureHit(
  db: Db,
  footprint: RawBuilder<unknown>,
  root: Within,
  on: string,
): Promise<HitOverlay> {
  const [overlay, isSettled] = await Promise.all([loadOverlay(db, footprint, root, on), hasSettled(db)]);
  if (!isSettled || overlay.id.length === 0) return { ...overlay, settled: null };
  return { ...overlay, settled: await loadSettledHit(db, footprint, overlay, on) };
}
