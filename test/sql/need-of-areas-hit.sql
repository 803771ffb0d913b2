select c.series, c.level, count(c.count)::int as known, sum(c.count)::float8 as all
from unnest($1::int[], $2::text[]) w (build, series)
cross join unnest($3::text[]) l (level)
join rollup c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
  and c.level = l.level
where c.area_id = any($4::int[]) group by c.series, c.level
order by c.series, c.level
-- $1 = [3]
-- $2 = ["penduduk"]
-- $3 = ["desa"]
-- $4 = "{11,12}"
