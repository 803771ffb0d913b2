select coalesce(json_agg(c.area_id), '[]') as area, coalesce(json_agg(c.series), '[]') as series,
  coalesce(json_agg(c.count), '[]') as count, coalesce(json_agg(c.basis), '[]') as basis
from unnest($1::int[], $2::text[]) w (build, series)
cross join unnest($3::text[]) l (level)
join rollup c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
  and c.level = l.level
where c.area_id = any($4::int[])
-- $1 = [3]
-- $2 = ["penduduk"]
-- $3 = ["desa","rt"]
-- $4 = "{11,12}"
