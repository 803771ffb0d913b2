import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import type { Config } from '../../server/config.ts';
import type { Clock, Context } from '../../server/context.ts';
import { type DatabaseKind, type OpenOptions, openDatabase } from '../../server/db/open.ts';
import { describeFolder } from '../../server/start.ts';
import { keysForTests } from './keys-for-tests.ts';
import { noJobs } from './no-jobs.ts';
import { configFor, createDatabase } from './prepare.ts';
import { sharedEmbedded } from './shared-embedded.ts';

/** What a suite is given: its own database, ready with the schema and empty. */
export interface Given {
  readonly kind: DatabaseKind;
  /** the suite's database; call it inside a test or hook, not while tests are declared */
  ctx(): Context;
  /** one more database of the kind, fresh; closed after the suite */
  open(options?: OpenOptions): Promise<Context>;
}

const log = pino({ level: 'silent' });

/**
 * Declares the same suite on PGlite and on PostgreSQL with PostGIS, each with a database of its own. Where PostgreSQL
 * is not installed the second is skipped by name; under CI=true that is a failure.
 *
 *     eachDatabase('an import that is refused writes nothing', (given) => {
 *       test('...', async () => { const ctx = given.ctx(); ... });
 *     });
 *
 * The embedded one is opened once for the suites of a test worker and emptied between them. `alone`: the suite closes
 * it, breaks it or looks into its folder, and gets one that nobody else has.
 */
export function eachDatabase(
  what: string,
  suite: (given: Given) => void,
  options: { readonly alone?: boolean } = {},
): void {
  describe(`${what} (PGlite)`, () => declare('embedded', suite, options.alone));
  if (inject('cluster')) describe(`${what} (PostGIS)`, () => declare('server', suite));
  else if (process.env.CI === 'true') {
    test(`${what} (PostGIS)`, () => {
      throw new Error('PostgreSQL with PostGIS is not installed, and CI=true allows no skip');
    });
  } else describe.skip(`${what} (PostGIS: not installed)`, () => suite({ kind: 'server' } as Given));
}

/**
 * As eachDatabase, for what takes long and is held embedded by `npm run test:long`: on PostgreSQL, and where that is not
 * installed on PGlite, so that it is asked everywhere.
 */
export function oneDatabase(what: string, suite: (given: Given) => void): void {
  if (inject('cluster')) describe(`${what} (PostGIS)`, () => declare('server', suite));
  else describe(`${what} (PGlite)`, () => declare('embedded', suite));
}

/** As eachDatabase, for what only the embedded database does; always alone. */
export function embeddedDatabase(what: string, suite: (given: Given) => void): void {
  describe(`${what} (PGlite)`, () => declare('embedded', suite, true));
}

function declare(kind: DatabaseKind, suite: (given: Given) => void, alone = kind === 'server'): void {
  const opened: { ctx: Context; folder: string }[] = [];
  let ready: Context | undefined;
  const open = async (options: OpenOptions = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'petasos-test-'));
    const ctx = await openContext(await freshDatabase(kind, folder), options);
    opened.push({ ctx, folder });
    return ctx;
  };
  beforeAll(async () => {
    ready = alone ? await open() : await sharedEmbedded();
  });
  afterAll(async () => {
    for (const { ctx, folder } of opened) {
      await ctx.db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
  suite({
    kind,
    open,
    ctx() {
      if (!ready) throw new Error('call ctx() inside a test or hook');
      return ready;
    },
  });
}

/** A configuration that names a fresh database with the schema: a copied folder, or a database from the template. */
export async function freshDatabase(kind: DatabaseKind, folder: string): Promise<Config> {
  if (kind === 'embedded') {
    cpSync(inject('embeddedTemplate'), folder, { recursive: true });
    return configFor(folder, undefined);
  }
  const cluster = inject('cluster');
  if (!cluster) throw new Error('PostgreSQL with PostGIS is not installed');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(cluster.url, name, cluster.template);
  return configFor(folder, `${cluster.url}/${name}`);
}

/** Opens what `config` names as a Context that says nothing and whose clock stands on 2 March 2026. */
export async function openContext(config: Config, options: OpenOptions = {}): Promise<Context> {
  const db = await openDatabase(config, log, options);
  const folder = await describeFolder(db);
  return { config, db, log, clock: testClock(), jobs: noJobs, keys: keysForTests, folder };
}

export function testClock(at = '2026-03-02T03:00:00Z'): Clock {
  return { now: () => new Date(at), today: () => at.slice(0, 10) };
}
