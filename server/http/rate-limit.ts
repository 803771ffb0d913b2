import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sql } from 'kysely';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { OpenDatabase } from '../db/open.ts';
import { Fault } from '../fault.ts';

interface Rate {
  readonly limit: number;
  readonly windowMs: number;
  /** counted for all servers on one database together; else for each alone */
  readonly shared: boolean;
}

const MINUTE = 60_000;

/**
 * How often something may be asked. An office of hundreds can share one address, so what is counted by address is
 * generous; what could be guessed is counted by its account as well, where accounts are signed in to.
 */
const RATES = {
  /** anything but tiles, by account */
  account: { limit: 1200, windowMs: MINUTE, shared: false },
  /** tries to sign in or to use an invitation, by address: hundreds of pillars may begin on one network */
  'sign-in': { limit: 300, windowMs: 15 * MINUTE, shared: true },
  /** files taken away, by account */
  export: { limit: 120, windowMs: 60 * MINUTE, shared: true },
  /** files brought in, by account */
  upload: { limit: 300, windowMs: 60 * MINUTE, shared: true },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof RATES;

/** Requests a minute from one address, tiles and the page's own files not counted. */
const ADDRESS_LIMIT = 12_000;

interface Counted {
  readonly hits: number;
  readonly until: number;
}

/**
 * Counts one more of its kind. Throws Fault 'too-many-tries' that says how long to wait. `key`: who is counted, an
 * account or an address; kept as a hash only.
 */
export async function takeTurn(
  ctx: Pick<Context, 'db' | 'clock'>,
  name: RateName,
  key: string,
): Promise<void> {
  const rate: Rate = RATES[name];
  const now = ctx.clock.now().getTime();
  const hashed = createHash('sha256').update(`${name}\n${key}`).digest('base64url').slice(0, 27);
  const counted =
    rate.shared && ctx.db.kind === 'server'
      ? await countInTable(ctx, hashed, rate)
      : countHere(ctx.db, hashed, now, rate);
  if (counted.hits <= rate.limit) return;
  throw new Fault('too-many-tries', { seconds: Math.max(1, Math.ceil((counted.until - now) / 1000)) });
}

const here = new WeakMap<OpenDatabase, Map<string, Counted>>();
const MOST_HERE = 20_000;

function countHere(db: OpenDatabase, key: string, now: number, { windowMs }: Rate): Counted {
  let counts = here.get(db);
  if (!counts) {
    counts = new Map();
    here.set(db, counts);
  }
  const known = counts.get(key);
  const isOpen = known !== undefined && known.until > now;
  const counted = isOpen ? { ...known, hits: known.hits + 1 } : { hits: 1, until: now + windowMs };
  if (!isOpen && counts.size >= MOST_HERE) forgetOver(counts, now);
  counts.set(key, counted);
  return counted;
}

/** Those whose time is over; where none is, the oldest half. */
function forgetOver(counts: Map<string, Counted>, now: number): void {
  for (const [key, { until }] of counts) if (until <= now) counts.delete(key);
  if (counts.size < MOST_HERE) return;
  for (const key of [...counts.keys()].slice(0, MOST_HERE / 2)) counts.delete(key);
}

async function countInTable(
  ctx: Pick<Context, 'db' | 'clock'>,
  key: string,
  { windowMs }: Rate,
): Promise<Counted> {
  const db = ctx.db.as(system('accounts'));
  const at = ctx.clock.now();
  const found = await sql<{ hits: number; until: Date }>`
    insert into rate_count as r (key, hits, until) values (${key}, 1, ${at}::timestamptz + ${windowMs / 1000} * interval '1 second')
    on conflict (key) do update set
      hits = case when r.until <= ${at} then 1 else r.hits + 1 end,
      until = case when r.until <= ${at} then excluded.until else r.until end
    returning hits, until`.execute(db);
  const row = found.rows[0];
  if (row?.hits === 1) await sql`delete from rate_count where until <= ${at}`.execute(db);
  return { hits: row?.hits ?? 1, until: row?.until.getTime() ?? at.getTime() };
}

/** A flood from one address is turned away before anything is asked of the database. */
export function limitAddresses(limit = ADDRESS_LIMIT): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    skip: (req) => !req.path.startsWith('/api/') || /^\/api\/(tiles|base)\//.test(req.path),
    handler: (_req, _res, next) => next(new Fault('too-many-tries', { seconds: MINUTE / 1000 })),
  });
}
