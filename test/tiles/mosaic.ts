import { sql } from 'kysely';
import { TILE_DETAILS } from '../../data/catalogue/tiles.ts';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { HALF_WORLD_M } from '../../server/tiles/grid.ts';

/**
 * A made-up regency of crooked neighbours, the same in every run: 48 areas that share their borders exactly, one of
 * them with a lake in it, one whose island lies in that lake, and one so small that low zooms can't show it.
 */
export interface MosaicArea {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly quality: 'indikatif' | 'sketsa';
  /** polygons of rings of [x, y], EPSG:3857 metres, by detail */
  readonly shapes: readonly Ring[][][];
  readonly label: Point;
}

type Point = [number, number];
type Ring = Point[];

const COLUMNS = 8;
const ROWS = 6;
const CELL_M = 4000;
/** South-west corner, EPSG:3857 metres: in the Java Sea, where nobody lives. */
const ORIGIN: Point = [12_640_000, -560_000];
/** Parts a shared border is made of, by detail; coarser ones take every n-th point. */
const PARTS = [1, 4, 8, 16] as const;
const FINEST = 16;

export const MOSAIC_HASH = 'a0'.repeat(16);
export const EMPTY_HASH = 'e0'.repeat(16);

/** A number between -1 and 1 that belongs to a pair of whole numbers and a purpose. */
function noise(a: number, b: number, salt: number): number {
  const x = Math.sin(a * 127.1 + b * 311.7 + salt * 74.7) * 43758.5453;
  return (x - Math.floor(x)) * 2 - 1;
}

function node(column: number, row: number): Point {
  const pull = 0.25 * CELL_M;
  return [
    ORIGIN[0] + column * CELL_M + noise(column, row, 1) * pull,
    ORIGIN[1] + row * CELL_M + noise(column, row, 2) * pull,
  ];
}

/** The border from one node to the next, without its last point; the same points whichever side asks. */
function border(a: readonly [number, number], b: readonly [number, number], parts: number): Ring {
  const turned = a[0] > b[0] || a[1] > b[1];
  const [from, to] = turned ? [b, a] : [a, b];
  const start = node(from[0], from[1]);
  const end = node(to[0], to[1]);
  const points: Ring = [];
  for (let i = 0; i <= FINEST; i += FINEST / parts) {
    const t = i / FINEST;
    const sway = Math.sin(t * Math.PI) * noise(from[0] * 31 + i, from[1] * 17 + to[0], 3) * 0.08 * CELL_M;
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
    const length = Math.hypot(dx, dy);
    points.push([start[0] + dx * t - (dy / length) * sway, start[1] + dy * t + (dx / length) * sway]);
  }
  if (turned) points.reverse();
  return points.slice(0, -1);
}

function cell(column: number, row: number, parts: number): Ring {
  const corners = [
    [column, row],
    [column + 1, row],
    [column + 1, row + 1],
    [column, row + 1],
  ] as const;
  const ring = corners.flatMap((a, i) => border(a, corners[(i + 1) % 4] ?? a, parts));
  return [...ring, ring[0] ?? [0, 0]];
}

function circle([x, y]: Point, radius: number, parts: number): Ring {
  const steps = 4 * parts;
  const points = Array.from({ length: steps }, (_, i): Point => {
    const angle = (i / steps) * 2 * Math.PI;
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  });
  return [...points, points[0] ?? [x, y]];
}

function middle(ring: Ring): Point {
  const n = ring.length - 1;
  const sum = ring.slice(0, n).reduce(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
  return [sum[0] / n, sum[1] / n];
}

const LAKE = { column: 3, row: 2, radius: 900, island: 400 };

export function mosaic(): MosaicArea[] {
  const areas: MosaicArea[] = [];
  const lakeAt = middle(cell(LAKE.column, LAKE.row, FINEST));
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const number = row * COLUMNS + column + 1;
      const hasLake = column === LAKE.column && row === LAKE.row;
      const hasIsland = column === 0 && row === 0;
      const shapes = PARTS.map((parts) => {
        const outer = cell(column, row, parts);
        const rings = hasLake ? [outer, circle(lakeAt, LAKE.radius, parts).toReversed()] : [outer];
        return hasIsland ? [rings, [circle(lakeAt, LAKE.island, parts)]] : [rings];
      });
      const label: Point = hasLake ? [lakeAt[0] - 1200, lakeAt[1]] : middle(cell(column, row, FINEST));
      areas.push({ ...named(number), quality: row === 5 ? 'sketsa' : 'indikatif', shapes, label });
    }
  }
  const lone: Point = [ORIGIN[0] - 3000, ORIGIN[1] - 3000];
  const shapes = PARTS.map((parts) => [[circle(lone, 20, parts)]]);
  areas.push({ ...named(ROWS * COLUMNS + 1), quality: 'indikatif', shapes, label: lone });
  return areas;
}

function named(number: number): { id: number; code: string; name: string } {
  const suffix = String(number).padStart(3, '0');
  return {
    id: 70_000_000 + number,
    code: `99.01.01.1001.rw${suffix}`,
    name: `RW ${suffix} Kampung "Ujung" – ${number}`,
  };
}

/** The tile of a zoom that holds a point (EPSG:3857 metres). */
export function tileAt(z: number, [xM, yM]: Point): { z: number; x: number; y: number } {
  const side = (2 * HALF_WORLD_M) / 2 ** z;
  return { z, x: Math.floor((xM + HALF_WORLD_M) / side), y: Math.floor((HALF_WORLD_M - yM) / side) };
}

/** Writes the mosaic as a tile set, and one more set that has areas but no shape. */
export async function insertMosaic(ctx: Context, areas: readonly MosaicArea[]): Promise<void> {
  const scope = system('import clean-up');
  await ctx.db.write(scope, async (tx) => {
    const made = ctx.clock.now();
    const { id: importId } = await tx
      .insertInto('import')
      .values({
        kind: 'boundaries',
        state: 'draft',
        simulated: true,
        made_by: 'test',
        made_at: made,
        report: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: rootId } = await tx
      .insertInto('area')
      .values({ import_id: importId })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [hash, shapes] of [
      [MOSAIC_HASH, areas.length],
      [EMPTY_HASH, 0],
    ] as const) {
      const counts = { areas: areas.length, shapes, made_at: made, current: true };
      await tx
        .insertInto('tile_set')
        .values({ hash, root_id: rootId, level: 'rw', ...counts })
        .execute();
    }
    for (const { detail } of TILE_DETAILS) {
      await sql`
        insert into tile_shape (set_hash, detail, area_id, code, name, level, quality, geom, label)
        select ${MOSAIC_HASH}, ${detail}, id, code, name, 'rw', quality,
          ST_GeomFromText(geom, 3857), ST_GeomFromText(label, 3857)
        from unnest(${areas.map((a) => a.id)}::int[], ${areas.map((a) => a.code)}::text[],
          ${areas.map((a) => a.name)}::text[], ${areas.map((a) => a.quality)}::text[],
          ${areas.map((a) => multiPolygonText(a.shapes[detail] ?? []))}::text[],
          ${areas.map((a) => `POINT(${a.label.join(' ')})`)}::text[]) as t(id, code, name, quality, geom, label)`.execute(
        tx,
      );
    }
  });
}

function multiPolygonText(polygons: readonly Ring[][]): string {
  const ring = (points: Ring) => `(${points.map((p) => p.join(' ')).join(',')})`;
  return `MULTIPOLYGON(${polygons.map((rings) => `(${rings.map(ring).join(',')})`).join(',')})`;
}
