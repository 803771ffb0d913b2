select
  coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.basis), '[]') as basis,
  coalesce(json_agg(t.count), '[]') as count, coalesce(json_agg(t.n), '[]') as n,
  coalesce(json_agg(t.m), '[]') as m, coalesce(json_agg(t.difference), '[]') as difference,
  coalesce(json_agg(t.per), '[]') as per, coalesce(json_agg(t.kept), '[]') as kept
from (
  select v.area_id, coalesce(r.basis, 'none') as basis, r.count, r.n, r.m,
    case when r.parts_count <> r.count then r.count - r.parts_count end as difference, (select case when w.basis = 'hidden' then -1 else w.count end
  from (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) w where w.area_id = r.area_id and w.level = r.level and w.sex = $1
and w.series = $2 and w.measure = 'tercatat' and w.build_id = any($3::int[]) and w.basis in ('reported', 'rolledUp', 'hidden')
  and r.basis in ('reported', 'rolledUp') order by w.build_id desc limit 1) as per, to_char(r.kept_at at time zone 'UTC', 'YYYY-MM-DD') as kept
  from area_version v left join (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) r
    on r.area_id = v.area_id and r.level = $4 and r.series = $5 and r.sex = $6
    and r.measure = $7 and r.build_id = any($8::int[])
  where v.current and v.level = $9 and ("v"."valid_from" is null or "v"."valid_from" <= $10::date) and ("v"."valid_to" is null or $11::date < "v"."valid_to") and v.regency_id = $12
  order by v.code collate "C") t
-- $1 = "A"
-- $2 = "own:RUMAH"
-- $3 = [7]
-- $4 = "desa"
-- $5 = "own:RTLH"
-- $6 = "A"
-- $7 = "tercatat"
-- $8 = [7]
-- $9 = "desa"
-- $10 = "2025-12-31"
-- $11 = "2025-12-31"
-- $12 = 2
