import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** What somebody said a word of a file stands for, and codes of other offices from a bridge table. */
export const aliases: Migration = {
  name: '007-alias',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // An answer has no import; a line of a bridge table has one, and holds as long as that is applied.
  `create table alias (
     id integer generated always as identity primary key,
     kind text not null check (kind in ('area','code','type')),
     level text check (level in ('provinsi','kabupaten','kecamatan','desa','dusun','rw','rt')),
     within text not null default '',
     key text not null, written text not null, target text not null,
     import_id integer references import,
     made_by text not null, made_at timestamptz not null)`,
  `create unique index alias_answer on alias (kind, coalesce(level, ''), within, key) where import_id is null`,
  'create index alias_key on alias (kind, key)',
  'create index alias_import on alias (import_id) where import_id is not null',
  // Kinds of imports are a closed list of the code; a step that adds one names them all.
  'alter table import drop constraint if exists import_kind_check',
  `alter table import add constraint import_kind_check check
     (kind in ('setup','boundaries','areas','changes','population','need','sketch','figures','codes'))`,
];
