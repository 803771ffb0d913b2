insert into hazard_piece (set_id, zone_id, class, geom)
select z.set_id, z.id, z.class, ST_Subdivide(z.geom, 32)
from hazard_zone z where z.id = any($1::int[])
-- $1 = [21,22]
