import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { Db } from '../db/open.ts';
import type { ImportView } from '../imports/view.ts';

/**
 * SQL of the area versions that hold in a view of the imports: for each area all versions of the latest import that
 * counts. Give `among`, a subquery of area ids, to bound the work. Use as `from (${heldVersions(...)}) v`.
 */
export function heldVersions(view: ImportView, among: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select v.* from area_version v join (
      select distinct on (w.area_id) w.area_id, w.import_id
      from area_version w join import i on i.id = w.import_id
      where (i.state = 'applied' or i.id = ${view.including ?? -1}) and i.id <> ${view.excluding ?? -1}
        and w.area_id in (${among})
      order by w.area_id, coalesce(i.applied_seq, 2147483647) desc) held
    on held.area_id = v.area_id and held.import_id = v.import_id`;
}

/** Was a version (alias `v`) valid on a day? The first day counts, the last (`valid_to`) does not. */
export function validOn(on: string): RawBuilder<boolean> {
  return sql<boolean>`(v.valid_from is null or v.valid_from <= ${on}::date)
    and (v.valid_to is null or ${on}::date < v.valid_to)`;
}

/** Columns of equal length, sorted by code: a regency and all below it on one day. */
export interface AreaTree {
  readonly id: number[];
  /** area.id; of the regency itself its provinsi */
  readonly parentId: (number | null)[];
  readonly level: Level[];
  readonly code: string[];
  /** square metres on the ellipsoid; null where it is not known (no shape, a sketch, an outline of some children) */
  readonly areaM2: (number | null)[];
}

/** Which areas lie in a regency on a day, and in which parents, as a view of the imports says? */
export async function loadTree(
  db: Db,
  request: { regencyId: number; on: string; view: ImportView },
): Promise<AreaTree> {
  const among = sql`select area_id from area_version where regency_id = ${request.regencyId}`;
  const found = await sql<{
    area_id: number;
    parent_id: number | null;
    level: Level;
    code: string;
    area_m2: number | null;
  }>`
    select v.area_id, v.parent_id, v.level, v.code, v.area_m2
    from (${heldVersions(request.view, among)}) v
    where v.regency_id = ${request.regencyId} and ${validOn(request.on)}
    order by v.code`.execute(db);
  return {
    id: found.rows.map((r) => r.area_id),
    parentId: found.rows.map((r) => r.parent_id),
    level: found.rows.map((r) => r.level),
    code: found.rows.map((r) => r.code),
    areaM2: found.rows.map((r) => r.area_m2),
  };
}
