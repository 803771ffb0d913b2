import {
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresDialect,
} from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';
import { Handles } from './handles.ts';
import { EXCLUSIVE_WAIT_MS, QUERY_LIMIT_MS } from './limits.ts';
import type { ExclusiveName, OpenDatabase, OpenOptions } from './open.ts';
import { parsers } from './parsers.ts';
import { Ear } from './server-ear.ts';
import { openSession } from './server-session.ts';
import { requireVersions } from './server-versions.ts';
import { Trouble } from './trouble.ts';
import { Turns } from './turns.ts';

const CHANNEL = 'petasos_data';
const QUERY_CANCELED = '57014';
const LOCK_NOT_AVAILABLE = '55P03';
const INTERNAL_ERROR = 'XX000';
const CONNECTIONS = 10;
/** first half of the advisory lock keys, so that they meet nobody else's on a shared server */
const LOCK_SPACE = 0x70657461;
const LOCK_KEYS: Record<ExclusiveName, number> = {
  import: 1,
  migrate: 2,
  backup: 3,
  settings: 4,
  release: 6,
  plan: 7,
  solve: 8,
};

/** Locks of all databases of a server stand in one list. */
const HELD = `select exists (select 1 from pg_locks l join pg_database d on d.oid = l.database
  where l.locktype = 'advisory' and d.datname = current_database()
    and l.classid = $1::oid and l.objid = $2::oid and l.objsubid = 2 and l.granted) as held`;

/** A PostgreSQL server with PostGIS. Throws Trouble where it cannot be reached or is too old. */
export async function openServer(
  _config: Config,
  url: string,
  log: Logger,
  options: OpenOptions,
): Promise<OpenDatabase> {
  const connection: pg.ClientConfig = {
    connectionString: url,
    application_name: 'petasos',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser: typeParser as never },
  };
  const quick = await quickCompression(connection, url);
  const pool = new pg.Pool({
    ...connection,
    ...(quick ? { options: quick } : {}),
    max: CONNECTIONS,
    statement_timeout: options.queryLimitMs ?? QUERY_LIMIT_MS,
  });
  pool.on('error', (reason) => log.warn({ reason: reason.message }, 'an idle database connection was lost'));
  const ear = new Ear(connection, CHANNEL, log);
  try {
    await ear.open();
  } catch (reason) {
    await pool.end();
    throw reason;
  }
  const handles = new Handles((unhurried) => serverDialect(pool, unhurried));
  const turns = new Turns();
  return {
    kind: 'server',
    recovery: null,
    as: () => handles.outer,
    write: (_scope, work, given) => handles.write(work, given),
    exclusively: (name, work, { ifFree = false } = {}) =>
      turns.run(
        name,
        () => {
          const waitMs = ifFree ? 0 : (options.exclusiveWaitMs ?? EXCLUSIVE_WAIT_MS);
          return holding(connection, { name, waitMs }, log, work);
        },
        { ifFree },
      ),
    isHeld: async (name) => {
      const found = await pool.query<{ held: boolean }>(HELD, [LOCK_SPACE, LOCK_KEYS[name]]);
      return found.rows[0]?.held === true;
    },
    settle: async ({ few = false, tables = [] } = {}) => {
      handles.assertOutside();
      // Of the whole database: longer than many an edit takes itself. What was committed is on the disk.
      if (few) return;
      await pool.query(`analyze ${tables.join(', ')}`);
    },
    onDataChange: (heard) => ear.listen((said) => heard(Number(said))),
    announce: async (dataVersion) => {
      ear.hear(String(dataVersion));
      await pool.query('select pg_notify($1, $2)', [CHANNEL, String(dataVersion)]);
    },
    run: async (text, values = []) => {
      handles.assertOutside();
      return runOn(pool, text, values);
    },
    session: () => openSession(connection),
    note: () => {},
    close: async () => {
      await ear.close();
      await pool.end();
    },
  };
}

/**
 * What a connection says at its start so that borders are packed by lz4, which takes a fraction of the time of the default;
 * undefined where the server was built without it. Throws Trouble where the server cannot be reached or is too old.
 */
async function quickCompression(connection: pg.ClientConfig, url: string): Promise<string | undefined> {
  const pool = new pg.Pool({ ...connection, max: 1 });
  try {
    await requireVersions(pool, url);
    const found = await pool.query<{ packs: boolean }>(
      `select 'lz4' = any(enumvals) as packs from pg_settings where name = 'default_toast_compression'`,
    );
    return found.rows[0]?.packs ? '-c default_toast_compression=lz4' : undefined;
  } finally {
    await pool.end();
  }
}

/** Holds an advisory lock on a connection of its own: it ends with the connection, also when this process is killed. */
async function holding<T>(
  connection: pg.ClientConfig,
  /** waitMs 0: not at all */
  { name, waitMs }: { readonly name: ExclusiveName; readonly waitMs: number },
  log: Logger,
  work: () => Promise<T>,
): Promise<T> {
  const holder = new pg.Client(connection);
  holder.on('error', (reason) => log.error({ name, reason: reason.message }, 'an exclusive lock was lost'));
  await holder.connect();
  try {
    if (waitMs === 0) await takeAtOnce(holder, name);
    else {
      await holder.query(`set lock_timeout = ${waitMs}`);
      await holder.query('select pg_advisory_lock($1, $2)', [LOCK_SPACE, LOCK_KEYS[name]]);
    }
    return await work();
  } catch (reason) {
    if (reason instanceof pg.DatabaseError && reason.code === LOCK_NOT_AVAILABLE) {
      throw new Trouble('exclusive-timeout', { name, seconds: Math.round(waitMs / 1000) });
    }
    throw reason;
  } finally {
    await holder.end();
  }
}

/** Throws Fault 'busy' where another connection holds the lock. */
async function takeAtOnce(holder: pg.Client, name: ExclusiveName): Promise<void> {
  const found = await holder.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    LOCK_SPACE,
    LOCK_KEYS[name],
  ]);
  if (!found.rows[0]?.taken) throw new Fault('busy');
}

/** Several statements may begin a transaction and fail within: such a connection is not given to the next. */
async function runOn(pool: pg.Pool, text: string, values: readonly unknown[]): Promise<{ rows: never[] }> {
  const client = await pool.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] =
      values.length > 0 ? await client.query(text, [...values]) : await client.query(text);
    client.release();
    return { rows: (Array.isArray(result) ? result : [result]).flatMap((r) => r.rows as never[]) };
  } catch (reason) {
    client.release(true);
    throw reason;
  }
}

function typeParser(type: number, format?: 'text' | 'binary'): unknown {
  return (format !== 'binary' && parsers[type]) || pg.types.getTypeParser(type, format as 'text');
}

/**
 * Kysely's own dialect; a transaction asked for as unhurried has no limit on its statements, and a statement over the
 * limit is a Fault, as on the embedded database.
 */
function serverDialect(pool: pg.Pool, unhurried: () => boolean): Dialect {
  const dialect = new PostgresDialect({ pool });
  const createDriver = dialect.createDriver.bind(dialect);
  const known = new WeakSet<DatabaseConnection>();
  dialect.createDriver = () => {
    const driver = createDriver();
    const begin = driver.beginTransaction.bind(driver);
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async (options) => {
      const connection = await acquire(options);
      if (!known.has(connection)) known.add(faultWhenOverdue(connection));
      return connection;
    };
    driver.beginTransaction = async (connection, settings) => {
      const patient = unhurried();
      await begin(connection, settings);
      if (patient) await connection.executeQuery(PATIENT);
    };
    return driver;
  };
  return dialect;
}

/** GEOS, interrupted in the middle of a shape, says it in its own words. */
function isOverdue({ code, message }: pg.DatabaseError): boolean {
  return code === QUERY_CANCELED || (code === INTERNAL_ERROR && message.includes('Interrupted!'));
}

function faultWhenOverdue(connection: DatabaseConnection): DatabaseConnection {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async <R>(query: CompiledQuery, options?: AbortableOperationOptions) => {
    try {
      return await execute<R>(query, options);
    } catch (reason) {
      if (reason instanceof pg.DatabaseError && isOverdue(reason)) throw new Fault('busy');
      throw reason;
    }
  };
  return connection;
}

const PATIENT: CompiledQuery = {
  sql: 'set local statement_timeout = 0',
  parameters: [],
  query: { kind: 'RawNode', sqlFragments: ['set local statement_timeout = 0'], parameters: [] },
  queryId: { queryId: 'patient' },
};
