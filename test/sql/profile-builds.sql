select b.period, b.population_period as "populationPeriod",
  exists (select 1 from rollup_source s
    where s.build_id = b.id and s.series not in ('penduduk', 'kk')) as "hasNeeds",
  coalesce((select string_agg(distinct s.sexes, '') from rollup_source s
    where s.build_id = b.id and s.series = $1), '') as sexes,
  array(select distinct o.vocabulary from rollup_source s cross join lateral (
      select o.vocabulary from observation o where o.import_id = s.import_id limit 1) o
    where s.build_id = b.id and s.series = $2 order by 1) as vocabularies
from rollup_build b where b.current and b.root_id = $3 order by b.period
-- $1 = "total"
-- $2 = "total"
-- $3 = 2
