import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** Indicators that an office makes itself. Their figures are observations like any other, brought in by imports. */
export const ownIndicators: Migration = {
  name: '005-own-indicators',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `create table own_indicator (
     code text primary key,
     kind text not null check (kind in ('jiwa','keluarga','unit','nilai')),
     name_id text not null, name_en text not null,
     unit_id text not null, unit_en text not null,
     source text not null,
     access text not null check (access in ('open','closed')),
     finest text check (finest in ('provinsi','kabupaten','kecamatan','desa','dusun','rw','rt')),
     rates jsonb not null default '[]',
     share_of text,
     retired boolean not null default false,
     made_at timestamptz not null, changed_at timestamptz not null,
     check (access = 'open' or finest is not null),
     check (kind <> 'nilai' or (share_of is null and rates = '[]')),
     check (share_of <> code))`,
  // Kinds of imports are a closed list of the code; a step that adds one names them all.
  'alter table import drop constraint if exists import_kind_check',
  `alter table import add constraint import_kind_check check
     (kind in ('setup','boundaries','areas','changes','population','need','sketch','figures'))`,
];
