with s as (select id, outside, ST_MakeEnvelope(west, south, east, north, 4326) as box
    from hazard_set where id = $1 and west is not null),
  maybe as (select distinct v.regency_id from area_version v, s where v.current and v.geom is not null and v.quality is distinct from 'sketsa'
and (v.level in ('desa', 'dusun', 'rw', 'rt') or not exists (
  select 1 from area_version c where c.current and c.parent_id = v.area_id and c.geom is not null
    and c.quality is distinct from 'sketsa')) and v.geom && s.box),
  near as (select m.regency_id from maybe m, s where exists (
    select 1 from area_version v join hazard_piece p on (p.set_id + 0) = s.id and p.geom && v.geom
    where v.regency_id = m.regency_id and v.current and v.geom is not null and v.quality is distinct from 'sketsa'
and (v.level in ('desa', 'dusun', 'rw', 'rt') or not exists (
  select 1 from area_version c where c.current and c.parent_id = v.area_id and c.geom is not null
    and c.quality is distinct from 'sketsa')) and ST_Intersects(p.geom, v.geom)))
  select v.id, ST_NPoints(v.geom) as corners from area_version v, s
  where v.current and v.geom is not null and v.quality is distinct from 'sketsa'
and (v.level in ('desa', 'dusun', 'rw', 'rt') or not exists (
  select 1 from area_version c where c.current and c.parent_id = v.area_id and c.geom is not null
    and c.quality is distinct from 'sketsa'))
    and case when s.outside = 'tidak-rawan' then v.regency_id in (select regency_id from near) else v.geom && s.box end
    and not exists (select 1 from exposure e where e.set_id = s.id and e.version_id = v.id)
  order by v.code collate "C", v.id
-- $1 = 7
