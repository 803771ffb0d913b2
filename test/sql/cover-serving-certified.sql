select coalesce(json_agg(t.who), '[]') as who, coalesce(json_agg(t.area_id), '[]') as area,
  coalesce(json_agg(t.share), '[]') as share
from (select v.volunteer_id as who, s.area_id, max(s.share)::float8 as share
  from volunteer_role r join volunteer_version v on v.id = r.version_id
  join service_area s on s.role_id = r.id
  where r.role = $1 and v.current and v.merged_into is null and (r.from_day is null or r.from_day <= $2::date)
and (r.until_day is null or r.until_day >= $3::date)
    and exists (select 1 from area_version a where a.area_id = s.area_id and a.current and ("a"."valid_from" is null or "a"."valid_from" <= $4::date) and ("a"."valid_to" is null or $5::date < "a"."valid_to"))
    and exists (select 1 from certificate c where c.version_id = v.id
and (c.role is null or c.role = r.role) and (c.issued_on is null or c.issued_on <= $6::date)
and (c.valid_until is null or c.valid_until >= $7::date))
  group by v.volunteer_id, s.area_id order by 1, 2) t
-- $1 = "tksk"
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = "2025-12-31"
-- $6 = "2025-12-31"
-- $7 = "2025-12-31"
