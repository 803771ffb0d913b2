import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** Contacts of areas come as a file too. The kinds that other steps have added stay as they are. */
export const contactFiles: Migration = {
  name: '023-contact-files',
  async up(db) {
    await sql
      .raw(`do $$
        declare said text;
        begin
          select pg_get_constraintdef(oid) into said from pg_constraint
            where conrelid = 'import'::regclass and conname = 'import_kind_check';
          alter table import drop constraint import_kind_check;
          execute 'alter table import add constraint import_kind_check '
            || replace(said, '''spm''::text', '''spm''::text, ''contacts''::text');
        end $$`)
      .execute(db);
  },
};
