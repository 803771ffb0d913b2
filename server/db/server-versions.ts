import pg from 'pg';
import { Trouble } from './trouble.ts';

const LEAST_POSTGRES = 150000;
const LEAST_POSTGIS = [3, 3] as const;
const INSUFFICIENT_PRIVILEGE = '42501';
const UNDEFINED_FILE = '58P01';
const FEATURE_NOT_SUPPORTED = '0A000';

/** Is the server reachable, PostgreSQL 15 or later, with PostGIS 3.3 or later? Makes the extension where it may. */
export async function requireVersions(pool: pg.Pool, url: string): Promise<void> {
  const found = await reach(pool, url);
  if (found.number < LEAST_POSTGRES) throw new Trouble('database-too-old', { found: found.version });
  const [major = 0, minor = 0] = (await postgisVersion(pool)).split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_POSTGIS;
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    throw new Trouble('postgis-too-old', { found: `${major}.${minor}` });
  }
}

async function reach(pool: pg.Pool, url: string): Promise<{ number: number; version: string }> {
  try {
    const rows = await pool.query(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    );
    return rows.rows[0];
  } catch (reason) {
    throw new Trouble('database-unreachable', { address: withoutPassword(url), reason: plain(reason) });
  }
}

async function postgisVersion(pool: pg.Pool): Promise<string> {
  const version = () => pool.query(`select extversion as v from pg_extension where extname = 'postgis'`);
  const before = await version();
  if (before.rows.length > 0) return before.rows[0].v;
  try {
    await pool.query('create extension if not exists postgis');
  } catch (reason) {
    const known = [INSUFFICIENT_PRIVILEGE, UNDEFINED_FILE, FEATURE_NOT_SUPPORTED];
    if (reason instanceof pg.DatabaseError && known.includes(reason.code ?? '')) {
      throw new Trouble('postgis-missing', { reason: reason.message });
    }
    throw reason;
  }
  return (await version()).rows[0].v;
}

/** The address as it may be shown: user, host and database, never the password. */
export function withoutPassword(url: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^:/@]*):[^@]*@/, '$1@');
}

function plain(reason: unknown): string {
  if (reason instanceof AggregateError) return reason.errors.map(plain).join('; ');
  return reason instanceof Error ? reason.message : String(reason);
}
