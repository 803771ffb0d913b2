select
  coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.basis), '[]') as basis,
  coalesce(json_agg(t.count), '[]') as count, coalesce(json_agg(t.n), '[]') as n,
  coalesce(json_agg(t.m), '[]') as m, coalesce(json_agg(t.difference), '[]') as difference,
  coalesce(json_agg(t.per), '[]') as per, coalesce(json_agg(t.kept), '[]') as kept
from (
  select v.area_id, coalesce(r.basis, 'none') as basis, r.count, r.n, r.m,
    case when r.parts_count <> r.count then r.count - r.parts_count end as difference, null::int as per, to_char(r.kept_at at time zone 'UTC', 'YYYY-MM-DD') as kept
  from area_version v left join (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) r
    on r.area_id = v.area_id and r.level = $1 and r.series = $2 and r.sex = $3
    and r.measure = $4 and r.build_id = any($5::int[])
  where v.current and v.level = $6 and ("v"."valid_from" is null or "v"."valid_from" <= $7::date) and ("v"."valid_to" is null or $8::date < "v"."valid_to") and v.regency_id = $9
  order by v.code collate "C") t
-- $1 = "desa"
-- $2 = "PMKS-08"
-- $3 = "A"
-- $4 = "tercatat"
-- $5 = [7]
-- $6 = "desa"
-- $7 = "2025-12-31"
-- $8 = "2025-12-31"
-- $9 = 2
