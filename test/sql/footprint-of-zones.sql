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
    and ST_Intersects(v.geom, made.geom)) as "isInside",
  coalesce(case when geom is null or ST_IsEmpty(geom) then 0 end, (
select sum(ST_Area((ST_Intersection(v.geom, p.geom))::geography))
from (select ST_Subdivide(made.geom, 256) as geom) p
join area_version v on v.geom && p.geom and ST_Intersects(v.geom, p.geom)
where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $10::date) and ("v"."valid_to" is null or $11::date < "v"."valid_to") and v.level = $12
  and (v.regency_id = $13::int or v.area_id = $14::int)),
(
select sum(ST_Area((ST_Intersection(v.geom, p.geom))::geography))
from (select ST_Subdivide(made.geom, 256) as geom) p
join area_version v on v.geom && p.geom and ST_Intersects(v.geom, p.geom)
where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $15::date) and ("v"."valid_to" is null or $16::date < "v"."valid_to") and v.level = $17
  and (v.regency_id = $18::int or v.area_id = $19::int)), (
select sum(ST_Area((ST_Intersection(v.geom, p.geom))::geography))
from (select ST_Subdivide(made.geom, 256) as geom) p
join area_version v on v.geom && p.geom and ST_Intersects(v.geom, p.geom)
where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $20::date) and ("v"."valid_to" is null or $21::date < "v"."valid_to") and v.level = $22
  and (v.regency_id = $23::int or v.area_id = $24::int)), 0) as "insideM2"
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
-- $10 = "2026-03-02"
-- $11 = "2026-03-02"
-- $12 = "desa"
-- $13 = 1
-- $14 = 1
-- $15 = "2026-03-02"
-- $16 = "2026-03-02"
-- $17 = "kecamatan"
-- $18 = 1
-- $19 = 1
-- $20 = "2026-03-02"
-- $21 = "2026-03-02"
-- $22 = "kabupaten"
-- $23 = 1
-- $24 = 1
