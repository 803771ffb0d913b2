import { sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { Db } from '../../db/open.ts';

/** An area of the database over one range of days. */
export interface KnownArea {
  readonly id: number;
  readonly code: string;
  readonly level: Level;
  readonly name: string;
  /** area.id of what it lies in */
  readonly parentId: number | null;
  /** null for a provinsi */
  readonly regencyId: number | null;
  /** first day, null: since unknown; first day after, null: still valid */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Every area of some regencies (by the first part of its code, 'PP.KK'), and the provinces they lie in. */
export async function loadKnownAreas(db: Db, regencies: readonly string[]): Promise<KnownArea[]> {
  const provinces = [...new Set(regencies.map((code) => code.slice(0, 2)))];
  const found = await sql<KnownArea>`
    select v.area_id as id, v.code, v.level, v.name, v.parent_id as "parentId",
      v.regency_id as "regencyId", v.valid_from as "validFrom", v.valid_to as "validTo"
    from area_version v
    where v.current and (substr(v.code, 1, 5) = any(${[...regencies]}::text[]) or v.code = any(${provinces}::text[]))
    order by v.code`.execute(db);
  return found.rows;
}

/** Names of every area here down to the desa, former ones too, today's last. */
export async function loadNames(db: Db): Promise<{ code: string; level: Level; name: string }[]> {
  const found = await sql<{ code: string; level: Level; name: string }>`
    select v.code, v.level, v.name from area_version v
    where v.current and v.level in ('provinsi', 'kabupaten', 'kecamatan', 'desa')
    group by v.code, v.level, v.name
    order by v.code, max(coalesce(v.valid_to, '9999-12-31'::date))`.execute(db);
  return found.rows;
}

/** Codes of the regencies that are set up here, at most two: whether there is one alone. */
export async function regenciesHere(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('area_version')
    .select('code')
    .distinct()
    .where('current', '=', true)
    .where('level', '=', 'kabupaten')
    .where('valid_to', 'is', null)
    .limit(2)
    .execute();
  return rows.map((r) => r.code);
}

/** Regencies of a province, by area id. */
export async function regenciesOf(db: Db, provinceIds: readonly number[]): Promise<number[]> {
  if (provinceIds.length === 0) return [];
  const rows = await db
    .selectFrom('area_version')
    .select('area_id')
    .distinct()
    .where('current', '=', true)
    .where('level', '=', 'kabupaten')
    .where('parent_id', 'in', [...provinceIds])
    .execute();
  return rows.map((r) => r.area_id);
}

/** A roll-up whose denominators are of a population period. */
export interface PeopleBuild {
  readonly id: number;
  readonly rootId: number;
  readonly populationPeriod: string;
  /** where its people come from */
  readonly source: string | null;
}

export async function loadPeopleBuilds(db: Db, regencyIds: readonly number[]): Promise<PeopleBuild[]> {
  if (regencyIds.length === 0) return [];
  const found = await sql<PeopleBuild>`
    select b.id, b."rootId", b."populationPeriod", (
      select string_agg(distinct coalesce(i.source, i.file_name), ' · ')
      from rollup_source s join import i on i.id = s.import_id
      where s.build_id = b.id and s.series = 'penduduk') as source
    from (
      select max(b.id) as id, b.root_id as "rootId", b.population_period as "populationPeriod"
      from rollup_build b where b.current and b.population_period is not null
        and b.root_id = any(${[...regencyIds]}::int[])
      group by b.root_id, b.population_period) b`.execute(db);
  return found.rows;
}

export interface People {
  readonly persons: number | null;
  readonly households: number | null;
}

/** People and families of the areas of a build where they are whole: reported, or rolled up from all parts. */
export async function loadPeople(db: Db, buildId: number): Promise<Map<number, People>> {
  const found = await sql<{ area_id: number; persons: number | null; households: number | null }>`
    select r.area_id, max(r.count) filter (where r.series = 'penduduk') as persons,
      max(r.count) filter (where r.series = 'kk') as households
    from rollup r where r.build_id = ${buildId} and r.series in ('penduduk', 'kk') and r.sex = 'A'
      and r.basis in ('reported', 'rolledUp')
    group by r.area_id`.execute(db);
  return new Map(found.rows.map((r) => [r.area_id, { persons: r.persons, households: r.households }]));
}

/** Every desa and kelurahan that holds now. */
export async function loadVillages(db: Db): Promise<KnownArea[]> {
  const found = await sql<KnownArea>`
    select v.area_id as id, v.code, v.level, v.name, v.parent_id as "parentId", v.regency_id as "regencyId",
      v.valid_from as "validFrom", v.valid_to as "validTo"
    from area_version v where v.current and v.level = 'desa' and v.valid_to is null order by v.code`.execute(
    db,
  );
  return found.rows;
}
