select v.area_id as id, v.code, v.name, v.level, v.regency_id as "regencyId" from area_version v
where v.current and v.area_id = $1 and ("v"."valid_from" is null or "v"."valid_from" <= $2::date) and ("v"."valid_to" is null or $3::date < "v"."valid_to")
-- $1 = 9
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
