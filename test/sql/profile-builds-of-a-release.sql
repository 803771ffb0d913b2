select b.period, b.population_period as "populationPeriod",
  exists (select 1 from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s
    where s.build_id = b.id and s.series not in ('penduduk', 'kk')) as "hasNeeds",
  coalesce((select string_agg(distinct s.sexes, '') from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s
    where s.build_id = b.id and s.series = $1), '') as sexes,
  array(select distinct o.vocabulary from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s cross join lateral (
      select o.vocabulary from observation o where o.import_id = s.import_id limit 1) o
    where s.build_id = b.id and s.series = $2 order by 1) as vocabularies
from (select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
from release_part p join release_holds h on h.part_id = p.id where h.release_id = $3) b where b.current and b.root_id = $4 order by b.period
-- $1 = "total"
-- $2 = "total"
-- $3 = 3
-- $4 = 2
