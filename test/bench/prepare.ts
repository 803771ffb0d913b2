import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '../../data/contract/import.ts';
import { system } from '../../server/access/scope.ts';
import type { Config } from '../../server/config.ts';
import { environmentFor, runNode } from './child.ts';
import { openBench } from './context.ts';
import { needTable, populationTable } from './figures.ts';
import type { BenchRow } from './report.ts';

export const SHARED = new URL('../../../shared/data/', import.meta.url).pathname;
const JAKARTA = join(SHARED, 'rw_rt/jakarta_rw_osm2012.geojson');
const BANYUWANGI = join(SHARED, 'batas/banyuwangi_desa.geojson');

/** The real files are not part of the repository. */
export function hasRealFiles(): boolean {
  return existsSync(JAKARTA) && existsSync(BANYUWANGI);
}

/** Imports the real boundaries and made-up figures as a user does, by the terminal. Seconds as each report says them. */
export async function importAll(config: Config, name: string, folder: string): Promise<BenchRow[]> {
  mkdirSync(folder, { recursive: true });
  await runNode(['server/cli.ts', 'migrate'], environmentFor(config));
  const rows: BenchRow[] = [];
  const run = async (what: string, args: string[], more: string) => {
    const began = performance.now();
    const report = await importFile(config, args);
    const whole = (performance.now() - began) / 1000;
    rows.push({
      what: `Import of ${what}, ${name}`,
      measured: `${(report.tookMs / 1000).toFixed(1)} s`,
      target: '–',
      met: null,
      how: `${report.rows.used.toLocaleString('en')} of ${report.rows.read.toLocaleString('en')} rows used${more}; with the start of the program ${whole.toFixed(1)} s`,
    });
  };
  await run("Jakarta's RW", ['boundaries', JAKARTA, '--level', 'rw'], ' with tile sets of every level');
  await run("Banyuwangi's desa", ['boundaries', BANYUWANGI], '');
  const areas = await rwOfJakarta(config);
  const population = join(folder, 'penduduk.csv');
  const need = join(folder, 'ppks.csv');
  writeFileSync(population, populationTable(areas));
  writeFileSync(need, needTable(areas));
  await run("people of Jakarta's RW", ['population', population, '--simulated'], '');
  await run("need over Jakarta's RW", ['need', need, '--simulated'], ' and rolled up');
  return rows;
}

async function importFile(config: Config, args: readonly string[]): Promise<ImportReport> {
  const printed = await runNode(['server/cli.ts', 'import', ...args, '--json'], environmentFor(config));
  const report = JSON.parse(printed) as ImportReport;
  if (report.state !== 'applied')
    throw new Error(`${args.join(' ')}: ${JSON.stringify(report.problemCount)}`);
  return report;
}

async function rwOfJakarta(config: Config): Promise<{ code: string; areaKm2: number | null }[]> {
  const ctx = await openBench(config);
  const rows = await ctx.db
    .as(system('health'))
    .selectFrom('area_version')
    .select(['code', 'area_m2'])
    .where('current', '=', true)
    .where('level', '=', 'rw')
    .where('code', 'like', '31.%')
    .orderBy('code')
    .execute();
  await ctx.db.close();
  return rows.map((r) => ({ code: r.code, areaKm2: r.area_m2 === null ? null : r.area_m2 / 1e6 }));
}
