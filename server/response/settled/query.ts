import { type RawBuilder, sql } from 'kysely';
import { validOn } from '../../areas/query.ts';
import type { Db } from '../../db/open.ts';
import { WHOLE } from '../estimate.ts';

/** Corners of a piece of the footprint, as in the overlay of areas. */
const PIECE = 256;

/** How much of areas is settled, by the layer that counts in each; columns, square degrees. */
export interface SettledSizes {
  readonly id: number[];
  readonly layer: number[];
  readonly size: number[];
}

/** The same of areas that are hit, with how much of it lies inside. */
export interface SettledHit extends SettledSizes {
  readonly inside: number[];
  /** areas hit in part that were drawn anew, and are not held against any layer yet: by their land until then */
  readonly waiting: number;
}

/** Does any applied layer say where people live? */
export async function hasSettled(db: Db): Promise<boolean> {
  const found = await sql<{ has: boolean }>`
    select exists (select 1 from context_layer c join import i on i.id = c.import_id and i.state = 'applied'
      where c.kind = 'permukiman') as has`.execute(db);
  return found.rows[0]?.has ?? false;
}

/** The latest layer that has a settlement in an area counts there: a subquery over a table `asked (area_id)`. */
function latest(on: string): RawBuilder<unknown> {
  return sql`(select distinct on (v.area_id) v.area_id, s.version_id, s.import_id, s.degrees2
    from asked a join area_version v on v.area_id = a.area_id and v.current and ${validOn(on)}
    join settled_area s on s.version_id = v.id and s.degrees2 > 0
    join import i on i.id = s.import_id and i.state = 'applied'
    order by v.area_id, i.applied_seq desc)`;
}

/**
 * What is settled of areas that were overlaid, and how much of it lies inside the footprint. What lies wholly inside is
 * inside with all that is settled of it.
 */
export async function loadSettledHit(
  db: Db,
  footprint: RawBuilder<unknown>,
  { id, share }: { readonly id: readonly number[]; readonly share: readonly number[] },
  on: string,
): Promise<SettledHit> {
  const found = await sql<SettledHit>`
    with asked as (select * from unnest(${[...id]}::int[], ${[...share]}::float8[]) a (area_id, share)),
    o as materialized (select l.*, a.share from ${latest(on)} l join asked a on a.area_id = l.area_id),
    piece as materialized (select ST_Subdivide(f.geom, ${sql.lit(PIECE)}) as geom from ${footprint} f),
    cut as materialized (
      select o.area_id, sum(case when ST_Covers(p.geom, t.geom) then ST_Area(t.geom)
        else ST_Area(ST_Intersection(t.geom, p.geom)) end) as inside
      from o join settled_part t on t.version_id = o.version_id and t.import_id = o.import_id
      join piece p on p.geom && t.geom and ST_Intersects(p.geom, t.geom)
      where o.share < ${WHOLE}::float8 group by o.area_id)
    select coalesce(json_agg(o.area_id order by o.area_id), '[]') as id,
      coalesce(json_agg(o.import_id order by o.area_id), '[]') as layer,
      coalesce(json_agg(o.degrees2 order by o.area_id), '[]') as size,
      coalesce(json_agg(least(o.degrees2, case when o.share >= ${WHOLE}::float8 then o.degrees2
        else coalesce(c.inside, 0) end) order by o.area_id), '[]') as inside,
      (select count(*)::int from data_state d join asked a on a.share < ${WHOLE}::float8
        join area_version v on v.area_id = a.area_id and v.current and ${validOn(on)}
        join import i on i.id = v.import_id and i.applied_seq >= d.waiting_since
        where d.waiting_since is not null and not exists (
          select 1 from settled_area s where s.version_id = v.id)) as waiting
    from o left join cut c on c.area_id = o.area_id`.execute(db);
  return found.rows[0] ?? { id: [], layer: [], size: [], inside: [], waiting: 0 };
}

/** How much is settled of some areas, whether they are hit or not. */
export async function loadSettledSizes(db: Db, areas: readonly number[], on: string): Promise<SettledSizes> {
  const found = await sql<SettledSizes>`
    with asked as (select * from unnest(${[...areas]}::int[]) a (area_id))
    select coalesce(json_agg(l.area_id), '[]') as id, coalesce(json_agg(l.import_id), '[]') as layer,
      coalesce(json_agg(l.degrees2), '[]') as size
    from ${latest(on)} l`.execute(db);
  return found.rows[0] ?? { id: [], layer: [], size: [] };
}
