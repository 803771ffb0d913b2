import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * How many officers an area should have (norms), and the services a regency is scored on (SPM). Coverage itself is no
 * table: it is made of the register, the norms and the figures whenever it is asked for (decision 025).
 */
export const coverage: Migration = {
  name: '017-coverage',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    for (const [role, unit, of, per, rate, mark, decree, note] of NORMS) {
      await sql`insert into norm (role, unit, level, series, per, rate, mark, decree, note, made_by)
        values (${role}, ${unit}, ${unit === 'area' ? of : null}, ${unit === 'figures' ? of : null}, ${per}, ${rate},
          ${mark}, ${decree}, ${note}, 'petasos')`.execute(db);
    }
    for (const [code, nameId, nameEn, definition, decree] of SERVICES) {
      await sql`insert into spm_service (code, name_id, name_en, definition, decree)
        values (${code}, ${nameId}, ${nameEn}, ${definition}, ${decree})`.execute(db);
    }
  },
};

const STATEMENTS = [
  'alter table import drop constraint if exists import_kind_check',
  `alter table import add constraint import_kind_check check (kind in ('setup','boundaries','areas','changes',
     'population','need','sketch','figures','codes','pillars','trainings','register','spm'))`,
  // `rate` officers for each area of `level`, or for every `per` of a figure; without a rate it says nothing yet.
  `create table norm (
     id integer generated always as identity primary key,
     role text not null,
     unit text not null check (unit in ('area','figures')),
     level text check (level in ('kabupaten','kecamatan','desa','dusun','rw','rt')),
     series text, per integer check (per > 0),
     rate numeric(10,4) check (rate > 0),
     counts text not null default 'all' check (counts in ('all','certified')),
     mark text not null check (mark in ('peraturan','contoh','asumsi')),
     decree text, note text not null default '',
     from_day date, until_day date,
     active boolean not null default true,
     made_by text not null,
     check ((unit = 'area') = (level is not null)),
     check ((unit = 'figures') = (series is not null)),
     check ((series is null) = (per is null)),
     check (mark <> 'peraturan' or decree is not null),
     check (from_day is null or until_day is null or from_day <= until_day))`,
  'create index norm_role on norm (role) where active',
  `create table spm_service (
     code text primary key check (code ~ '^[a-z][a-z0-9-]{1,38}$'),
     name_id text not null, name_en text not null default '',
     definition text not null default '', decree text,
     retired boolean not null default false,
     no integer generated always as identity)`,
  // Of several imports the latest applied holds, as of figures. Whole rupiah.
  `create table spm_budget (
     import_id integer not null references import,
     area_id integer not null references area,
     service text not null references spm_service,
     period text not null,
     amount bigint not null check (amount >= 0),
     primary key (import_id, area_id, service, period))`,
  'create index spm_budget_area on spm_budget (area_id)',
];

type Norm = [
  role: string,
  unit: 'area' | 'figures',
  of: string,
  per: number | null,
  rate: number | null,
  mark: 'peraturan' | 'contoh' | 'asumsi',
  decree: string | null,
  note: string,
];

/** With how many an office begins: only what a decree says has a rate. */
const NORMS: readonly Norm[] = [
  ['tksk', 'area', 'kecamatan', null, 1, 'peraturan', 'Permensos 28/2018', ''],
  ['psm', 'area', 'desa', null, null, 'asumsi', null, 'Lazim: paling sedikit 1 PSM tiap desa/kelurahan.'],
  ['pensosmas', 'area', 'desa', null, null, 'asumsi', null, ''],
  ['karang-taruna', 'area', 'desa', null, null, 'asumsi', null, ''],
  ['lk3', 'area', 'kabupaten', null, null, 'contoh', null, 'Banyuwangi: 1 lembaga, 10 anggota.'],
  [
    'pendamping-pkh',
    'figures',
    'kantor-kpm-pkh',
    250,
    null,
    'contoh',
    null,
    'Perencanaan sekitar 1 : 250 KPM (200 sampai 350); Magelang 1 : 389.',
  ],
  ['tagana', 'figures', 'penduduk', 10_000, null, 'asumsi', null, ''],
];

const DECREE = 'PP 2/2018; Permensos 9/2018';
const SERVICES: readonly [code: string, id: string, en: string, definition: string, decree: string][] = [
  [
    'disabilitas-terlantar',
    'Rehabilitasi sosial dasar penyandang disabilitas terlantar di luar panti',
    'Basic rehabilitation of neglected persons with disability, outside institutions',
    'Penyandang disabilitas terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial.',
    DECREE,
  ],
  [
    'anak-terlantar',
    'Rehabilitasi sosial dasar anak terlantar di luar panti',
    'Basic rehabilitation of neglected children, outside institutions',
    'Anak terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial.',
    DECREE,
  ],
  [
    'lansia-terlantar',
    'Rehabilitasi sosial dasar lanjut usia terlantar di luar panti',
    'Basic rehabilitation of neglected elderly, outside institutions',
    'Lanjut usia terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial.',
    DECREE,
  ],
  [
    'tuna-sosial',
    'Rehabilitasi sosial dasar tuna sosial (gelandangan dan pengemis) di luar panti',
    'Basic rehabilitation of homeless persons and beggars, outside institutions',
    'Gelandangan dan pengemis yang memerlukan rehabilitasi sosial dasar di luar panti sosial.',
    DECREE,
  ],
  [
    'korban-bencana',
    'Perlindungan dan jaminan sosial korban bencana kabupaten/kota',
    'Protection of disaster victims of the regency or city',
    'Korban bencana kabupaten/kota yang memerlukan perlindungan dan jaminan sosial pada saat dan setelah tanggap darurat.',
    DECREE,
  ],
];
