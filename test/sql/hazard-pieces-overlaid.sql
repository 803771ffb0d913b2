select p.id from hazard_piece p
where p.set_id = $1 and exists (
  select 1 from hazard_piece q where q.set_id + 0 = p.set_id and (q.class > p.class or (q.class = p.class and q.zone_id < p.zone_id)) and q.geom && p.geom
    and ST_Relate(q.geom, p.geom, '2********'))
order by p.id
-- $1 = 7
