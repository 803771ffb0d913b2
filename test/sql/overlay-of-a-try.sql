with whole as materialized (select geom from (select ST_SetSRID(ST_GeomFromGeoJSON($1::text), 4326) as geom) f where geom is not null),
piece as materialized (select ST_Subdivide(geom, 256) as geom from whole),
rim as materialized (select ST_Subdivide(ST_Boundary(geom), 10) as geom from whole),
area as materialized (
  select v.id, v.area_id, v.parent_id, v.level = 'rt' as is_rt,
    (v.geom is not null and v.area_m2 is not null) as is_real,
    v.geom && w.geom and v.area_m2 > 0 as is_near, ST_XMin(box2d(v.geom)) as x, ST_YMin(box2d(v.geom)) as y
  from whole w cross join area_version v
  where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $2::date) and ("v"."valid_to" is null or $3::date < "v"."valid_to") and v.regency_id = $4::int),
drawn as (select parent_id from area where parent_id is not null group by parent_id having bool_and(is_real)),
near as materialized (
  select a.id, a.area_id, a.x, a.y, a.id in (
    select v.id from rim r join area_version v on v.geom && r.geom where v.current) as is_edge
  from area a where a.is_near and a.is_real and (a.is_rt or a.area_id not in (select parent_id from drawn))),
edge as materialized (
  select n.area_id, v.geom, ST_Covers(w.geom, v.geom) as is_inside
  from whole w cross join near n join area_version v on v.id = n.id where n.is_edge),
hit as (
  select n.area_id, 1::float8 as share from whole w cross join near n
  where not n.is_edge and ST_Covers(w.geom, ST_SetSRID(ST_MakePoint(n.x, n.y), 4326))
  union all
  select e.area_id, 1 from edge e where e.is_inside
  union all
  select e.area_id, sum(ST_Area(ST_Intersection(e.geom, p.geom))) / nullif(max(ST_Area(e.geom)), 0)
  from edge e join piece p on p.geom && e.geom and ST_Intersects(p.geom, e.geom)
  where not e.is_inside group by e.area_id)
select coalesce(json_agg(h.area_id), '[]') as id, coalesce(json_agg(h.share), '[]') as share
from (select area_id, least(1, share) as share from hit where share > 0.000001 order by area_id) h
-- $1 = "{\"type\":\"Polygon\",\"coordinates\":[[[114.5,-3.4],[114.6,-3.4],[114.6,-3.3],[114.5,-3.4]]]}"
-- $2 = "2026-03-02"
-- $3 = "2026-03-02"
-- $4 = 1
