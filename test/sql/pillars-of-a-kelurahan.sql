select v.volunteer_id as id, count(*) over ()::int as total from volunteer_version v join volunteer g on g.id = v.volunteer_id where v.current and v.merged_into is null and g.erased_at is null and true and exists (
  select 1 from volunteer_role r where r.version_id = v.id and r.role = $1 and (exists (
    select 1 from service_area s join area_version a on a.area_id = s.area_id and a.current
    where s.role_id = r.id and ((a.code) = any($2::text[]) or (a.code) like any($3::text[])
  or exists (select 1 from unnest($4::text[]) own where own like (a.code) || '.%')))
  or (not exists (
select 1 from volunteer_role o join service_area s on s.role_id = o.id where o.version_id = v.id) and exists (select 1 from area_version a where a.area_id = v.home_area_id and a.current
  and ((case when a.code = any($5::text[]) or a.code like any($6::text[]) then a.code
  else left(a.code, $7) end) = any($8::text[]) or (case when a.code = any($9::text[]) or a.code like any($10::text[]) then a.code
  else left(a.code, $11) end) like any($12::text[])
  or exists (select 1 from unnest($13::text[]) own where own like (case when a.code = any($14::text[]) or a.code like any($15::text[]) then a.code
  else left(a.code, $16) end) || '.%'))))) and ((r.from_day is null or r.from_day <= $17::date)
  and (r.until_day is null or $18::date <= r.until_day))) and v.name_key like $19 and $20
  and (exists (
    select 1 from volunteer_role r join service_area s on s.role_id = r.id
    join area_version a on a.area_id = s.area_id and a.current
    where r.version_id = v.id and ((a.code) = any($21::text[]) or (a.code) like any($22::text[])
  or exists (select 1 from unnest($23::text[]) own where own like (a.code) || '.%')))
  or exists (select 1 from area_version a where a.area_id = v.home_area_id and a.current
    and ((case when a.code = any($24::text[]) or a.code like any($25::text[]) then a.code
  else left(a.code, $26) end) = any($27::text[]) or (case when a.code = any($28::text[]) or a.code like any($29::text[]) then a.code
  else left(a.code, $30) end) like any($31::text[])
  or exists (select 1 from unnest($32::text[]) own where own like (case when a.code = any($33::text[]) or a.code like any($34::text[]) then a.code
  else left(a.code, $35) end) || '.%'))))
  order by v.name collate "C", v.volunteer_id offset $36 limit $37
-- $1 = "psm"
-- $2 = ["63.71.01.1001"]
-- $3 = ["63.71.01.1001.%"]
-- $4 = ["63.71.01.1001"]
-- $5 = ["63.71.01.1001"]
-- $6 = ["63.71.01.1001.%"]
-- $7 = 13
-- $8 = ["63.71.01.1001"]
-- $9 = ["63.71.01.1001"]
-- $10 = ["63.71.01.1001.%"]
-- $11 = 13
-- $12 = ["63.71.01.1001.%"]
-- $13 = ["63.71.01.1001"]
-- $14 = ["63.71.01.1001"]
-- $15 = ["63.71.01.1001.%"]
-- $16 = 13
-- $17 = "2026-03-02"
-- $18 = "2026-03-02"
-- $19 = "%sitia%"
-- $20 = true
-- $21 = ["63.71.01"]
-- $22 = ["63.71.01.%"]
-- $23 = ["63.71.01"]
-- $24 = ["63.71.01.1001"]
-- $25 = ["63.71.01.1001.%"]
-- $26 = 13
-- $27 = ["63.71.01"]
-- $28 = ["63.71.01.1001"]
-- $29 = ["63.71.01.1001.%"]
-- $30 = 13
-- $31 = ["63.71.01.%"]
-- $32 = ["63.71.01"]
-- $33 = ["63.71.01.1001"]
-- $34 = ["63.71.01.1001.%"]
-- $35 = 13
-- $36 = 50
-- $37 = 50
