import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from './db/cluster.ts';

/**
 * `npm test` and `npm run test:long`: installs what the suites need from the system where it may (root on Debian or
 * Ubuntu), names what is missing otherwise, runs the suites, and ends with one line of counts. Words after `--` go to
 * vitest, for example a file.
 */
const args = process.argv.slice(2);
const long = args.includes('--long');
const projects = long ? ['long'] : ['unit', 'db', 'e2e'];
const ci = process.env.CI === 'true';
const counts = join(tmpdir(), `petasos-test-${process.pid}.json`);

interface Need {
  readonly what: string;
  readonly there: () => boolean;
  readonly packages: () => string[];
}

const NEEDS: readonly Need[] = [
  {
    what: 'Chromium (browser tests)',
    there: () => existsSync('/usr/bin/chromium'),
    packages: () => ['chromium'],
  },
  {
    what: 'PostgreSQL with PostGIS (the database suites on a server)',
    there: () => findPostgres() !== undefined,
    packages: postgisPackages,
  },
];

function missing(): readonly Need[] {
  return NEEDS.filter((n) => !n.there());
}

/** The distribution's PostGIS; `postgresql-postgis` only where it gives no number. */
function postgisPackages(): string[] {
  const found = spawnSync('apt-cache', ['pkgnames', 'postgresql-'], { encoding: 'utf8' }).stdout ?? '';
  const newest = found
    .split('\n')
    .filter((name) => /^postgresql-\d+-postgis-3$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))[0];
  const version = newest?.split('-')[1];
  return newest && version
    ? [`postgresql-${version}`, newest]
    : ['postgresql', 'postgis', 'postgresql-postgis'];
}

function mayInstall(): boolean {
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  return debian && process.getuid?.() === 0;
}

function install(needs: readonly Need[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) => spawnSync('apt-get', ['-q', '-y', ...words], { stdio: 'inherit', env });
  apt('update');
  for (const need of needs) {
    console.log(`Installing for the tests: ${need.what}`);
    apt('install', '--no-install-recommends', ...need.packages());
  }
}

if (missing().length > 0 && mayInstall()) install(missing());
for (const need of missing()) {
  console.log(`${ci ? 'MISSING' : 'SKIPPED'}: ${need.what} is not installed: ${need.packages().join(' ')}`);
}
if (!existsSync(join(import.meta.dirname, '../../shared/data'))) {
  console.log('SKIPPED: the suites on real files (../shared/data is not there)');
}

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    ...projects.flatMap((p) => ['--project', p]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${counts}`,
    ...args.filter((a) => a !== '--long'),
  ],
  { stdio: 'inherit', cwd: join(import.meta.dirname, '..') },
);

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const c: Counts = existsSync(counts)
  ? JSON.parse(readFileSync(counts, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
const skipped = c.numPendingTests + c.numTodoTests;
console.log(`\n${c.numPassedTests} passed, ${c.numFailedTests} failed, ${skipped} skipped`);
process.exitCode = run.status === 0 && !(ci && missing().length > 0) ? 0 : (run.status ?? 1) || 1;
