import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * The roll-up has one index to write instead of two: what a build says of one area is looked up by the key, series by
 * series, and no longer by an index of areas, which millions of rows entered in no order.
 */
export const rollupByKey: Migration = {
  name: '014-rollup-by-key',
  async up(db) {
    await sql`drop index if exists rollup_area`.execute(db);
  },
};
