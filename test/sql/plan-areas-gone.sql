select coalesce((select w.name from area_version w where w.current and w.area_id = a.id
    order by w.valid_from desc nulls last limit 1), '') as name
from unnest($1::int[]) a(id)
where not exists (select 1 from area_version w where w.current and w.area_id = a.id and ("w"."valid_from" is null or "w"."valid_from" <= $2::date) and ("w"."valid_to" is null or $3::date < "w"."valid_to"))
limit 1
-- $1 = [11,12]
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
