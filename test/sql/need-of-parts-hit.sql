select p.of_id as "of", c.series, count(*)::int as parts, sum(c.count)::float8 as all,
  sum(case when p.share >= $1::float8 then c.count else 0 end)::float8 as low, sum(c.count * p.lived)::float8 as best,
  sum(case when p.share > 0 then c.count else 0 end)::float8 as high
from unnest($2::int[], $3::text[]) w (build, series)
join rollup c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
  and c.level = any($4::text[]) and c.area_id = any($5::int[])
join unnest($6::int[], $7::int[], $8::text[],
  $9::float8[], $10::float8[]) p (id, of_id, level, share, lived) on c.level = p.level and c.area_id = p.id
group by p.of_id, c.series
-- $1 = 0.999999
-- $2 = [3]
-- $3 = ["penduduk"]
-- $4 = ["rt"]
-- $5 = [21,22]
-- $6 = [21,22]
-- $7 = [11,11]
-- $8 = ["rt","rt"]
-- $9 = [1,0.5]
-- $10 = [1,0.25]
