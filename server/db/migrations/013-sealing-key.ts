import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Which keys what is sealed in here may need: numbers and fingerprints, never a key. A key file that lacks one is told at
 * the start, and not by the first person whose second factor cannot be opened.
 */
export const sealingKey: Migration = {
  name: '013-sealing-key',
  async up(db) {
    await sql
      .raw(
        `create table sealing_key (
           version integer primary key, fingerprint text not null, since timestamptz not null)`,
      )
      .execute(db);
  },
};
