import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import { ROLES, type RoleCode } from '../../../data/catalogue/roles.ts';
import type { DisclosureSettings } from '../../../data/contract/disclosure.ts';
import type { Db } from '../../db/open.ts';
import type { PlanArea } from '../plan/tables.ts';

/** A build of the roll-up that is published, or would be. */
export interface BuildToPublish {
  readonly id: number;
  readonly rootId: number;
  readonly level: 'kabupaten' | 'provinsi';
  readonly period: string;
  readonly populationPeriod: string | null;
  readonly treeOn: string;
  readonly asOf: string | null;
  /** series of the build that anybody told */
  readonly series: string[];
}

/** The current builds that hold figures: regencies before provinces, each root's periods in order. */
export async function loadBuildsToPublish(db: Db): Promise<BuildToPublish[]> {
  const found = await sql<BuildToPublish>`
    select b.id, b.root_id as "rootId", b.period, b.population_period as "populationPeriod",
      b.tree_on as "treeOn", b.as_of as "asOf",
      case when exists (select 1 from area_version v where v.area_id = b.root_id and v.level = 'provinsi')
        then 'provinsi' else 'kabupaten' end as level,
      array(select distinct s.series from rollup_source s where s.build_id = b.id order by 1) as series
    from rollup_build b
    where b.current and exists (select 1 from rollup_source s where s.build_id = b.id)
    order by level, b.root_id, b.period`.execute(db);
  return found.rows;
}

const LEVELS_PUBLISHED: readonly Level[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];

/** A root and what lies in it on the day of a build, down to the desa, and in which desa each RT lies. */
export interface BuildTree {
  readonly areas: PlanArea[];
  readonly rt: { readonly id: number[]; readonly desa: number[] };
}

/** The tree of a regency; a province has its regencies alone. */
export async function loadBuildTree(db: Db, build: BuildToPublish): Promise<BuildTree> {
  const within =
    build.level === 'provinsi'
      ? sql`v.area_id = ${build.rootId} or (v.parent_id = ${build.rootId} and v.level = 'kabupaten')`
      : sql`v.area_id = ${build.rootId} or v.regency_id = ${build.rootId}`;
  const found = await sql<{ id: number[]; parent: (number | null)[]; level: Level[] }>`
    select coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.parent_id), '[]') as parent,
      coalesce(json_agg(t.level), '[]') as level
    from (select v.area_id, v.parent_id, v.level from area_version v
      where v.current and (${within}) and (v.valid_from is null or v.valid_from <= ${build.treeOn}::date)
        and (v.valid_to is null or v.valid_to > ${build.treeOn}::date) order by v.area_id) t`.execute(db);
  const { id = [], parent = [], level = [] } = found.rows[0] ?? {};
  const at = new Map(id.map((area, i) => [area, i]));
  const desaOf = (area: number): number | undefined => {
    for (let i = at.get(area); i !== undefined; i = at.get(parent[i] ?? -1)) {
      if (level[i] === 'desa') return id[i];
    }
    return undefined;
  };
  const rt = id.flatMap((area, i) => {
    const desa = level[i] === 'rt' ? desaOf(area) : undefined;
    return desa === undefined ? [] : [[area, desa] as const];
  });
  const published = id.flatMap((area, i): PlanArea[] => {
    const own = level[i];
    if (own === undefined || !LEVELS_PUBLISHED.includes(own)) return [];
    return [{ id: area, parentId: area === build.rootId ? null : (parent[i] ?? null), level: own }];
  });
  return { areas: published, rt: { id: rt.map(([area]) => area), desa: rt.map(([, desa]) => desa) } };
}

/** All that begins a key of the roll-up, so that its index is gone through level by level. */
function within(buildId: number, series: readonly string[], levels: readonly Level[]): RawBuilder<boolean> {
  return sql<boolean>`r.build_id = ${buildId} and r.series = any(${[...series]}::text[])
    and r.measure in ('tercatat', 'terlayani') and r.sex in ('A', 'L', 'P', 'T')
    and r.level = any(${[...levels]}::text[])`;
}

/** Columns of rows as one text: read where they are needed, in another thread. */
function columnsText(names: readonly string[]): RawBuilder<string> {
  const parts = names.map((name) => sql`${sql.lit(name)}, coalesce(json_agg(t.${sql.ref(name)}), '[]')`);
  return sql<string>`json_build_object(${sql.join(parts)})::text`;
}

const ROW_COLUMNS = [
  'area_id',
  'level',
  'series',
  'sex',
  'measure',
  'count',
  'basis',
  'n',
  'm',
  'parts_count',
  'persons',
  'households',
  'area_m2',
];

/** What a build says of some series from the root down to the desa. */
export function rowsQuery(buildId: number, series: readonly string[]) {
  return sql<{ text: string }>`
    select ${columnsText(ROW_COLUMNS)} as text from (
      select r.* from rollup r where ${within(buildId, series, LEVELS_PUBLISHED)}) t`;
}

/** The largest figure of one RT in each desa. */
export function mostOfRtQuery(buildId: number, series: readonly string[], rt: BuildTree['rt']) {
  return sql<{ text: string }>`
    with f as materialized (
      select r.area_id, r.series, r.sex, r.measure, r.count from rollup r
      where ${within(buildId, series, ['rt'])} and r.count > 0)
    select ${columnsText(['area_id', 'series', 'sex', 'measure', 'most'])} as text from (
      select a.desa as area_id, f.series, f.sex, f.measure, max(f.count) as most
      from f join unnest(${`{${rt.id.join(',')}}`}::int[], ${`{${rt.desa.join(',')}}`}::int[]) as a (rt, desa) on a.rt = f.area_id
      group by a.desa, f.series, f.sex, f.measure) t`;
}

/** What earlier releases knew of a root and period: a text a part, the oldest first. */
export async function loadHistory(db: Db, build: BuildToPublish): Promise<string[]> {
  const parts = await sql<{ id: number }>`
    select p.id from release_part p where p.root_id = ${build.rootId} and p.period = ${build.period} and p.whole
      and exists (select 1 from release_holds h where h.part_id = p.id)
    order by p.id`.execute(db);
  const texts: string[] = [];
  for (const { id } of parts.rows) {
    const found = await sql<{ text: string }>`
      select ${columnsText(['areaId', 'series', 'sex', 'measure', 'value', 'state'])} as text from (
        select r.area_id as "areaId", r.series, r.sex, r.measure, r.count as value, r.state
        from release_truth r where r.part_id = ${id}) t`.execute(db);
    texts.push(found.rows[0]?.text ?? '{}');
  }
  return texts;
}

/** What each part of `loadHistory` was planned from; null: it was not kept. */
export async function loadExactThen(db: Db, build: BuildToPublish): Promise<(string | null)[]> {
  const found = await sql<{ figures: string | null }>`
    select e.figures from release_part p left join release_exact e on e.part_id = p.id
    where p.root_id = ${build.rootId} and p.period = ${build.period} and p.whole
      and exists (select 1 from release_holds h where h.part_id = p.id)
    order by p.id`.execute(db);
  return found.rows.map((row) => row.figures);
}

/** How groups were made of types when each part of `loadHistory` was planned. */
export async function loadPastGroups(db: Db, build: BuildToPublish): Promise<DisclosureSettings['groups'][]> {
  const found = await sql<{ groups: DisclosureSettings['groups'] }>`
    select (select r.settings -> 'groups' from release_holds h join release r on r.id = h.release_id
      where h.part_id = p.id order by r.id limit 1) as groups
    from release_part p where p.root_id = ${build.rootId} and p.period = ${build.period} and p.whole
      and exists (select 1 from release_holds h where h.part_id = p.id)
    order by p.id`.execute(db);
  return found.rows.map((row) => row.groups);
}

/** What a part published, as text of columns. */
export async function loadPublished(db: Db, partId: number): Promise<string> {
  const found = await sql<{ text: string }>`
    select ${columnsText([...ROW_COLUMNS, 'kept_at'])} as text from (
      select p.* from published p where p.part_id = ${partId}) t`.execute(db);
  return found.rows[0]?.text ?? '{}';
}

/** What became of the cells of some area in a part. */
export interface TruthRow {
  readonly areaId: number;
  readonly level: Level;
  readonly series: string;
  readonly sex: 'A' | 'L' | 'P' | 'T';
  readonly measure: 'tercatat' | 'terlayani';
  readonly value: number;
  readonly state: 'shown' | 'hidden' | 'kept';
  readonly because: string | null;
}

export async function loadTruthOf(db: Db, partId: number, areaId: number): Promise<TruthRow[]> {
  const found = await sql<TruthRow>`
    select r.area_id as "areaId", r.level, r.series, r.sex, r.measure, r.count as value, r.state, r.because
    from release_truth r where r.part_id = ${partId} and r.area_id = ${areaId}`.execute(db);
  return found.rows;
}

const EXACT_ROLES = ROLES.filter((role) => role.reads === 'exact').map((role) => role.code as string);

/** One area that an account reads exactly. */
export interface ExactGrant {
  readonly account: string;
  readonly role: RoleCode;
  /** code of the area; '*': everywhere */
  readonly area: string;
  /** null: of no area that there is today, or everywhere */
  readonly areaId: number | null;
  /** as an address names them; null: those of the role */
  readonly series: readonly string[] | null;
}

/** Who reads exactly what at this moment, by account. */
export async function loadExactGrants(db: Db): Promise<ExactGrant[]> {
  const found = await sql<ExactGrant>`
    select distinct g.account_id as account, g.role, g.area, v.area_id as "areaId", g.series
    from account_grant g
    join account a on a.id = g.account_id and a.ended_at is null
    left join area_version v on v.current and v.code = g.area
    where g.role = any(${EXACT_ROLES}::text[]) and (g.until_day is null or g.until_day >= current_date)
    order by g.account_id, g.area, g.role`.execute(db);
  return found.rows;
}
