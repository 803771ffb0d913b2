import { sql } from 'kysely';
import type { CellCounts, DisclosureSettings, ReleaseReason } from '../../../data/contract/disclosure.ts';
import type { Db } from '../../db/open.ts';

/** A release as it is kept. */
export interface ReleaseRow {
  readonly id: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly reason: ReleaseReason;
  readonly note: string;
  readonly settings: DisclosureSettings;
  readonly settingId: number | null;
  readonly planHash: string;
  readonly current: boolean;
  readonly periods: string[];
  readonly regencies: number;
  /** of each of its parts */
  readonly cells: CellCounts[][];
}

/** Releases, newest first; or the one that is read. */
export async function loadReleases(db: Db, which: 'all' | 'current' = 'all'): Promise<ReleaseRow[]> {
  const found = await sql<ReleaseRow>`
    select r.id, r.made_at as "madeAt", r.made_by as "madeBy", r.reason, r.note, r.settings,
      r.setting_id as "settingId", r.plan_hash as "planHash",
      r.id = (select d.release_id from data_state d) as current,
      array(select distinct p.period from release_holds h join release_part p on p.id = h.part_id
        where h.release_id = r.id order by 1 desc) as periods,
      (select count(distinct p.root_id)::int from release_holds h join release_part p on p.id = h.part_id
        where h.release_id = r.id and p.level = 'kabupaten') as regencies,
      (select coalesce(json_agg(p.cells order by p.id), '[]') from release_holds h
        join release_part p on p.id = h.part_id where h.release_id = r.id) as cells
    from release r where ${which === 'all' ? sql`true` : sql`r.id = (select d.release_id from data_state d)`} order by r.id desc`.execute(
    db,
  );
  return found.rows;
}

/** A part that the current release holds. */
export interface CurrentPart {
  readonly id: number;
  readonly rootId: number;
  readonly period: string;
  readonly buildId: number;
  readonly planHash: string;
  /** when the release was made that reads it */
  readonly madeAt: Date;
}

export async function loadCurrentParts(db: Db): Promise<CurrentPart[]> {
  const found = await sql<CurrentPart>`
    select p.id, p.root_id as "rootId", p.period, p.build_id as "buildId", p.plan_hash as "planHash",
      p.made_at as "madeAt"
    from data_state d join release_holds h on h.release_id = d.release_id
    join release_part p on p.id = h.part_id`.execute(db);
  return found.rows;
}

export interface ReleaseWork {
  readonly begunAt: Date | null;
  readonly begunBy: string | null;
  readonly failedAt: Date | null;
  readonly failedBy: string | null;
  readonly failedCode: string | null;
}

export function loadWork(db: Db): Promise<ReleaseWork> {
  return db
    .selectFrom('release_work')
    .select([
      'begun_at as begunAt',
      'begun_by as begunBy',
      'failed_at as failedAt',
      'failed_by as failedBy',
      'failed_code as failedCode',
    ])
    .executeTakeFirstOrThrow();
}

export async function noteBegun(db: Db, at: Date, by: string): Promise<void> {
  await db.updateTable('release_work').set({ begun_at: at, begun_by: by }).execute();
}

/** A release was made: whatever failed before it matters no more. */
export async function noteMade(db: Db): Promise<void> {
  await db
    .updateTable('release_work')
    .set({ begun_at: null, begun_by: null, failed_at: null, failed_by: null, failed_code: null })
    .execute();
}

export async function noteFailed(db: Db, at: Date, by: string, code: string): Promise<void> {
  await db
    .updateTable('release_work')
    .set({ begun_at: null, begun_by: null, failed_at: at, failed_by: by, failed_code: code })
    .execute();
}

/** A shown figure in one release and not so in another: which, never how many. */
export interface ChangedCell {
  readonly areaId: number;
  readonly code: string;
  readonly name: string;
  readonly level: 'provinsi' | 'kabupaten' | 'kecamatan' | 'desa';
  readonly period: string;
  readonly series: string;
  readonly sex: 'A' | 'L' | 'P' | 'T';
  readonly measure: 'tercatat' | 'terlayani';
  readonly what: 'opened' | 'closed' | 'changed' | 'added' | 'removed';
}

const PART_OF = (release: number) =>
  sql`select h.part_id from release_holds h where h.release_id = ${release}`;

/** Cells of a release beside those of an earlier one; parts that both hold are the same. */
function changedCells(before: number, after: number) {
  const side = (release: number, other: number) => sql`
    select p.area_id, q.period, p.series, p.sex, p.measure, p.level, p.count, p.basis
    from published p join release_part q on q.id = p.part_id
    where p.part_id in (${PART_OF(release)}) and p.part_id not in (${PART_OF(other)})
      and p.series not in ('penduduk', 'kk')`;
  return sql`
    select area_id, period, series, sex, measure, coalesce(b.level, a.level) as level,
      case when a.basis is null then 'added' when b.basis is null then 'removed'
        when a.basis = 'hidden' and b.basis <> 'hidden' then 'opened'
        when a.basis <> 'hidden' and b.basis = 'hidden' then 'closed'
        when a.count is distinct from b.count then 'changed' else 'same' end as what
    from (${side(before, after)}) a
    full join (${side(after, before)}) b using (area_id, period, series, sex, measure)`;
}

export async function countChanges(db: Db, before: number, after: number): Promise<Map<string, number>> {
  const found = await sql<{ what: string; n: number }>`
    with c as (${changedCells(before, after)}),
    held as (select count(*)::int as n from published p
      where p.part_id in (${PART_OF(before)}) and p.part_id in (${PART_OF(after)}) and p.series not in ('penduduk', 'kk'))
    select what, sum(n)::int as n from (
      select what, count(*)::int as n from c group by what union all select 'same', n from held) t
    group by what`.execute(db);
  return new Map(found.rows.map(({ what, n }) => [what, n]));
}

export async function loadChanges(
  db: Db,
  before: number,
  after: number,
  most: number,
): Promise<ChangedCell[]> {
  const found = await sql<ChangedCell>`
    with c as (${changedCells(before, after)})
    select c.area_id as "areaId", v.code, v.name, c.level, c.period, c.series, c.sex, c.measure, c.what
    from c cross join lateral (select v.code, v.name from area_version v where v.area_id = c.area_id
      order by v.current desc, v.valid_from desc nulls last limit 1) v
    where c.what <> 'same'
    order by array_position(array['closed', 'opened', 'removed', 'added', 'changed'], c.what), c.period desc,
      v.code collate "C", c.series, c.measure, c.sex limit ${most}`.execute(db);
  return found.rows;
}

export type KeptCell = Omit<ChangedCell, 'what'> & { readonly since: Date };

/** Figures of a release that stay those of an earlier one. */
export async function loadKept(db: Db, release: number, most: number): Promise<KeptCell[]> {
  const found = await sql<KeptCell>`
    select t.area_id as "areaId", v.code, v.name, t.level, q.period, t.series, t.sex, t.measure,
      coalesce(t.kept_at, q.made_at) as since
    from release_truth t join release_part q on q.id = t.part_id
    cross join lateral (select v.code, v.name from area_version v where v.area_id = t.area_id
      order by v.current desc, v.valid_from desc nulls last limit 1) v
    where t.part_id in (${PART_OF(release)}) and t.state = 'kept'
    order by q.period desc, v.code collate "C", t.series, t.measure, t.sex limit ${most}`.execute(db);
  return found.rows;
}
