import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { type Config, readConfig } from '../../server/config.ts';
import { systemClock } from '../../server/context.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { type Cluster, findPostgres, startCluster } from './cluster.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/petasos-test');
const TEMPLATE = 'petasos_template';

let cluster: Cluster | undefined;
let scratch: string | undefined;

declare module 'vitest' {
  export interface ProvidedContext {
    /** a data folder with the schema in it, to be copied; never opened in place */
    embeddedTemplate: string;
    /** a folder for what lives as long as the run */
    scratch: string;
    /** null: no PostgreSQL with PostGIS on this machine */
    cluster: { url: string; template: string } | null;
  }
}

/** Once per test run: a data folder with the schema (kept between runs) and a PostgreSQL cluster with a template database. */
export async function setup(project: TestProject): Promise<void> {
  if (project.vitest.projects.every((p) => p.name === 'unit')) return;
  scratch = mkdtempSync(join(tmpdir(), 'petasos-scratch-'));
  project.provide('scratch', scratch);
  project.provide('embeddedTemplate', await embeddedTemplate());
  const bin = findPostgres();
  if (!bin) {
    project.provide('cluster', null);
    return;
  }
  cluster = await startCluster(bin);
  await createDatabase(cluster.url, TEMPLATE);
  await migrateAt(configFor(join(CACHE, 'unused'), `${cluster.url}/${TEMPLATE}`));
  project.provide('cluster', { url: cluster.url, template: TEMPLATE });
}

export async function teardown(): Promise<void> {
  await cluster?.stop();
  if (!scratch) return;
  await endServers(scratch);
  rmSync(scratch, { recursive: true, force: true });
}

/** Ends the servers that suites share: each is noted in the folder by its pid. */
async function endServers(folder: string): Promise<void> {
  for (const pid of globSync('*.pid', { cwd: folder }).map((name) => Number.parseInt(name, 10))) {
    if (isRunning(pid)) process.kill(pid, 'SIGTERM');
    while (isRunning(pid)) await setTimeout(50);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Builds (7 to 30 s, for PostGIS is created) or finds the folder for the present schema. */
export async function embeddedTemplate(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of globSync('server/db/migrations/*.ts').sort()) hash.update(readFileSync(file));
  hash.update(readFileSync('node_modules/@electric-sql/pglite/package.json'));
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  const building = join(CACHE, `building-${randomUUID()}`);
  mkdirSync(CACHE, { recursive: true });
  await migrateAt(configFor(building, undefined));
  try {
    renameSync(building, folder);
  } catch (reason) {
    if (!existsSync(folder)) throw reason;
    rmSync(building, { recursive: true });
  }
  return folder;
}

async function migrateAt(config: Config): Promise<void> {
  const db = await openDatabase(config, pino({ level: 'silent' }));
  await migrate({ db, clock: systemClock });
  await db.close();
}

export function configFor(dataDir: string, databaseUrl: string | undefined): Config {
  return readConfig({
    DATA_DIR: dataDir,
    PETASOS_KEY_FILE: join(CACHE, 'key'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
}

export async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(`create database ${name}${template ? ` template ${template}` : ''}`);
  await client.end();
}
