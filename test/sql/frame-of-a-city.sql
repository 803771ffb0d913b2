with b as (
  select b.id, b.population_period from rollup_build b
  where b.current and b.period = $1 and b.root_id in (select $2::int)
    and exists (select 1 from rollup_source s where s.build_id = b.id))
select
  (select coalesce(json_agg(json_build_object('id', b.id, 'populationPeriod', b.population_period)
     order by b.id), '[]') from b) as builds,
  (select coalesce(json_agg(json_build_object('series', s.series, 'sexes', s.sexes, 'importId', s.import_id,
     'name', coalesce(i.source, i.file_name), 'asOf', s.as_of, 'simulated', i.simulated)
     order by s.import_id), '[]')
   from rollup_source s join b on b.id = s.build_id join import i on i.id = s.import_id
   where s.series = any($3::text[])) as sources
-- $1 = "2025"
-- $2 = 2
-- $3 = ["PMKS-08","penduduk"]
