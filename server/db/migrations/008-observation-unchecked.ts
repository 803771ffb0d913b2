import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Rows of observations are no longer looked up one by one in the tables of areas and imports: with a million rows that
 * takes longer than writing them. Every writer takes both numbers from those tables; an import and the areas it made
 * are only deleted as drafts, after their observations (`removeDrafts`).
 */
export const observationUnchecked: Migration = {
  name: '008-observation-unchecked',
  async up(db) {
    await sql`alter table observation drop constraint if exists observation_area_id_fkey`.execute(db);
    await sql`alter table observation drop constraint if exists observation_import_id_fkey`.execute(db);
  },
};
