import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * What each part of a release was planned from. Who held exact figures then knew it, and the planner of a later release
 * must know it too; of parts made before, nothing is kept.
 */
export const releaseExact: Migration = {
  name: '024-release-exact',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // `figures`: columns of counts as JSON, read whole and in another thread.
  `create table release_exact (
     part_id integer primary key,
     figures text not null)`,
];
