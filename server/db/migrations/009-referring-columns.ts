import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Every column that refers to an area has an index of all its rows. Indexes of current rows alone do not serve the check of a
 * foreign key: to take back the draft of a large file of borders, each of its areas was looked for in whole tables.
 */
export const referringColumns: Migration = {
  name: '009-referring-columns',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'drop index if exists area_version_parent',
  'create index area_version_parent on area_version (parent_id)',
  'drop index if exists area_version_regency',
  'create index area_version_regency on area_version (regency_id, level)',
  'create index if not exists succession_from on succession (from_area)',
  'create index if not exists succession_to on succession (to_area)',
  'create index if not exists tile_set_of_root on tile_set (root_id)',
  'create index if not exists rollup_build_of_root on rollup_build (root_id)',
];
