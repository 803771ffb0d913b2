select v.volunteer_id as id, count(*) over ()::int as total from volunteer_version v join volunteer g on g.id = v.volunteer_id where v.current and v.merged_into is null and g.erased_at is null and true and (not exists (
  select 1 from volunteer_role r where r.version_id = v.id and true and true and ((r.from_day is null or r.from_day <= $1::date)
  and (r.until_day is null or $2::date <= r.until_day))) and (exists (
  select 1 from volunteer_role r where r.version_id = v.id and true and true and true) or (not exists (
select 1 from volunteer_role o join service_area s on s.role_id = o.id where o.version_id = v.id) and true))) and true
  and true
  order by v.name collate "C", v.volunteer_id offset $3 limit $4
-- $1 = "2026-03-02"
-- $2 = "2026-03-02"
-- $3 = 0
-- $4 = 50
