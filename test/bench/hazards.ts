import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { forOperator } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import type { Db } from '../../server/db/open.ts';
import { hazardHandlers } from '../../server/hazards/handlers.ts';
import { importFile } from '../../server/imports/answer.ts';
import { undoImport } from '../../server/imports/run.ts';
import { sourceFile } from '../db/files.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { duelOf, timed } from './measure.ts';
import { SHARED } from './prepare.ts';
import { type BenchRow, msText, ratioText, skipped } from './report.ts';

const ZONES = join(SHARED, 'bahaya/jakarta_banjir_3kelas.geojson');
const RW = join(SHARED, 'rw_rt/jakarta_rw_osm2012.geojson');
const ROUNDS = 5;
const scope = forOperator('bench');
const PROVENANCE = { source: 'bench', licence: null, asOf: null, simulated: false };

/** Square kilometres of the zones as their file is described. */
const SAID_KM2 = [54.7, 53.9, 80.1];

/**
 * The flood zones of Jakarta brought in and measured on its RW, against bare PostGIS that does the same: shapes made valid
 * and measured, cut by ST_Subdivide, held against each RW. On a database of its own; and what the zones say beside what
 * the RW themselves say of the flood of 2007.
 */
export async function hazardRows(config: Config): Promise<BenchRow[]> {
  const what = 'Flood zones of Jakarta into PostGIS and measured on its RW / bare PostGIS with ST_Subdivide';
  if (!existsSync(ZONES) || !existsSync(RW)) return [skipped(what, '≤ 1.5', 'the real files are absent')];
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const args = ['server/cli.ts', 'import', 'boundaries', RW, '--level', 'rw', '--json'];
  await runNode(args, environmentFor(config));
  const ctx = await openBench(config);
  try {
    const bytes = readFileSync(ZONES);
    const ours: number[] = [];
    const theirs: number[] = [];
    let last = 0;
    for (let round = -1; round < ROUNDS; round += 1) {
      if (last > 0) await undoImport(ctx, scope, last);
      const bare = await timed(() => bareExposure(ctx.db.as(scope), bytes));
      const own = await timed(async () => {
        last = await bring(ctx, bytes);
      });
      if (round < 0) continue;
      ours.push(own);
      theirs.push(bare);
    }
    const duel = duelOf(ours, theirs);
    const { sets } = await hazardHandlers.hazards(ctx, scope);
    const km2 = sets[0]?.classes.map((c) => c.areaKm2 ?? 0) ?? [];
    const off = Math.max(...km2.map((a, i) => Math.abs(a / (SAID_KM2[i] ?? Number.NaN) - 1)));
    return [
      {
        what,
        measured: ratioText(duel.ratio),
        target: '≤ 1.5',
        met: duel.ratio.median <= 1.5,
        how: `ours ${msText(duel.ours)}, with checks, report, the picture of the zones and the desa besides; bare ${msText(duel.theirs)}`,
      },
      {
        what: 'Area of the zones of Jakarta by class (low, medium, high)',
        measured: `${km2.map((a) => a.toFixed(2)).join(' / ')} km²`,
        target: '54.7 / 53.9 / 80.1 km², 1%',
        met: off <= 0.01,
        how: `on the ellipsoid; at most ${(off * 100).toFixed(2)}% off`,
      },
      await floodRow(ctx.db.as(scope)),
    ];
  } finally {
    await ctx.db.close();
  }
}

async function bring(ctx: Context, bytes: Uint8Array): Promise<number> {
  const report = await importFile(ctx, scope, 'hazard-zones', {
    file: sourceFile('jakarta_banjir_3kelas.geojson', Buffer.from(bytes)),
    options: { outside: 'tidak-rawan' },
    provenance: PROVENANCE,
    dryRun: false,
  });
  if (report.state !== 'applied' || report.importId === null) throw new Error(JSON.stringify(report));
  return report.importId;
}

async function bareExposure(db: Db, bytes: Buffer): Promise<void> {
  const { features } = JSON.parse(bytes.toString('utf8')) as {
    features: { properties: { kelas: number }; geometry: unknown }[];
  };
  for (const table of ['bare_zone', 'bare_piece', 'bare_share']) {
    await sql`drop table if exists ${sql.table(table)}`.execute(db);
  }
  await sql`create table bare_zone as select u.class, g.geom, ST_Area(g.geom::geography) as m2
    from unnest(${features.map((f) => f.properties.kelas)}::int[], ${features.map((f) => JSON.stringify(f.geometry))}::text[]) u (class, json),
    lateral (select ST_Multi(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(u.json), 4326))) as geom) g`.execute(
    db,
  );
  await sql`create table bare_piece as select class, ST_Subdivide(geom, 256) as geom from bare_zone`.execute(
    db,
  );
  await sql`create index on bare_piece using gist (geom)`.execute(db);
  await sql`analyze bare_piece`.execute(db);
  await sql`create table bare_share as
    select v.id, p.class, sum(ST_Area(ST_Intersection(v.geom, p.geom))) / ST_Area(v.geom) as share
    from area_version v join bare_piece p on ST_Intersects(v.geom, p.geom)
    where v.current and v.level = 'rw' and v.geom is not null group by v.id, p.class`.execute(db);
}

/** What the zones say of RW beside what the RW say of themselves: were they flooded in 2007? */
async function floodRow(db: Db): Promise<BenchRow> {
  const flags = new Map<string, boolean>();
  const { features } = JSON.parse(readFileSync(RW, 'utf8')) as {
    features: { properties: { kode_rw: string | null; banjir_2007: boolean | null } }[];
  };
  for (const { properties } of features) {
    const { kode_rw: code, banjir_2007: flag } = properties;
    if (code && typeof flag === 'boolean') {
      const key = code.replace(/\.(\d{3})$/, '.rw$1');
      flags.set(key, flag || flags.get(key) === true);
    }
  }
  const found = await sql<{ code: string; share: number }>`
    select v.code, e.low + e.medium + e.high as share from exposure e
    join area_version v on v.id = e.version_id and v.current and v.level = 'rw'
    join hazard_set s on s.id = e.set_id join import i on i.id = s.import_id and i.state = 'applied'`.execute(
    db,
  );
  const cells = { both: 0, zone: 0, flag: 0, neither: 0 };
  let known = 0;
  for (const { code, share } of found.rows) {
    const flag = flags.get(code);
    if (flag === undefined) continue;
    known += 1;
    const isIn = share >= 0.01;
    cells[isIn ? (flag ? 'both' : 'zone') : flag ? 'flag' : 'neither'] += 1;
  }
  const agree = (100 * (cells.both + cells.neither)) / known;
  const hit = (100 * cells.both) / (cells.both + cells.flag);
  return {
    what: 'RW of Jakarta in a flood zone (1% of their land or more) against their own flag of the flood of 2007',
    measured: `${agree.toFixed(0)}% agree; ${hit.toFixed(0)}% of those flooded lie in a zone`,
    target: '–',
    met: null,
    how: `${known} RW with both: flooded and in a zone ${cells.both}, flooded and in none ${cells.flag}, not flooded and in a zone ${cells.zone}, neither ${cells.neither}`,
  };
}
