select s.id, s.import_id as "importId", s.hazard, s.name, i.source, i.licence, s.year, s.from_day as "from",
  s.until_day as "until", s.quality, s.outside, i.simulated, s.hash,
  case when s.west is null then null else jsonb_build_array(s.west, s.south, s.east, s.north) end as bbox,
  coalesce((select json_agg(c order by c.class) from (
    select z.class, json_agg(distinct z.label) as labels, round((sum(z.area_m2) / 1e6)::numeric, 3)::float8 as "areaKm2",
      count(*)::int as zones from hazard_zone z where z.set_id = s.id group by z.class
    union all
    select t.class, '[]', null, count(*)::int from hazard_statement t where t.set_id = s.id group by t.class) c), '[]') as classes
from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'
order by i.applied_seq desc, s.id
