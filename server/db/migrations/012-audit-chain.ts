import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * What was seen and done is kept in a chain: each sealed event carries the hash of itself and of the one before it, so
 * that a changed or removed row shows. Counters of the rate limits that several servers share lie beside it, unlogged:
 * they are worth nothing after a crash.
 */
export const auditChain: Migration = {
  name: '012-audit-chain',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `alter table audit_event
     add column account text,
     add column role text,
     add column areas text[] not null default '{}',
     add column reads text check (reads in ('exact','published')),
     add column place text,
     add column view_key text unique,
     add column seal integer unique,
     add column previous text,
     add column hash text,
     add column sealed_at timestamptz,
     add check ((seal is null) = (hash is null) and (seal is null) = (previous is null))`,
  'create index audit_event_unsealed on audit_event (id) where seal is null',
  'create index audit_event_action on audit_event (action, id)',
  // How long the chain is and what its last hash was: a chain that was cut at its end shows as well.
  `create table audit_head (
     one boolean primary key default true check (one),
     seal integer not null default 0, hash text not null default '', signature text,
     sealed_at timestamptz)`,
  'insert into audit_head default values',
  // A mistake of ours, or somebody at psql who means no harm, is stopped here; whoever takes the trigger away is found by the chain.
  `create function audit_event_is_appended() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' then raise exception 'audit events are never removed'; end if;
     if old.seal is not null or
       (new.id, new.at, new.who, new.account, new.role, new.areas, new.reads, new.place, new.action, new.subject, new.detail)
         is distinct from
       (old.id, old.at, old.who, old.account, old.role, old.areas, old.reads, old.place, old.action, old.subject, old.detail)
     then raise exception 'audit events are never changed'; end if;
     return new;
   end $$`,
  `create trigger audit_event_is_appended before update or delete on audit_event
     for each row execute function audit_event_is_appended()`,
  `create unlogged table rate_count (
     key text primary key, hits integer not null, until timestamptz not null)`,
];
