with whole as materialized (select geom from (select ST_Union(f.geom, 1e-9) as geom from footprint f
where f.incident_id = $1::int and f.withdrawn_at is null and f.geom is not null and f.kind <> 'areas') f),
piece as materialized (select ST_Subdivide(geom, 256) as geom from whole),
rim as materialized (select ST_Subdivide(ST_Boundary(geom), 24) as geom from whole),
near as materialized (
  select distinct v.id from piece p join area_version v on v.geom && p.geom
  where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $2::date) and ("v"."valid_to" is null or $3::date < "v"."valid_to") and v.regency_id = $4::int and ("v"."geom" is not null and "v"."area_m2" is not null)),
edge as materialized (
  select distinct v.id from rim r join area_version v on v.geom && r.geom where v.current),
judged as materialized (
  select v.area_id, case when not i.is_inside then v.geom end as geom
  from whole w cross join near left join edge on edge.id = near.id
  cross join lateral (select v.area_id, v.level, v.geom from area_version v where v.id = near.id offset 0) v
  cross join lateral (select case when edge.id is null
      then ST_Covers(w.geom, ST_SetSRID(ST_MakePoint(ST_XMin(v.geom), ST_YMin(v.geom)), 4326))
      else ST_Covers(w.geom, v.geom) end as is_inside offset 0) i
  where (edge.id is not null or i.is_inside)
    and (v.level = 'rt' or not coalesce((select bool_and(("c"."geom" is not null and "c"."area_m2" is not null)) from area_version c
      where c.current and ("c"."valid_from" is null or "c"."valid_from" <= $5::date) and ("c"."valid_to" is null or $6::date < "c"."valid_to") and c.parent_id = v.area_id), false))
    and ST_Area(v.geom) > 0),
hit as (
  select j.area_id, 1::float8 as share from judged j where j.geom is null
  union all
  select j.area_id, sum(ST_Area(ST_Intersection(j.geom, p.geom))) / max(ST_Area(j.geom))
  from judged j join piece p on p.geom && j.geom and ST_Intersects(p.geom, j.geom)
  where j.geom is not null group by j.area_id)
select coalesce(json_agg(area_id order by area_id), '[]') as id,
  coalesce(json_agg(least(1, share) order by area_id), '[]') as share
from hit where share > 0.000001
-- $1 = 7
-- $2 = "2026-03-02"
-- $3 = "2026-03-02"
-- $4 = 1
-- $5 = "2026-03-02"
-- $6 = "2026-03-02"
