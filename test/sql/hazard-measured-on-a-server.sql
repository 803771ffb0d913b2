with c as materialized (
  select v.id, p.class, case when ST_CoveredBy(p.geom, v.geom) then ST_Area(p.geom) else ST_Area(ST_Intersection(v.geom, p.geom)) end as covered
  from area_version v join hazard_piece p on (p.set_id + 0) = $1 and p.geom && v.geom
  where v.id = any($2::int[]))
insert into exposure (set_id, version_id, low, medium, high)
select $3::int, v.id, least(1, coalesce(sum(c.covered) filter (where c.class = 1), 0) / nullif(ST_Area(v.geom), 0))::real, least(1, coalesce(sum(c.covered) filter (where c.class = 2), 0) / nullif(ST_Area(v.geom), 0))::real, least(1, coalesce(sum(c.covered) filter (where c.class = 3), 0) / nullif(ST_Area(v.geom), 0))::real
from area_version v left join c on c.id = v.id
where v.id = any($4::int[]) and ST_Area(v.geom) > 0
group by v.id
having sum(c.covered) > 0 or (select outside = 'tidak-rawan' from hazard_set where id = $5)
on conflict do nothing
-- $1 = 7
-- $2 = [11,12]
-- $3 = 7
-- $4 = [11,12]
-- $5 = 7
