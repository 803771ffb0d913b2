select v.area_id as id, v.code, v.name, v.level, e.hazard, e.year, e.on_day as "on", e.count,
  coalesce(i.source, i.file_name) as source
from hazard_event e join import i on i.id = e.import_id and i.state = 'applied'
join area_version v on v.area_id = e.area_id and v.current and ("v"."valid_from" is null or "v"."valid_from" <= $1::date) and ("v"."valid_to" is null or $2::date < "v"."valid_to")
where v.regency_id = $3
order by e.year desc, e.on_day desc nulls last, v.code collate "C", e.no limit 5000
-- $1 = "2026-03-02"
-- $2 = "2026-03-02"
-- $3 = 9
