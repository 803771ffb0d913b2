select v.volunteer_id as who, v.availability = 'away' as "isAway", r.no as "roleNo", v.home_area_id as "homeId",
  coalesce(json_agg(json_build_object('areaId', s.area_id, 'share', s.share::float8) order by s.area_id)
    filter (where s.area_id is not null), '[]') as areas
from volunteer_role r join volunteer_version v on v.id = r.version_id
left join service_area s on s.role_id = r.id
  and exists (select 1 from area_version a where a.area_id = s.area_id and a.current and ("a"."valid_from" is null or "a"."valid_from" <= $1::date) and ("a"."valid_to" is null or $2::date < "a"."valid_to"))
where r.role = $3 and v.current and v.merged_into is null and ((r.from_day is null or r.from_day <= $4::date)
and (r.until_day is null or $5::date <= r.until_day))
  and true
group by v.volunteer_id, v.availability, r.no, v.home_area_id order by v.volunteer_id, r.no
-- $1 = "2025-12-31"
-- $2 = "2025-12-31"
-- $3 = "tagana"
-- $4 = "2025-12-31"
-- $5 = "2025-12-31"
