import { setImmediate as othersFirst } from 'node:timers/promises';
import type { MultiPolygon } from '../../../data/read/shape.ts';
import { readShapes } from '../../areas/query.ts';
import { readWkb, writeHexWkb } from '../../db/wkb.ts';
import { type Cell, type Plot, roomFor, sketchPlots } from '../../sketch/answer.ts';
import type { ImportEnv } from '../kind.ts';
import { copyOf, type Forest } from '../tree/forest.ts';
import { groundWithout } from './query.ts';
import type { Ground, Job } from './targets.ts';

/** Less wide than this on the average, and what is left beside borders of another source is no ground. */
const THIN_M = 8;

/** Why nothing was drawn in an area: its ground is taken, or too small for so many. */
type NoRoom = { readonly none: 'taken' } | { readonly none: 'small'; readonly fits: number };

/** The cells of one area. Its ground is read, and what areas with borders of their own have is left to them. */
export async function drawJob(env: ImportEnv, job: Job): Promise<readonly Cell[] | NoRoom> {
  env.signal.throwIfAborted();
  await othersFirst();
  const ground = await groundOf(env, job);
  if (!ground || ground.length === 0) return { none: 'taken' };
  const fits = roomFor(ground);
  const cells = fits < job.cells ? undefined : sketchPlots(ground, job.plots);
  return cells ?? { none: 'small', fits };
}

async function groundOf(env: ImportEnv, { parent, bordered }: Job): Promise<MultiPolygon | undefined> {
  const db = env.ctx.db.as(env.scope);
  const { shape } = parent.version;
  if (shape.from !== 'held') return undefined;
  const others = bordered.flatMap(({ version: v }) => (v.shape.from === 'held' ? v.shape.version : []));
  const wkb =
    others.length > 0
      ? await groundWithout(db, shape.version, others, THIN_M)
      : (await readShapes(db, [shape.version])).get(shape.version);
  return wkb ? readWkb(wkb) : undefined;
}

/**
 * Plans the cells as shapes of their areas, for the day the sketch is of. Where an area holds others that have borders of
 * their own its outline is left to be drawn from all of them.
 */
export function planCells(forest: Forest, ground: Ground, job: Job, cells: readonly Cell[]): void {
  const inner = new Set(job.plots.flatMap(innerKeys));
  for (const { key, shape } of cells) {
    const at = ground.byKey(key);
    if (!at || (inner.has(key) && ground.hasBordered(key))) continue;
    const from = inner.has(key) ? ('drawn' as const) : ('file' as const);
    const drawn = { from, hex: writeHexWkb(shape) };
    forest.rewrite(
      key,
      at.history.versions.map((v) =>
        v === at.version
          ? { ...copyOf(v), shape: drawn, quality: 'sketsa' as const, decree: null }
          : copyOf(v),
      ),
    );
  }
}

function innerKeys(plot: Plot): number[] {
  return plot.parts.length === 0 ? [] : [plot.key, ...plot.parts.flatMap(innerKeys)];
}
