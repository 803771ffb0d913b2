select i.id as "importId", coalesce(i.source, i.file_name, '') as name, i.as_of as "asOf", i.simulated
from import i where i.id in (select v.import_id from volunteer_role r
  join volunteer_version v on v.id = r.version_id where r.role = $1 and v.current and v.merged_into is null and (r.from_day is null or r.from_day <= $2::date)
and (r.until_day is null or r.until_day >= $3::date))
order by i.id desc
-- $1 = "psm"
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
