import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Plans of reassignment. A plan names persons by their number alone: who they are is read from the register, so that one
 * who is erased there is gone here too. Accepting a move is a change of the register, which the move points to.
 */
export const plans: Migration = {
  name: '018-plan',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // `result`: what the plan says beside its moves (outcomes, who stays and why), as of the day it was made.
  `create table plan (
     id integer generated always as identity primary key,
     made_at timestamptz not null, made_by text not null,
     within_id integer not null references area,
     level text not null, period text not null,
     roles text[] not null,
     limits jsonb not null,
     result jsonb not null)`,
  'create index plan_within on plan (within_id)',
  // `areas`: all areas of the role after the move, [{areaId, share}]; `import_id`: the change of the register that it was
  // last accepted with.
  `create table plan_move (
     plan_id integer not null references plan on delete cascade,
     no integer not null,
     volunteer_id integer not null references volunteer,
     role text not null, role_no smallint not null,
     from_id integer references area,
     to_id integer not null references area,
     km_before double precision, km_after double precision,
     areas jsonb not null,
     reason text not null check (reason in ('nobody','short','follows','limit')),
     without_before double precision not null, without_after double precision not null,
     import_id integer references import,
     primary key (plan_id, no))`,
  'create index plan_move_volunteer on plan_move (volunteer_id)',
  'create index plan_move_from on plan_move (from_id)',
  'create index plan_move_to on plan_move (to_id)',
  'create index plan_move_import on plan_move (import_id)',
  // Of roles that the office moves otherwise than the catalogue says.
  `create table move_rule (
     role text primary key,
     moves text not null check (moves in ('ownDesa','proposal','free')),
     decided_by text)`,
];
