select
  coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.basis), '[]') as basis,
  coalesce(json_agg(t.count), '[]') as count, coalesce(json_agg(t.n), '[]') as n,
  coalesce(json_agg(t.m), '[]') as m, coalesce(json_agg(t.difference), '[]') as difference,
  coalesce(json_agg(t.per), '[]') as per
from (
  select v.area_id, coalesce(r.basis, 'none') as basis, r.count, r.n, r.m,
    case when r.parts_count <> r.count then r.count - r.parts_count end as difference, null::int as per
  from area_version v left join rollup r
    on r.area_id = v.area_id and r.level = $1 and r.series = $2 and r.sex = $3
    and r.measure = $4 and r.build_id = any($5::int[])
  where v.current and v.level = $6 and ("v"."valid_from" is null or "v"."valid_from" <= $7::date) and ("v"."valid_to" is null or $8::date < "v"."valid_to") and v.area_id in (
with recursive below as (
  select $9::int as area_id
  union all
  select v.area_id from area_version v join below on v.parent_id = below.area_id
  where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $10::date) and ("v"."valid_to" is null or $11::date < "v"."valid_to"))
select area_id from below)
  order by v.code collate "C") t
-- $1 = "rw"
-- $2 = "PMKS-08"
-- $3 = "A"
-- $4 = "tercatat"
-- $5 = [7]
-- $6 = "rw"
-- $7 = "2025-12-31"
-- $8 = "2025-12-31"
-- $9 = 4
-- $10 = "2025-12-31"
-- $11 = "2025-12-31"
