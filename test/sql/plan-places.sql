select v.area_id as id, v.code, v.name, v.level, p.name as "parentName",
  case when v.label_point is null then null else jsonb_build_array(
    round(ST_X(v.label_point)::numeric, 6), round(ST_Y(v.label_point)::numeric, 6)) end as at
from area_version v
left join area_version p on p.area_id = v.parent_id and p.current and ("p"."valid_from" is null or "p"."valid_from" <= $1::date) and ("p"."valid_to" is null or $2::date < "p"."valid_to")
where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $3::date) and ("v"."valid_to" is null or $4::date < "v"."valid_to") and v.area_id = any($5::int[])
-- $1 = "2025-12-31"
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = [11,12]
