import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { forOperator } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import type { Db } from '../../server/db/open.ts';
import { importFile } from '../../server/imports/answer.ts';
import { undoImport } from '../../server/imports/run.ts';
import { sourceFile } from '../db/files.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { duelOf, timed } from './measure.ts';
import { SHARED } from './prepare.ts';
import { type BenchRow, msText, ratioText, skipped } from './report.ts';

const DESA = join(SHARED, 'batas/banjarmasin_desa.geojson');
const HOUSES = 20_000;
const ROUNDS = 3;
const MOST = 1.5;
const scope = forOperator('bench');
const PROVENANCE = { source: 'bench', licence: null, asOf: null, simulated: true };

type Position = [number, number];

/**
 * Houses of one desa brought in as a layer of settlements, cut to every area and measured, against bare SQL on the same
 * database that does the same: shapes made valid, what each area has of them made one, cut by ST_Subdivide, indexed.
 */
export async function settledRows(config: Config, where: 'embedded' | 'PostgreSQL'): Promise<BenchRow[]> {
  const what = `${HOUSES.toLocaleString('en')} houses of one desa as settlements, ${where} / bare PostGIS with ST_Union and ST_Subdivide`;
  if (!existsSync(DESA)) return [skipped(what, `≤ ${MOST}`, 'the real files are absent')];
  await runNode(['server/cli.ts', 'setup', '63.71', '--json'], environmentFor(config));
  await runNode(['server/cli.ts', 'import', 'boundaries', DESA, '--json'], environmentFor(config));
  const ctx = await openBench(config);
  try {
    const houses = housesIn(widestDesa());
    const bytes = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: houses.map(featureOf) }));
    const ours: number[] = [];
    const theirs: number[] = [];
    const settled: number[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const bare = await timed(() => bareSettled(ctx.db.as(scope), bytes));
      let brought = 0;
      const own = await timed(async () => {
        brought = await bring(ctx, bytes);
      });
      settled.push(await differenceOf(ctx.db.as(scope), brought));
      await undoImport(ctx, scope, brought);
      if (round < 0) continue;
      ours.push(own);
      theirs.push(bare);
    }
    const duel = duelOf(ours, theirs);
    const off = Math.max(...settled);
    return [
      {
        what,
        measured: ratioText(duel.ratio),
        target: `≤ ${MOST}, the same to 0.1%`,
        met: duel.ratio.median <= MOST && off <= 0.001,
        how: `ours ${msText(duel.ours)}, with checks, report and the picture of the layer besides; bare ${msText(duel.theirs)}; what is settled differs by ${(off * 100).toFixed(3)}% at most`,
      },
    ];
  } finally {
    await ctx.db.close();
  }
}

async function bring(ctx: Context, bytes: Uint8Array): Promise<number> {
  const report = await importFile(ctx, scope, 'context', {
    file: sourceFile('permukiman.geojson', Buffer.from(bytes)),
    options: { contextKind: 'permukiman' },
    provenance: PROVENANCE,
    dryRun: false,
  });
  if (report.state !== 'applied' || report.importId === null) throw new Error(JSON.stringify(report));
  return report.importId;
}

async function bareSettled(db: Db, bytes: Buffer): Promise<void> {
  const { features } = JSON.parse(bytes.toString('utf8')) as { features: { geometry: unknown }[] };
  for (const table of ['bare_house', 'bare_settled', 'bare_part'])
    await sql`drop table if exists ${sql.table(table)}`.execute(db);
  await sql`create table bare_house as select ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(u.json), 4326)) as geom
    from unnest(${features.map((f) => JSON.stringify(f.geometry))}::text[]) u (json)`.execute(db);
  await sql`create index on bare_house using gist (geom)`.execute(db);
  await sql`analyze bare_house`.execute(db);
  await sql`create table bare_settled as
    select v.id, ST_Union(ST_Intersection(v.geom, h.geom)) as geom
    from area_version v join bare_house h on ST_Intersects(v.geom, h.geom)
    where v.current and v.level = 'desa' and v.geom is not null group by v.id`.execute(db);
  await sql`create table bare_part as
    select id, ST_Subdivide(ST_CollectionExtract(geom, 3), 64) as geom from bare_settled`.execute(db);
  await sql`create index on bare_part using gist (geom)`.execute(db);
}

/** By how much what is settled of a desa differs from what bare SQL finds, as a share of it: the most of all. */
async function differenceOf(db: Db, importId: number): Promise<number> {
  const found = await sql<{ off: number }>`
    select coalesce(max(abs(coalesce(s.degrees2, 0) / ST_Area(b.geom) - 1)), 1) as off
    from bare_settled b left join settled_area s on s.version_id = b.id and s.import_id = ${importId}
    where ST_Area(b.geom) > 0`.execute(db);
  return found.rows[0]?.off ?? 1;
}

/** The outer border of the desa that takes the largest box. */
function widestDesa(): Position[] {
  const { features } = JSON.parse(readFileSync(DESA, 'utf8')) as {
    features: { geometry: { type: string; coordinates: Position[][] | Position[][][] } }[];
  };
  const borders = features.flatMap(({ geometry: { type, coordinates } }) =>
    (type === 'Polygon' ? [coordinates as Position[][]] : (coordinates as Position[][][])).flatMap(
      ([outer]) => (outer ? [outer] : []),
    ),
  );
  const sizeOf = (border: Position[]) => {
    const [west, south, east, north] = boxOf(border);
    return (east - west) * (north - south);
  };
  return borders.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
}

/** Houses of four corners, each turned another way, in rows as close as so many need; one in twenty lies on others. */
function housesIn(border: Position[]): Position[][] {
  const [west, south, east, north] = boxOf(border);
  let step = Math.sqrt(((east - west) * (north - south)) / HOUSES);
  for (;;) {
    const places: Position[] = [];
    for (let y = south; y < north; y += step)
      for (let x = west; x < east; x += step) if (isInside(border, x, y)) places.push([x, y]);
    if (places.length >= HOUSES)
      return places.slice(0, HOUSES).map((place, i) => house(place, step * (i % 1000 < 50 ? 0.7 : 0.3), i));
    step *= 0.95;
  }
}

function house([x, y]: Position, reach: number, turn: number): Position[] {
  const [a, b] = [Math.cos(turn) * reach, Math.sin(turn) * reach];
  return [
    [x + a, y + b],
    [x - b, y + a],
    [x - a, y - b],
    [x + b, y - a],
    [x + a, y + b],
  ];
}

function featureOf(ring: Position[]) {
  return {
    type: 'Feature',
    properties: { REMARK: 'Permukiman' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

function boxOf(border: Position[]): [number, number, number, number] {
  const xs = border.map(([x]) => x);
  const ys = border.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function isInside(border: Position[], x: number, y: number): boolean {
  let inside = false;
  for (const [i, [x1, y1]] of border.entries()) {
    const [x0, y0] = border.at(i - 1) ?? [x1, y1];
    if (y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) inside = !inside;
  }
  return inside;
}
