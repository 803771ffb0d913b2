import { sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { validOn } from '../areas/query.ts';
import type { Db } from '../db/open.ts';

/** An area as it is on a day, in its place of the tree. */
export interface TreeArea {
  readonly id: number;
  readonly code: string;
  readonly level: Level;
  readonly name: string;
  readonly parentId: number | null;
}

/** An area by its code and everything below it on a day, parents before children. */
export async function loadTree(db: Db, code: string, on: string): Promise<TreeArea[]> {
  const found = await sql<TreeArea>`
    select v.area_id as id, v.code, v.level, v.name, v.parent_id as "parentId"
    from area_version v
    where v.current and (v.code = ${code} or starts_with(v.code, ${`${code}.`}))
      and ${validOn(on)}
    order by v.code`.execute(db);
  return found.rows;
}

/** What stands above an area on a day, coarse to fine. */
export async function loadAbove(db: Db, code: string, on: string): Promise<TreeArea[]> {
  const parts = code.split('.');
  const codes = parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'));
  if (codes.length === 0) return [];
  const found = await sql<TreeArea>`
    select v.area_id as id, v.code, v.level, v.name, v.parent_id as "parentId"
    from area_version v
    where v.current and v.code = any(${codes}::text[])
      and ${validOn(on)}
    order by v.code`.execute(db);
  return found.rows;
}

export interface ReportedArea {
  readonly areaId: number;
  /** last day whose figures were brought, or the day on which they were */
  readonly at: Date;
  readonly source: string | null;
}

const CLOSED = NEED_TYPES.filter((t) => t.access === 'closed').map((t) => t.code);

/**
 * Areas of which figures of need hold in a period, with when they last came. Closed types and indicators are told for areas
 * above, whoever reported them: they say nothing of who has.
 */
export async function loadReported(
  db: Db,
  areaIds: readonly number[],
  period: string,
): Promise<ReportedArea[]> {
  if (areaIds.length === 0) return [];
  const found = await sql<ReportedArea>`
    select o.area_id as "areaId", max(i.applied_at) as at, max(coalesce(i.source, i.file_name)) as source
    from observation o join import i on i.id = o.import_id and i.state = 'applied'
    where o.period = ${period} and o.area_id = any(${[...areaIds]}::int[])
      and o.series <> all(${CLOSED}::text[])
      and not exists (select 1 from own_indicator c where c.access = 'closed' and o.series in ('own:' || c.code, 'rate:' || c.code))
    group by o.area_id`.execute(db);
  return found.rows;
}
