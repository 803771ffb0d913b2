import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Rows of the roll-up are no longer looked up in the table of builds one by one: that took a fifth of the time of every
 * roll-up, and a build is only ever written and deleted together with its rows (`deleteBuilds`).
 */
export const rollupUnchecked: Migration = {
  name: '006-rollup-unchecked',
  async up(db) {
    await sql`alter table rollup drop constraint rollup_build_id_fkey`.execute(db);
  },
};
