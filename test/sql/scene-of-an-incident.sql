with whole as (select ST_Union(f.geom, 1e-9) as geom from footprint f
  where f.incident_id = $1::int and f.withdrawn_at is null and f.geom is not null),
middle as (select ST_PointOnSurface(geom) as at from whole where geom is not null and not ST_IsEmpty(geom)
  union all select v.label_point from area_version v where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $2::date) and ("v"."valid_to" is null or $3::date < "v"."valid_to") and v.area_id = $4::int)
select jsonb_build_array(round(ST_X(at)::numeric, 6), round(ST_Y(at)::numeric, 6)) as at
from middle where at is not null limit 1
-- $1 = 7
-- $2 = "2026-03-02"
-- $3 = "2026-03-02"
-- $4 = 11
