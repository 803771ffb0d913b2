select p.of_id as "of", c.series, count(*)::int as parts, sum(c.count)::float8 as all,
  sum(case when p.share >= $1::float8 then c.count else 0 end)::float8 as low, sum(c.count * p.share)::float8 as best,
  sum(case when p.share > 0 then c.count else 0 end)::float8 as high
from unnest($2::int[], $3::text[]) w (build, series)
cross join unnest($4::int[], $5::int[], $6::text[],
  $7::float8[]) p (id, of_id, level, share)
join rollup c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
  and c.level = p.level and c.area_id = p.id
group by p.of_id, c.series
-- $1 = 0.999999
-- $2 = [3]
-- $3 = ["penduduk"]
-- $4 = [21,22]
-- $5 = [11,11]
-- $6 = ["rt","rt"]
-- $7 = [1,0.5]
