select p.of_id as "of", c.series, count(*)::int as parts, sum(c.count)::float8 as all,
  sum(case when p.share >= $1::float8 then c.count else 0 end)::float8 as low, sum(c.count * p.lived)::float8 as best,
  sum(case when p.share > 0 then c.count else 0 end)::float8 as high
from unnest($2::int[], $3::text[]) w (build, series)
cross join unnest($4::text[], $5::int[],
  $6::int[]) r (level, "from", "to")
cross join lateral (select c.series, c.level, c.area_id, c.count from rollup c
  where c.build_id = w.build and c.series = w.series and c.measure = 'tercatat' and c.sex = 'A'
    and c.level = r.level and c.area_id between r."from" and r."to" offset 0) c
join unnest($7::int[], $8::int[], $9::text[],
  $10::float8[], $11::float8[]) p (id, of_id, level, share, lived)
  on c.level = p.level and c.area_id = p.id
group by p.of_id, c.series
-- $1 = 0.999999
-- $2 = [3]
-- $3 = ["penduduk"]
-- $4 = ["rt"]
-- $5 = "{21}"
-- $6 = "{22}"
-- $7 = "{21,22}"
-- $8 = "{11,11}"
-- $9 = "{\"rt\",\"rt\"}"
-- $10 = "{1,0.5}"
-- $11 = "{1,0.25}"
