with b as (
  select b.id, b.population_period from (select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
from release_part p join release_holds h on h.part_id = p.id where h.release_id = $1) b
  where b.current and b.period = $2 and b.root_id in (select $3::int union all select v.area_id from area_version v
where v.current and v.level = 'kabupaten' and v.parent_id = $4)
    and exists (select 1 from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s where s.build_id = b.id))
select
  (select coalesce(json_agg(json_build_object('id', b.id, 'populationPeriod', b.population_period)
     order by b.id), '[]') from b) as builds,
  (select coalesce(json_agg(json_build_object('series', s.series, 'sexes', s.sexes, 'importId', s.import_id,
     'name', coalesce(i.source, i.file_name), 'asOf', s.as_of, 'simulated', i.simulated)
     order by s.import_id), '[]')
   from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s join b on b.id = s.build_id join import i on i.id = s.import_id
   where s.series = any($5::text[])) as sources
-- $1 = 3
-- $2 = "2025"
-- $3 = 1
-- $4 = 1
-- $5 = ["PMKS-08"]
