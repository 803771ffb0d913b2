select coalesce(json_agg(r.area_id), '[]') as area, coalesce(json_agg(r.basis = 'partial'), '[]') as partial,
  coalesce(json_agg(case when r.basis <> 'hidden' then r.count end), '[]') as count
from (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) r
where r.build_id = any($1::int[]) and r.series = $2 and r.sex = $3 and r.measure = $4
  and r.level = any($5::text[])
-- $1 = [3]
-- $2 = "penduduk"
-- $3 = "A"
-- $4 = "tercatat"
-- $5 = ["kecamatan","desa"]
