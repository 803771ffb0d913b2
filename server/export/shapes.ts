import { lastDay } from '../../data/contract/period.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Shapes } from './geojson.ts';
import { countCorners, readGeometries } from './query.ts';
import type { Taken } from './taken.ts';

/** About 40 MB of text: what a map program opens and this server holds at once. */
const MOST_CORNERS = 2_000_000;
/** Corners read in one query, so that none holds up the others for long. */
const CORNERS_AT_ONCE = 40_000;

/** The shapes of a view, read in slices. Throws Fault 'too-large' before reading where they have too many corners. */
export async function gatherShapes(ctx: Context, scope: Scope, taken: Taken): Promise<Shapes> {
  const db = ctx.db.as(scope);
  const on = lastDay(taken.period);
  const ids = taken.rows.filter((r) => r.quality !== null).map((r) => r.id);
  const corners = await countCorners(db, ids, on);
  const sum = [...corners.values()].reduce((n, c) => n + c, 0);
  if (sum > MOST_CORNERS) throw new Fault('too-large', { limit: MOST_CORNERS });
  const shapes = new Map<number, string>();
  for (const slice of slices(corners)) {
    for (const [id, shape] of await readGeometries(db, slice, on)) shapes.set(id, shape);
  }
  return shapes;
}

function slices(corners: ReadonlyMap<number, number>): number[][] {
  const cut: number[][] = [];
  let room = 0;
  for (const [id, n] of corners) {
    if (cut.length === 0 || room < n) {
      cut.push([]);
      room = CORNERS_AT_ONCE;
    }
    cut.at(-1)?.push(id);
    room -= n;
  }
  return cut;
}
