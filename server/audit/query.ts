import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/open.ts';
import type { Head, Link, SealedContent } from './chain.ts';

/** What somebody did or saw, as the audit keeps it. Never a figure, and never a name of a person in need. */
export interface AuditEvent {
  readonly at: Date;
  /** 'import.applied', 'view.values', 'export.taken' */
  readonly action: string;
  readonly subject: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** codes of the areas it touched; '*' for all */
  readonly areas?: readonly string[];
  readonly reads?: 'exact' | 'published';
  /** of a view: the same key is kept once */
  readonly viewKey?: string;
}

/** The only writer of audit events; who did it is taken from the scope. False where the same view is kept already. */
export async function insertEvent(tx: Db, scope: Scope, event: AuditEvent): Promise<boolean> {
  const written = await tx
    .insertInto('audit_event')
    .values({
      at: event.at,
      who: scope.who,
      account: scope.account,
      role: scope.role,
      place: scope.place,
      areas: sql<string[]>`${[...(event.areas ?? [])]}::text[]`,
      reads: event.reads ?? null,
      action: event.action,
      subject: event.subject,
      detail: JSON.stringify(event.detail ?? {}),
      view_key: event.viewKey ?? null,
    })
    .onConflict((on) => on.column('view_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

const CONTENT = [
  'id',
  'at',
  'who',
  'account',
  'role',
  'areas',
  'reads',
  'place',
  'action',
  'subject',
  'detail',
] as const;

export async function hasUnsealed(db: Db): Promise<boolean> {
  const found = await sql<{ there: boolean }>`
    select exists (select 1 from audit_event where seal is null) as there`.execute(db);
  return found.rows[0]?.there === true;
}

/**
 * The lock under which a chain grows, held to the end of the transaction; false where another process has it.
 * The keys are in the number space of this program, beside those of db/server.ts.
 */
export async function takeSealLock(tx: Db): Promise<boolean> {
  const found = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${LOCK_SPACE}::int, ${LOCK_KEY}::int) as taken`.execute(tx);
  return found.rows[0]?.taken === true;
}

const LOCK_SPACE = 0x70657461;
const LOCK_KEY = 5;

/** Events that are in no chain yet, oldest first. One that commits late is sealed after younger ones. */
export async function loadUnsealed(tx: Db, limit: number): Promise<SealedContent[]> {
  return tx
    .selectFrom('audit_event')
    .select(CONTENT)
    .where('seal', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The end of the chain as it is kept. */
export interface KeptHead extends Head {
  readonly signature: string | null;
  readonly sealedAt: Date | null;
}

export async function loadHead(db: Db): Promise<KeptHead> {
  const { seal, hash, signature, sealed_at } = await db
    .selectFrom('audit_head')
    .select(['seal', 'hash', 'signature', 'sealed_at'])
    .executeTakeFirstOrThrow();
  return { seal, hash, signature, sealedAt: sealed_at };
}

export async function writeLinks(
  tx: Db,
  links: readonly Link[],
  head: Head,
  signature: string,
  at: Date,
): Promise<void> {
  await sql`
    update audit_event e set seal = x.seal, previous = x.previous, hash = x.hash, sealed_at = ${at}
    from unnest(${links.map((l) => l.id)}::int[], ${links.map((l) => l.seal)}::int[],
      ${links.map((l) => l.previous)}::text[], ${links.map((l) => l.hash)}::text[]) as x(id, seal, previous, hash)
    where e.id = x.id`.execute(tx);
  const { seal, hash } = head;
  await tx.updateTable('audit_head').set({ seal, hash, signature, sealed_at: at }).execute();
}

/** Links after a number, in order; at most `limit`. */
export async function loadLinks(db: Db, after: number, limit: number): Promise<Link[]> {
  return db
    .selectFrom('audit_event')
    .select([...CONTENT, 'seal', 'previous', 'hash'])
    .where('seal', '>', after)
    .orderBy('seal')
    .limit(limit)
    .$narrowType<{ seal: number; previous: string; hash: string }>()
    .execute();
}

/** How many events are in no chain yet, and since when the oldest waits. */
export async function countUnsealed(db: Db): Promise<{ readonly n: number; readonly since: Date | null }> {
  const found = await db
    .selectFrom('audit_event')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('at').as('since')])
    .where('seal', 'is', null)
    .executeTakeFirstOrThrow();
  return { n: Number(found.n), since: found.since };
}
