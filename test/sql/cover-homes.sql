select distinct v.volunteer_id as who, p.area_id as "areaId"
from volunteer_role r join volunteer_version v on v.id = r.version_id
join area_version h on h.area_id = v.home_area_id and h.current and ("h"."valid_from" is null or "h"."valid_from" <= $1::date) and ("h"."valid_to" is null or $2::date < "h"."valid_to")
join area_version p on p.current and ("p"."valid_from" is null or "p"."valid_from" <= $3::date) and ("p"."valid_to" is null or $4::date < "p"."valid_to")
  and p.code = array_to_string((string_to_array(h.code, '.'))[1:4], '.')
where r.role = $5 and v.current and v.merged_into is null and (r.from_day is null or r.from_day <= $6::date)
and (r.until_day is null or r.until_day >= $7::date)
order by 1, 2
-- $1 = "2025-12-31"
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = "psm"
-- $6 = "2025-12-31"
-- $7 = "2025-12-31"
