with rest as materialized (
  select p.id, p.set_id, p.zone_id, p.class, ST_Difference(p.geom, (select ST_Union(q.geom, 1e-9) from hazard_piece q
      where q.set_id + 0 = p.set_id and (q.class > p.class or (q.class = p.class and q.zone_id < p.zone_id)) and q.geom && p.geom), 1e-9) as geom
  from hazard_piece p where p.id = any($1::int[])),
gone as (delete from hazard_piece p using rest r where p.id = r.id)
insert into hazard_piece (set_id, zone_id, class, geom)
select r.set_id, r.zone_id, r.class, d.geom
from rest r, lateral ST_Dump(ST_Multi(ST_CollectionExtract(r.geom, 3))) d where not ST_IsEmpty(d.geom)
-- $1 = [31]
