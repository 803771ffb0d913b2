select v.volunteer_id as id, count(*) over ()::int as total from volunteer_version v join volunteer g on g.id = v.volunteer_id where v.current and v.merged_into is null and g.erased_at is null and true and exists (
  select 1 from volunteer_role r where r.version_id = v.id and r.role = $1 and (exists (
    select 1 from service_area s join area_version a on a.area_id = s.area_id and a.current
    where s.role_id = r.id and (a.code = any($2::text[]) or a.code like any($3::text[])
  or exists (select 1 from unnest($4::text[]) own where own like a.code || '.%')))
  or (not exists (
select 1 from volunteer_role o join service_area s on s.role_id = o.id where o.version_id = v.id) and exists (select 1 from area_version a where a.area_id = v.home_area_id and a.current
  and (a.code = any($5::text[]) or a.code like any($6::text[])
  or exists (select 1 from unnest($7::text[]) own where own like a.code || '.%'))))) and ((r.from_day is null or r.from_day <= $8::date)
  and (r.until_day is null or $9::date <= r.until_day))) and v.name_key like $10 and $11
  and (exists (
    select 1 from volunteer_role r join service_area s on s.role_id = r.id
    join area_version a on a.area_id = s.area_id and a.current
    where r.version_id = v.id and (a.code = any($12::text[]) or a.code like any($13::text[])
  or exists (select 1 from unnest($14::text[]) own where own like a.code || '.%')))
  or exists (select 1 from area_version a where a.area_id = v.home_area_id and a.current
    and (a.code = any($15::text[]) or a.code like any($16::text[])
  or exists (select 1 from unnest($17::text[]) own where own like a.code || '.%'))))
  order by v.name collate "C", v.volunteer_id offset $18 limit $19
-- $1 = "psm"
-- $2 = ["63.71.01.1001"]
-- $3 = ["63.71.01.1001.%"]
-- $4 = ["63.71.01.1001"]
-- $5 = ["63.71.01.1001"]
-- $6 = ["63.71.01.1001.%"]
-- $7 = ["63.71.01.1001"]
-- $8 = "2026-03-02"
-- $9 = "2026-03-02"
-- $10 = "%sitia%"
-- $11 = true
-- $12 = ["63.71.01"]
-- $13 = ["63.71.01.%"]
-- $14 = ["63.71.01"]
-- $15 = ["63.71.01"]
-- $16 = ["63.71.01.%"]
-- $17 = ["63.71.01"]
-- $18 = 50
-- $19 = 50
