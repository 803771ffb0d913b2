import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { Handles } from './handles.ts';
import { type ExclusiveName, type OpenDatabase, type OpenOptions, QUERY_LIMIT_MS } from './open.ts';
import { parsers } from './parsers.ts';
import { Turns } from './turns.ts';

const CHANNEL = 'petasos_data';
/** first half of the advisory lock keys, so that they meet nobody else's on a shared server */
const LOCK_SPACE = 0x70657461;
const LOCK_KEYS: Record<ExclusiveName, number> = { import: 1, migrate: 2, backup: 3 };

/** A PostgreSQL server with PostGIS. */
export async function openServer(
  _config: Config,
  url: string,
  log: Logger,
  options: OpenOptions,
): Promise<OpenDatabase> {
  const connection: pg.PoolConfig = {
    connectionString: url,
    application_name: 'petasos',
    types: { getTypeParser: typeParser as never },
  };
  const pool = new pg.Pool({
    ...connection,
    max: 10,
    statement_timeout: options.queryLimitMs ?? QUERY_LIMIT_MS,
  });
  pool.on('error', (reason) => log.warn(reason, 'a database connection was lost'));
  await pool.query('create extension if not exists postgis');
  const handles = new Handles((unhurried) => serverDialect(pool, unhurried));
  const turns = new Turns();
  const listeners = new Set<(dataVersion: number) => void>();
  const ear = new pg.Client(connection);
  await ear.connect();
  ear.on('notification', (said) => {
    for (const heard of listeners) heard(Number(said.payload));
  });
  await ear.query(`listen ${CHANNEL}`);
  return {
    kind: 'server',
    as: () => handles.outer,
    write: (_scope, work, given) => handles.write(work, given),
    exclusively: (name, work) =>
      turns.run(name, async () => {
        const holder = new pg.Client(connection);
        await holder.connect();
        try {
          await holder.query('select pg_advisory_lock($1, $2)', [LOCK_SPACE, LOCK_KEYS[name]]);
          return await work();
        } finally {
          await holder.end();
        }
      }),
    settle: async () => {},
    onDataChange(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    announce: async (dataVersion) => {
      await pool.query('select pg_notify($1, $2)', [CHANNEL, String(dataVersion)]);
    },
    close: async () => {
      await ear.end();
      await handles.outer.destroy();
    },
  };
}

function typeParser(type: number, format?: 'text' | 'binary'): unknown {
  return (format !== 'binary' && parsers[type]) || pg.types.getTypeParser(type, format as 'text');
}

function serverDialect(pool: pg.Pool, unhurried: () => boolean): Dialect {
  const dialect = new PostgresDialect({ pool });
  const createDriver = dialect.createDriver.bind(dialect);
  dialect.createDriver = () => {
    const driver = createDriver();
    const begin = driver.beginTransaction.bind(driver);
    driver.beginTransaction = async (connection, settings) => {
      const patient = unhurried();
      await begin(connection, settings);
      if (patient) await connection.executeQuery(PATIENT);
    };
    return driver;
  };
  return dialect;
}

const PATIENT = {
  sql: 'set local statement_timeout = 0',
  parameters: [],
  query: { kind: 'RawNode' },
  queryId: { queryId: 'patient' },
} as never;
