import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** The first place that is counted says nothing of the others: somebody says when all are. */
export const headcountAll: Migration = {
  name: '025-headcount-all',
  async up(db) {
    await sql.raw('alter table headcount add column all_places boolean not null default false').execute(db);
  },
};
