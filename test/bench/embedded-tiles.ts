import { TILE_DETAILS } from '../../data/catalogue/tiles.ts';
import { system } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import { makeAreaTile } from '../../server/tiles/answer.ts';
import { openBench } from './context.ts';
import { spreadOf, timed } from './measure.ts';
import { type BenchRow, msText } from './report.ts';
import { everyTile } from './tiles.ts';

const scope = system('public boundaries');
const LIMIT_MS = 200;

/** Tiles made in TypeScript where the database can't: each is one slice of work on the server's thread. */
export async function embeddedTileRow(config: Config): Promise<BenchRow> {
  const ctx = await openBench(config);
  try {
    const found = await ctx.db
      .as(scope)
      .selectFrom('tile_set')
      .select(['hash', 'level', 'west', 'south', 'east', 'north'])
      .where('current', '=', true)
      .where('level', '=', 'rw')
      .execute();
    const sets = found.flatMap(({ west, south, east, north, ...set }) =>
      west === null || south === null || east === null || north === null
        ? []
        : [{ ...set, west, south, east, north }],
    );
    const reads: number[] = [];
    const times: number[] = [];
    let longest = 0;
    for (const set of sets) {
      for (const { minZoom, maxZoom } of TILE_DETAILS.slice(1)) {
        const zooms = Array.from({ length: Math.min(maxZoom, 13) - minZoom + 1 }, (_, i) => minZoom + i);
        const asked = zooms.flatMap((z) => everyTile([set], z));
        for (const [i, { hash, ...address }] of asked.entries()) {
          const before = process.threadCpuUsage();
          const ms = await timed(() => makeAreaTile(ctx, scope, hash, address));
          const { user, system: kernel } = process.threadCpuUsage(before);
          // The first of a set and detail reads its shapes, in slices on the database's thread.
          if (i === 0) reads.push(ms);
          else {
            times.push(ms);
            longest = Math.max(longest, (user + kernel) / 1000);
          }
        }
      }
    }
    return {
      what: "Cold tile of Jakarta's RW made in TypeScript (embedded): longest work on the server's thread",
      measured: `${longest.toFixed(0)} ms`,
      target: `< ${LIMIT_MS} ms`,
      met: longest < LIMIT_MS,
      how: `${times.length} tiles of zoom 7 to 13, ${msText(spreadOf(times))} with gzip; the first tile of a set and detail, which reads its shapes, ${msText(spreadOf(reads))}`,
    };
  } finally {
    await ctx.db.close();
  }
}
