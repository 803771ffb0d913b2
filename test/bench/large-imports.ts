import { execFile } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { readGeo } from '../../data/read/geo.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { values } from '../../server/indicators/handlers.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { FIGURE_PERIOD } from './figures.ts';
import { spreadOf, timed } from './measure.ts';
import { SHARED } from './prepare.ts';
import { type BenchRow, skipped } from './report.ts';

const run = promisify(execFile);
const VILLAGES = join(SHARED, 'nasional/desa.topojson.gz');
const ROUNDS = 3;
/** Provinces of Java without Jakarta and Banten, with Sumatera Utara and Sulawesi Selatan: some 32,600 villages. */
const PROVINCES = ['12', '32', '33', '34', '35', '73'];
const MOST_ROWS = 1_000_000;

interface Imported {
  readonly stages: Readonly<Record<string, number>>;
  readonly tookMs: number;
  readonly maxMb: number;
  readonly state: string;
  readonly rows: { readonly read: number; readonly used: number };
  readonly problemCount: Readonly<Record<string, number>>;
}

async function importApart(config: Config, kind: string, path: string): Promise<Imported> {
  const args = ['--max-old-space-size=1300', 'test/bench/import-child.ts', kind, path];
  const printed = await runNode(args, environmentFor(config));
  const done = JSON.parse(printed) as Imported;
  if (done.state !== 'applied') throw new Error(`${path}: ${JSON.stringify(done)}`);
  return done;
}

/** Every village of the country with its border, against ogr2ogr that only loads the same polygons. */
export async function countryRow(config: Config, url: string, folder: string): Promise<BenchRow> {
  const what =
    'Every village of the country into PostGIS, repaired and drawn at every level / ogr2ogr of the same polygons';
  if (!existsSync(VILLAGES)) return skipped(what, '≤ 6', 'the real file is absent');
  if (!(await hasProgram('ogr2ogr'))) return skipped(what, '≤ 6', 'ogr2ogr is not installed');
  const plain = join(folder, 'desa.geojson');
  await writeGeoJson(plain);
  const theirs = await timed(() =>
    run('ogr2ogr', [
      '-f',
      'PostgreSQL',
      `PG:${keywords(url)}`,
      plain,
      '-nln',
      'bare_villages',
      '-nlt',
      'PROMOTE_TO_MULTI',
      '-overwrite',
    ]),
  );
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const ours = await importApart(config, 'boundaries', VILLAGES);
  const ratio = ours.tookMs / theirs;
  const from = (stage: string) => ((ours.stages[stage] ?? 0) / 1000).toFixed(0);
  return {
    what,
    measured: `${ratio.toFixed(1)} (${(ours.tookMs / 1000).toFixed(0)} s / ${(theirs / 1000).toFixed(0)} s)`,
    target: '≤ 6, under 3 GB',
    met: ratio <= 6 && ours.maxMb < 3000,
    how: `${ours.rows.used.toLocaleString('en')} of ${ours.rows.read.toLocaleString('en')} villages; at most ${Math.round(ours.maxMb)} MB; checked until ${from('write')} s, written until ${from('tiles')} s, tile sets until ${from('rollup')} s; one round`,
  };
}

/** ogr2ogr adds words of its own behind the address: it must not be a URL. */
function keywords(url: string): string {
  const { hostname, port, username, pathname } = new URL(url);
  return `host=${hostname} port=${port} user=${username} dbname=${pathname.slice(1)}`;
}

async function hasProgram(name: string): Promise<boolean> {
  return run(name, ['--version']).then(
    () => true,
    () => false,
  );
}

/** The same polygons as GeoJSON, a feature at a time. */
async function writeGeoJson(path: string): Promise<void> {
  const read = await readGeo(readFileSync(VILLAGES));
  if ('problem' in read) throw new Error(read.problem.code);
  const out = createWriteStream(path);
  out.write('{"type":"FeatureCollection","features":[\n');
  for (const [i, { properties, geometry }] of read.file.features.entries()) {
    const text = JSON.stringify({ type: 'Feature', properties, geometry: geometry() });
    if (!out.write(`${i === 0 ? '' : ',\n'}${text}`))
      await new Promise<void>((go) => out.once('drain', () => go()));
  }
  out.end(']}\n');
  await finished(out);
}

/** A need table of a million rows, against psql's \copy of the same file into a bare table; and reads meanwhile. */
export async function millionRows(
  config: Config,
  url: string,
  folder: string,
  psql: string,
): Promise<BenchRow[]> {
  const what =
    'A need table of 1,000,000 rows into PostGIS, checks included: share of the rate of \\copy into a bare table';
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  for (const province of PROVINCES)
    await runNode(['server/cli.ts', 'setup', province], environmentFor(config));
  const ctx = await openBench(config);
  try {
    const path = join(folder, 'ppks-jutaan.csv');
    const rows = await writeTable(ctx, path);
    await run(psql, [
      url,
      '-qc',
      'create table bare (kode text, jenis text, jk text, periode text, jumlah integer)',
    ]);
    const copy = () =>
      timed(() =>
        run(psql, [url, '-qc', `\\copy bare from '${path}' with (format csv, header, delimiter ';')`]),
      );
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await copy());
      await run(psql, [url, '-qc', 'truncate bare']);
    }
    const first = await importApart(config, 'need', path);
    const idle = await readsDuring(ctx, () => new Promise((go) => setTimeout(go, 5000)));
    let second: Imported | undefined;
    const busy = await readsDuring(ctx, async () => {
      second = await importApart(config, 'need', path);
    });
    const until = (i: Imported) => i.stages.rollup ?? i.tookMs;
    const checked = ((first.stages.stage ?? 0) / 1000).toFixed(1);
    const bare = spreadOf(theirs).median;
    const share = bare / until(first);
    const rollup = (first.tookMs - until(first)) / 1000;
    const again = second ? (until(second) / 1000).toFixed(1) : '–';
    return [
      {
        what,
        measured: share.toFixed(2),
        target: '≥ 0.15, under 600 MB',
        met: share >= 0.15 && first.maxMb < 600,
        how: `${rows.toLocaleString('en')} rows; ours ${(until(first) / 1000).toFixed(1)} s, checked until ${checked} s (again, over the first: ${again} s), \\copy ${(bare / 1000).toFixed(2)} s (median of ${ROUNDS}); at most ${Math.round(first.maxMb)} MB`,
      },
      {
        what: 'Roll-up after a need table of 1,000,000 rows',
        measured: `${rollup.toFixed(1)} s`,
        target: '< 10 s',
        met: rollup < 10,
        how: `${PROVINCES.length} provinces, one period; with the swap and fresh statistics`,
      },
      {
        what: 'Reads while an import runs: p95 of /api/values / the same without one',
        measured: (busy.p95 / idle.p95).toFixed(2),
        target: '≤ 2',
        met: busy.p95 / idle.p95 <= 2,
        how: `idle ${idle.p95.toFixed(0)} ms (n = ${idle.n}), while a million rows come in ${busy.p95.toFixed(0)} ms (n = ${busy.n}); uncached, in this process; the import in another`,
      },
    ];
  } finally {
    await ctx.db.close();
  }
}

/** Asks for values again and again until `work` is done. */
async function readsDuring(ctx: Context, work: () => Promise<unknown>): Promise<{ p95: number; n: number }> {
  const query = valuesQuery.parse({
    indicator: 'total.count',
    level: 'desa',
    within: '35.10',
    period: FIGURE_PERIOD,
  });
  let done = false;
  const working = work().finally(() => {
    done = true;
  });
  const took: number[] = [];
  while (!done) {
    took.push(await timed(() => values(ctx, forOperator('bench'), query)));
    await new Promise((go) => setTimeout(go, 20));
  }
  await working;
  took.sort((a, b) => a - b);
  return { p95: took[Math.floor(took.length * 0.95)] ?? Number.NaN, n: took.length };
}

/** Open types of every village, men and women, until there are a million rows. */
async function writeTable(ctx: Context, path: string): Promise<number> {
  const found = await ctx.db
    .as(forOperator('bench'))
    .selectFrom('area_version')
    .select('code')
    .where('current', '=', true)
    .where('level', '=', 'desa')
    .orderBy('code')
    .execute();
  const types = NEED_TYPES.filter((t) => t.finest === null).map((t) => t.code);
  const lines = ['kode;jenis;jk;periode;jumlah'];
  for (const [n, { code }] of found.entries()) {
    for (const [t, type] of types.entries()) {
      for (const [s, sex] of ['L', 'P'].entries()) {
        if (lines.length <= MOST_ROWS)
          lines.push(`${code};${type};${sex};${FIGURE_PERIOD};${(n * 7 + t * 3 + s) % 29}`);
      }
    }
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return lines.length - 1;
}
