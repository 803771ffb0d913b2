import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { CHROMIUM, launch } from '../chromium.ts';
import { findPostgres, startCluster } from '../db/cluster.ts';
import { configFor, createDatabase } from '../db/prepare.ts';
import { crowdRow, makeSessions, sessionRow } from './accounts.ts';
import { changeRow } from './change.ts';
import { runNode, startServer } from './child.ts';
import { openBench } from './context.ts';
import { coverageRows } from './coverage.ts';
import { demoRows } from './demo.ts';
import { disclosureRows } from './disclosure.ts';
import { embeddedTileRow } from './embedded-tiles.ts';
import { excelRow } from './excel.ts';
import { hazardRows } from './hazards.ts';
import { countryRow, millionRows } from './large-imports.ts';
import type { Pages } from './painting.ts';
import { planRows } from './plan.ts';
import { servedPlanRows } from './plan-served.ts';
import { hasRealFiles, importAll, SHARED } from './prepare.ts';
import { type BenchRow, performancePage, renewed, rowsOfPage, skipped, verdict } from './report.ts';
import { responseRows } from './response.ts';
import { settledRows } from './settled.ts';
import { sketchRow } from './sketch.ts';
import { stallRow } from './stall.ts';
import { startRow } from './start.ts';
import { coldTileRows, everyTile, tileSetsOf } from './tiles.ts';
import { valueRows } from './values.ts';
import { warmTileRows } from './warm.ts';
import { weightRow } from './weight.ts';

/**
 * `npm run bench`: ratios measured in one run, printed and written to docs/performance.md. Never fails for a missed target;
 * says MISSED. `--only tiles,values` measures some of it and writes nothing, with `--keep` its lines of the page alone;
 * nor is anything written where the real files are absent.
 */
const PARTS = [
  'import',
  'tiles',
  'warm',
  'values',
  'accounts',
  'change',
  'weight',
  'start',
  'stall',
  'excel',
  'sketch',
  'country',
  'million',
  'demo',
  'disclosure',
  'coverage',
  'plan',
  'hazards',
  'settled',
  'response',
] as const;
type Part = (typeof PARTS)[number];

const PAGE = new URL('../../docs/performance.md', import.meta.url);

const { values: options } = parseArgs({ options: { only: { type: 'string' }, keep: { type: 'boolean' } } });
const wanted = new Set<Part>(
  options.only === undefined ? PARTS : PARTS.filter((part) => options.only?.split(',').includes(part)),
);
const rows: BenchRow[] = [];
const [busy = 0] = loadavg();

function add(...more: BenchRow[]): void {
  for (const row of more) {
    console.log(
      `${verdict(row).padEnd(8)} ${row.what}\n         ${row.measured}   target ${row.target}\n         ${row.how}`,
    );
  }
  rows.push(...more);
}

/** A part that fails says so in the table and lets the others run. */
async function measure(part: Part, work: () => Promise<BenchRow | BenchRow[]>): Promise<void> {
  if (!wanted.has(part)) return;
  try {
    add(...[await work()].flat());
  } catch (reason) {
    console.error(reason);
    add({ ...skipped(part, '–', `failed: ${String(reason)}`), measured: 'FAILED', met: false });
  }
}

const folder = mkdtempSync(join(tmpdir(), 'petasos-bench-'));
/** the client as it is now, built for this run */
const client = join(folder, 'client');
const bin = findPostgres();
if (!hasRealFiles()) {
  add(skipped('Everything', '–', `the real files are not in ${SHARED.split('/').slice(-3).join('/')}`));
} else {
  const embedded = configFor(join(folder, 'embedded'), undefined);
  if (['import', 'tiles', 'start', 'stall'].some((part) => wanted.has(part as Part))) {
    const imported = await importAll(embedded, 'embedded', folder);
    if (wanted.has('import')) add(...imported);
  }
  if (bin) await withPostgres(bin);
  else add(skipped('Everything on PostGIS', '–', 'PostgreSQL with PostGIS is not installed'));
  await measure('tiles', () => embeddedTileRow(embedded));
  await measure('start', () => startRow(embedded, 'embedded'));
  await measure('stall', () => stallRow(embedded));
}
await measure('excel', () => excelRow(configFor(join(folder, 'demo'), undefined), 'embedded'));
await measure('demo', demo);
await measure('disclosure', () =>
  disclosureRows(configFor(join(folder, 'release'), undefined), 'embedded', 30),
);
await measure('plan', () => planRows(configFor(join(folder, 'plan'), undefined)));
await measure('plan', () => servedPlanRows(configFor(join(folder, 'plan-served'), undefined), 'embedded'));
await measure('coverage', () => coverageRows(configFor(join(folder, 'coverage'), undefined), 'embedded'));
await measure('settled', () => settledRows(configFor(join(folder, 'settled'), undefined), 'embedded'));
await measure('response', () =>
  responseRows(configFor(join(folder, 'response'), undefined), 'embedded', 5_000, 2_000),
);
if (bin) {
  const own = (part: Part, work: (config: Config) => Promise<BenchRow[]>) =>
    measure(part, () => onServer(bin, part, work));
  await own('disclosure', (config) => disclosureRows(config, 'PostgreSQL', 15));
  await own('plan', (config) => servedPlanRows(config, 'PostgreSQL'));
  await own('coverage', (config) => coverageRows(config, 'PostgreSQL'));
  await own('hazards', hazardRows);
  await own('settled', (config) => settledRows(config, 'PostgreSQL'));
  await own('response', (config) => responseRows(config, 'PostgreSQL', 5_000, 500));
  await own('response', (config) => responseRows(config, 'PostgreSQL', 60_000, 2_000));
}
rmSync(folder, { recursive: true, force: true });
if (hasRealFiles() && (options.only === undefined || options.keep)) {
  const now = machine(bin);
  const measured = rows.map((row) => ({ ...row, on: now.date }));
  const before = options.only === undefined ? [] : rowsOfPage(readFileSync(PAGE, 'utf8'));
  writeFileSync(PAGE, performancePage(renewed(before, measured), now));
}

async function withPostgres(programs: string): Promise<void> {
  const cluster = await startCluster(programs);
  try {
    if (PARTS.some((part) => wanted.has(part) && !isApart(part))) await measureServer(cluster.url);
    for (const part of PARTS.filter(isLarge)) {
      if (!wanted.has(part)) continue;
      await createDatabase(cluster.url, part);
      const own = `${cluster.url}/${part}`;
      const apart = configFor(join(folder, part), own);
      const psql = join(programs, 'psql');
      await measure(part, () =>
        part === 'million' ? millionRows(apart, own, folder, psql) : countryRow(apart, own, folder),
      );
    }
  } finally {
    await cluster.stop();
  }
}

/** Parts that need none of what is imported for the others. */
function isApart(part: Part): boolean {
  return (
    isLarge(part) ||
    part === 'coverage' ||
    part === 'plan' ||
    part === 'hazards' ||
    part === 'settled' ||
    part === 'response' ||
    part === 'disclosure' ||
    part === 'demo' ||
    part === 'excel'
  );
}

/** Parts that have a database of their own. */
function isLarge(part: Part): part is 'million' | 'country' {
  return part === 'million' || part === 'country';
}

async function measureServer(clusterUrl: string): Promise<void> {
  const url = `${clusterUrl}/bench`;
  await createDatabase(clusterUrl, 'bench');
  const config = configFor(join(folder, 'server'), url);
  const imported = await importAll(config, 'PostgreSQL', folder);
  if (wanted.has('import')) add(...imported);
  const ctx = await openBench(config);
  try {
    await measure('tiles', () => coldTileRows(ctx, url));
    await measure('values', () => valueRows(ctx, url));
    await measure('accounts', async () => [await sessionRow(ctx), await crowdRow(config, ctx)]);
    await measure('warm', async () => warmTileRows(config, await warmTilePaths(url)));
    await withBrowser(config, ctx, async (browser, origin) => {
      await measure('weight', () => weightRow(browser, `${origin}/?area=31.71&level=desa`, client));
      await measure('change', () => changeRow(ctx, url, browser, origin));
    });
    await measure('start', () => startRow(config, 'PostgreSQL'));
    await measure('sketch', () => sketchRow(config));
  } finally {
    await ctx.db.close();
  }
}

/** A part on a PostgreSQL of its own. */
async function onServer(
  programs: string,
  part: Part,
  work: (config: Config) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const cluster = await startCluster(programs);
  try {
    await createDatabase(cluster.url, part);
    return await work(configFor(mkdtempSync(join(folder, `${part}-`)), `${cluster.url}/${part}`));
  } finally {
    await cluster.stop();
  }
}

/** The demo as a newcomer meets it: on this machine alone, without any real file. */
async function demo(): Promise<BenchRow | BenchRow[]> {
  if (!CHROMIUM)
    return skipped('The demo, from the click to its first map', '–', 'Chromium is not installed');
  const browser = await launch(CHROMIUM);
  try {
    return await demoRows(configFor(join(folder, 'first-run'), undefined), browser);
  } finally {
    await browser.close();
  }
}

/** The tiles of zoom 10 over Jakarta's RW. */
async function warmTilePaths(url: string): Promise<string[]> {
  const sets = await tileSetsOf(url, '31.%', 'rw');
  return everyTile(sets, 10).map(({ hash, z, x, y }) => `/api/tiles/${hash}/${z}/${x}/${y}`);
}

async function withBrowser(
  config: Config,
  ctx: Context,
  work: (pages: Pages, origin: string) => Promise<void>,
): Promise<void> {
  if (!wanted.has('change') && !wanted.has('weight')) return;
  if (!CHROMIUM) {
    add(skipped('First screen and change of indicator', '–', 'Chromium is not installed'));
    return;
  }
  await runNode(['node_modules/vite/bin/vite.js', 'build', '--outDir', client], process.env);
  const server = await startServer(config, client, 'sessions');
  const browser = await launch(CHROMIUM);
  try {
    await work(await signedIn(browser, ctx, server.origin), server.origin);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Pages of a planner with a session. */
async function signedIn(browser: Browser, ctx: Context, origin: string): Promise<Pages> {
  const [value = ''] = await makeSessions(ctx, 1);
  const name = `petasos-${new URL(origin).port}`;
  return {
    async newPage(options) {
      const context = await browser.newContext(options);
      await context.addCookies([{ name, value: encodeURIComponent(value), url: origin }]);
      return context.newPage();
    },
  };
}

function machine(programs: string | undefined) {
  const say = (program: string, ...args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    postgres: programs ? say(join(programs, 'postgres'), '--version') : 'no PostgreSQL',
    load: busy,
    chromium: CHROMIUM ? say(CHROMIUM, '--version') : 'no Chromium',
  };
}
