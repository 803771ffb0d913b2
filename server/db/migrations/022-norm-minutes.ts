import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Norms of minutes: officers so near to each area of a level. Minutes stand on an assumed speed and detour, so such a norm
 * is an assumption whatever else is said of it.
 */
export const normMinutes: Migration = {
  name: '022-norm-minutes',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // The checks that speak of the unit have no names of their own.
  `do $$
   declare c record;
   begin
     for c in select conname from pg_constraint where conrelid = 'norm'::regclass and contype = 'c'
         and pg_get_constraintdef(oid) like '%unit%' loop
       execute format('alter table norm drop constraint %I', c.conname);
     end loop;
   end $$`,
  `alter table norm
     add column minutes double precision check (minutes > 0),
     add column speed_kmh double precision check (speed_kmh > 0),
     add column detour double precision check (detour >= 1),
     add constraint norm_unit check (unit in ('area', 'figures', 'reach')),
     add constraint norm_level_of_unit check ((unit in ('area', 'reach')) = (level is not null)),
     add constraint norm_series_of_unit check ((unit = 'figures') = (series is not null)),
     add constraint norm_minutes_of_unit check ((unit = 'reach') = (minutes is not null)),
     add constraint norm_minutes_whole check ((minutes is null) = (speed_kmh is null)
       and (minutes is null) = (detour is null)),
     add constraint norm_minutes_assumed check (unit <> 'reach' or mark = 'asumsi')`,
];
