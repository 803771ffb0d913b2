with whole as materialized (select geom from (select ST_SetSRID(ST_GeomFromGeoJSON($1::text), 4326) as geom) f),
piece as materialized (select ST_Subdivide(geom, 256) as geom from whole),
near as materialized (
  select distinct v.id from piece p join area_version v on v.geom && p.geom
  where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $2::date) and ("v"."valid_to" is null or $3::date < "v"."valid_to") and v.regency_id = $4::int and ("v"."geom" is not null and "v"."area_m2" is not null)),
leaf as materialized (
  select v.id, v.area_id, v.geom from near join area_version v on v.id = near.id
  where not exists (select 1 from area_version c where c.current and ("c"."valid_from" is null or "c"."valid_from" <= $5::date) and ("c"."valid_to" is null or $6::date < "c"."valid_to") and c.parent_id = v.area_id)
    or exists (select 1 from area_version c where c.current and ("c"."valid_from" is null or "c"."valid_from" <= $7::date) and ("c"."valid_to" is null or $8::date < "c"."valid_to") and c.parent_id = v.area_id
      and not ("c"."geom" is not null and "c"."area_m2" is not null))),
hit as (
  select l.area_id, sum(case when ST_Covers(p.geom, l.geom) then ST_Area(l.geom)
      else ST_Area(ST_Intersection(l.geom, p.geom)) end) / nullif(max(ST_Area(l.geom)), 0) as share
  from leaf l join piece p on p.geom && l.geom and ST_Intersects(p.geom, l.geom)
  group by l.area_id)
select coalesce(json_agg(area_id order by area_id), '[]') as id,
  coalesce(json_agg(least(1, share) order by area_id), '[]') as share
from hit where share > 0.000001
-- $1 = "{\"type\":\"Polygon\",\"coordinates\":[[[114.5,-3.4],[114.6,-3.4],[114.6,-3.3],[114.5,-3.4]]]}"
-- $2 = "2026-03-02"
-- $3 = "2026-03-02"
-- $4 = 1
-- $5 = "2026-03-02"
-- $6 = "2026-03-02"
-- $7 = "2026-03-02"
-- $8 = "2026-03-02"
