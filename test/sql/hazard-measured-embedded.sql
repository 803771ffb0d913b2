with v as materialized (
  select a.id, ST_SetSRID(a.geom, 4326) as geom, ST_Area(a.geom) as area from area_version a
  where a.id = any($1::int[]) and ST_Area(a.geom) > 0),
c as materialized (
  select v.id, near.class, near.covered from v cross join lateral (
    select p.class, case when ST_Covers(v.geom, p.geom) then ST_Area(p.geom) else ST_Area(ST_Intersection(v.geom, p.geom, 1e-9)) end as covered from hazard_piece p
    where (p.set_id + 0) = $2 and p.geom && v.geom and ST_Intersects(v.geom, p.geom) offset 0) near)
insert into exposure (set_id, version_id, low, medium, high)
select $3::int, v.id, least(1, coalesce(sum(c.covered) filter (where c.class = 1), 0) / v.area)::real, least(1, coalesce(sum(c.covered) filter (where c.class = 2), 0) / v.area)::real, least(1, coalesce(sum(c.covered) filter (where c.class = 3), 0) / v.area)::real
from v left join c on c.id = v.id
group by v.id, v.area
having sum(c.covered) > 0 or (select outside = 'tidak-rawan' from hazard_set where id = $4)
on conflict do nothing
-- $1 = [11,12]
-- $2 = 7
-- $3 = 7
-- $4 = 7
