import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * No statistics are kept of where zones lie. PostGIS estimates from them how many pieces meet how many areas; once zones
 * were replaced by others elsewhere it may come to more than there can be, and PostgreSQL refuses the statement ("invalid
 * join selectivity"). Without them it takes a fixed small share, and goes by the index.
 */
export const noStatisticsOfPieces: Migration = {
  name: '026-no-statistics-of-pieces',
  async up(db) {
    for (const table of ['hazard_piece', 'hazard_zone'])
      await sql.raw(`alter table ${table} alter column geom set statistics 0`).execute(db);
  },
};
