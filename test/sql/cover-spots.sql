select coalesce(json_agg(v.area_id), '[]') as area, coalesce(json_agg(ST_X(v.label_point)), '[]') as lon,
  coalesce(json_agg(ST_Y(v.label_point)), '[]') as lat
from area_version v
where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $1::date) and ("v"."valid_to" is null or $2::date < "v"."valid_to") and v.label_point is not null and v.area_id = any($3::int[])
-- $1 = "2025-12-31"
-- $2 = "2025-12-31"
-- $3 = [11,12]
