with raw as materialized (select d.geom from ST_Dump((select ST_Union(ST_Intersection(p.geom, v.geom, 1e-9), 1e-9) from hazard_piece p join hazard_set s on s.id = p.set_id join import i on i.id = s.import_id
join area_version v on v.geom && p.geom
where p.set_id = $1::int and p.class >= $2::int and i.state = 'applied'
  and v.current and ("v"."valid_from" is null or "v"."valid_from" <= $3::date) and ("v"."valid_to" is null or $4::date < "v"."valid_to") and v.area_id = $5::int
and ST_Intersects(v.geom, p.geom))) d),
made as materialized (select ST_Multi(ST_CollectionExtract(ST_Union(ST_MakeValid(geom), 1e-9), 3)) as geom,
  coalesce(bool_or(not ST_IsValid(geom)), false) as bad from raw)
select case when geom is null or ST_IsEmpty(geom) then null else ST_AsGeoJSON(geom, 7) end as geojson,
  coalesce(case when ST_IsEmpty(geom) then 0 else ST_Area((geom)::geography) end, 0) as "areaM2",
  bad as "wasInvalid",
  exists (select 1 from area_version v where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $6::date) and ("v"."valid_to" is null or $7::date < "v"."valid_to") and v.geom && made.geom
    and (v.regency_id = $8::int or v.area_id = $9::int)
    and ST_Intersects(v.geom, made.geom)) as "isInside"
from made
-- $1 = 5
-- $2 = 2
-- $3 = "2026-03-02"
-- $4 = "2026-03-02"
-- $5 = 11
-- $6 = "2026-03-02"
-- $7 = "2026-03-02"
-- $8 = 1
-- $9 = 1
