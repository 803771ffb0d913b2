import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * The first hour: whose account somebody of the register is, so that whoever is sent may report; the key of an opening, so
 * that one that is sent twice opens once; a rate of its own for a footprint; minutes to a place as somebody said them.
 */
export const firstHour: Migration = {
  name: '030-first-hour',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'alter table account add column volunteer_id integer references volunteer on delete set null',
  'create unique index account_pillar on account (volunteer_id) where volunteer_id is not null',
  'alter table incident add column opening_key text',
  'create unique index incident_opening on incident (opened_by, opening_key) where opening_key is not null',
  `alter table footprint add column displaced_rate double precision check (displaced_rate between 0 and 1)`,
  `create table shelter_minutes (
     incident_id integer not null references incident on delete cascade,
     facility_id integer not null references facility on delete cascade,
     minutes integer not null check (minutes between 0 and 1440),
     said_by text not null, said_at timestamptz not null,
     primary key (incident_id, facility_id))`,
  'create index shelter_minutes_facility on shelter_minutes (facility_id)',
];
