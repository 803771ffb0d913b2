import { sql } from 'kysely';
import { validOn } from '../../areas/query.ts';
import { arrayText } from '../../db/array-text.ts';
import { commonOf, onlyPolygons, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/** An area whose land in the zones of several sets together is to be measured. */
export interface Overlap {
  readonly areaId: number;
  readonly sets: readonly number[];
  /** the layer that says where in it people live; null: its land is measured */
  readonly layer: number | null;
}

/** The versions of areas that hold on a day, by area. */
export async function versionsOn(db: Db, areas: readonly number[], on: string): Promise<Map<number, number>> {
  const found = await sql<{ area: number; version: number }>`
    select v.area_id as area, v.id as version from area_version v
    where v.current and ${validOn(on)} and v.area_id = any(${[...areas]}::int[])`.execute(db);
  return new Map(found.rows.map(({ area, version }) => [area, version]));
}

/** The share of each version, or of what is settled of it (0..1), in zones of any of some sets, what several of them cover once. */
export async function measureOverlaps(
  db: Db,
  overlaps: readonly (Omit<Overlap, 'areaId'> & { readonly version: number })[],
  classes: readonly number[],
): Promise<Map<number, number>> {
  const pairs = overlaps.flatMap(({ version, sets, layer }) => sets.map((set) => ({ version, set, layer })));
  const found = await sql<{ version: number; share: number }>`
    with w as (select * from unnest(${pairs.map((p) => p.version)}::int[], ${pairs.map((p) => p.set)}::int[],
      ${arrayText(pairs.map((p) => p.layer))}::int[]) as w (version, set_id, layer))
    select v.id as version, least(1, ST_Area(${unionOf(onlyPolygons(commonOf(sql`v.geom`, sql`p.geom`)))}) / ST_Area(v.geom)) as share
    from w join area_version v on v.id = w.version and w.layer is null
    join hazard_piece p on (p.set_id + 0) = w.set_id and p.geom && v.geom and p.class = any(${[...classes]}::int[])
    where ST_Area(v.geom) > 0
    group by v.id
    union all
    select s.version_id, least(1, ST_Area(${unionOf(onlyPolygons(commonOf(sql`t.geom`, sql`p.geom`)))}) / s.degrees2)
    from w join settled_area s on s.version_id = w.version and s.import_id = w.layer and s.degrees2 > 0
    join settled_part t on t.version_id = s.version_id and t.import_id = s.import_id
    join hazard_piece p on (p.set_id + 0) = w.set_id and p.geom && t.geom and p.class = any(${[...classes]}::int[])
    group by s.version_id, s.degrees2`.execute(db);
  return new Map(found.rows.map(({ version, share }) => [version, share]));
}
