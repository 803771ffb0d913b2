import { sql } from 'kysely';
import { validOn } from '../../areas/query.ts';
import { commonOf, onlyPolygons, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/** An area whose land in the zones of several sets together is to be measured. */
export interface Overlap {
  readonly areaId: number;
  readonly sets: readonly number[];
}

/** The versions of areas that hold on a day, by area. */
export async function versionsOn(db: Db, areas: readonly number[], on: string): Promise<Map<number, number>> {
  const found = await sql<{ area: number; version: number }>`
    select v.area_id as area, v.id as version from area_version v
    where v.current and ${validOn(on)} and v.area_id = any(${[...areas]}::int[])`.execute(db);
  return new Map(found.rows.map(({ area, version }) => [area, version]));
}

/** The share of each version (0..1) that lies in zones of any of some sets, what several of them cover once. */
export async function measureOverlaps(
  db: Db,
  overlaps: readonly { readonly version: number; readonly sets: readonly number[] }[],
  classes: readonly number[],
): Promise<Map<number, number>> {
  const pairs = overlaps.flatMap(({ version, sets }) => sets.map((set) => ({ version, set })));
  const found = await sql<{ version: number; share: number }>`
    with w as (select * from unnest(${pairs.map((p) => p.version)}::int[], ${pairs.map((p) => p.set)}::int[]) as w (version, set_id))
    select v.id as version, least(1, ST_Area(${unionOf(onlyPolygons(commonOf(sql`v.geom`, sql`p.geom`)))}) / ST_Area(v.geom)) as share
    from w join area_version v on v.id = w.version
    join hazard_piece p on (p.set_id + 0) = w.set_id and p.geom && v.geom and p.class = any(${[...classes]}::int[])
    where ST_Area(v.geom) > 0
    group by v.id`.execute(db);
  return new Map(found.rows.map(({ version, share }) => [version, share]));
}
