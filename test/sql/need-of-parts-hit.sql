select p.of_id as "of", c.series, count(*)::int as parts, sum(c.count)::float8 as all,
  sum(case when p.share >= $1::float8 then c.count else 0 end)::float8 as low, sum(c.count * p.share)::float8 as best,
  sum(case when p.share > 0 then c.count else 0 end)::float8 as high
from unnest($2::int[], $3::text[]) w (build, series)
cross join unnest($4::int[], $5::int[], $6::text[],
  $7::float8[]) p (id, of_id, level, share)
cross join lateral (select r.series, r.count from rollup r where r.build_id = w.build and r.series = w.series
  and r.measure = 'tercatat' and r.sex = 'A' and r.level = p.level and r.area_id = p.id offset 0) c
group by p.of_id, c.series
-- $1 = 0.999999
-- $2 = [3]
-- $3 = ["penduduk"]
-- $4 = "{21,22}"
-- $5 = "{11,11}"
-- $6 = "{\"rt\",\"rt\"}"
-- $7 = "{1,0.5}"
