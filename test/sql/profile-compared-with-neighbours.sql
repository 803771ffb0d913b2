with me as (select v.area_id, v.parent_id from area_version v
  where v.current and v.area_id = $1 and ("v"."valid_from" is null or "v"."valid_from" <= $2::date) and ("v"."valid_to" is null or $3::date < "v"."valid_to"))
select v.area_id as id, v.code, v.name, v.level, p.name as "parentName",
  case when v.area_id = me.area_id then 'self' when v.area_id = me.parent_id then 'parent' else 'near' end as relation,
  r.count, coalesce(r.basis, 'none') as basis, r.n, r.m, r.persons, r.households, r.area_m2, null::int as whole
from me join area_version v on v.current and ("v"."valid_from" is null or "v"."valid_from" <= $4::date) and ("v"."valid_to" is null or $5::date < "v"."valid_to")
  and (v.area_id in (me.area_id, me.parent_id) or v.area_id = any($6::int[]))
left join area_version p on p.area_id = v.parent_id and p.current and ("p"."valid_from" is null or "p"."valid_from" <= $7::date) and ("p"."valid_to" is null or $8::date < "p"."valid_to")
left join rollup_build b on b.current and b.period = $9 and b.root_id = coalesce(v.regency_id, v.area_id)
left join rollup r on r.build_id = b.id and r.series = $10 and r.measure = 'tercatat' and r.sex = $11
  and r.level = v.level and r.area_id = v.area_id
order by v.code collate "C"
-- $1 = 4
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = "2025-12-31"
-- $6 = [5,6]
-- $7 = "2025-12-31"
-- $8 = "2025-12-31"
-- $9 = "2025"
-- $10 = "total"
-- $11 = "A"
