select v.area_id as id, v.code, v.name, v.level, v.regency_id as "regencyId" from area_version v
where v.current and v.area_id = $1 order by v.valid_from desc nulls last limit 1
-- $1 = 9
