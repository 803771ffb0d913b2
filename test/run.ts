import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient, isClientFresh } from '../server/client-files.ts';
import { findPostgres } from './db/cluster.ts';
import { embeddedTemplate } from './db/prepare.ts';

/**
 * `npm test` and `npm run test:long`: installs what the suites need from the system where it may (root on Debian or
 * Ubuntu), names what is missing otherwise, runs the suites, and ends with one line of counts. Words after `--` go to
 * vitest, for example a file.
 *
 * The browser suites run beside the others: those wait for disks and sockets while these draw.
 */
const args = process.argv.slice(2);
const long = args.includes('--long');
const runs = long ? [['long']] : [['unit', 'db'], ['e2e']];
const ci = process.env.CI === 'true';

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
  {
    what: 'pdftotext (what stands on paper)',
    there: () => spawnSync('pdftotext', ['-v']).error === undefined,
    packages: () => ['poppler-utils'],
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

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface Run {
  readonly ok: boolean;
  readonly counts: Counts;
  readonly said: string;
}

/** Runs the suites of some projects in a process of its own. `quiet`: keeps what it says instead of saying it. */
async function runSuites(projects: readonly string[], quiet: boolean): Promise<Run> {
  const written = join(tmpdir(), `petasos-test-${process.pid}-${projects.join('-')}.json`);
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((p) => ['--project', p]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${written}`,
      ...args.filter((a) => a !== '--long'),
    ],
    { stdio: ['inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], cwd: root },
  );
  let said = '';
  const keep = (part: Buffer) => {
    said += part.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const [code] = (await once(child, 'close')) as [number | null];
  const counts: Counts = existsSync(written)
    ? JSON.parse(readFileSync(written, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
  rmSync(written, { force: true });
  return { ok: code === 0, counts, said };
}

const root = join(import.meta.dirname, '..');
// Made once, before two runs at the same time find them missing.
if (!isClientFresh()) await buildClient();
await embeddedTemplate();
const ended = await Promise.all(runs.map((projects, i) => runSuites(projects, i > 0)));
for (const { said } of ended) process.stdout.write(said);
const total = (what: keyof Counts) => ended.reduce((n, { counts }) => n + counts[what], 0);
const skipped = total('numPendingTests') + total('numTodoTests');
console.log(`\n${total('numPassedTests')} passed, ${total('numFailedTests')} failed, ${skipped} skipped`);
process.exitCode = ended.every((run) => run.ok) && !(ci && missing().length > 0) ? 0 : 1;
