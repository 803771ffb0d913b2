select c.series, json_agg(c.area_id) as area, json_agg(c.count) as count,
  coalesce(json_agg(c.area_id) filter (where c.basis = 'partial'), '[]') as partial
from unnest($1::int[], $2::text[]) w (build, series)
cross join unnest($3::text[]) l (level)
join (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
  and c.level = l.level
where c.area_id = any($4::int[]) group by c.series
-- $1 = [3]
-- $2 = ["penduduk"]
-- $3 = ["desa"]
-- $4 = "{11,12}"
