select p.of_id as "of", c.series, count(*)::int as parts, sum(c.count)::float8 as all,
  sum(case when p.share >= 1 then c.count else 0 end)::float8 as low, sum(c.count * p.share)::float8 as best,
  sum(case when p.share > 0 then c.count else 0 end)::float8 as high
from unnest($1::int[], $2::text[]) w (build, series)
cross join unnest($3::int[], $4::int[], $5::text[],
  $6::float8[]) p (id, of_id, level, share)
join rollup c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
  and c.level = p.level and c.area_id = p.id
group by p.of_id, c.series
-- $1 = [3]
-- $2 = ["penduduk"]
-- $3 = [21,22]
-- $4 = [11,11]
-- $5 = ["rt","rt"]
-- $6 = [1,0.5]
