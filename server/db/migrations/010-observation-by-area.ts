import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Observations have one large index to write instead of two: the key begins with the area and the period by which they are
 * read, and says each figure of an import once, as before. The other index holds the number of the import alone, which
 * the rows of an import share: it stays small, and is written at its end.
 */
export const observationByArea: Migration = {
  name: '010-observation-by-area',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  'alter table observation drop constraint if exists observation_pkey',
  'alter table observation add primary key (area_id, period, import_id, series, sex, measure)',
  'drop index if exists observation_area',
  'create index observation_import on observation (import_id)',
];
