select f.facility_id as id, f.id as version, f.kind, f.name, f.area_id as "areaId", a.code, a.name as "areaName",
  a.level, case when f.lon is null then null else json_build_array(f.lon, f.lat) end as at,
  case when a.label_point is null then null else json_build_array(
    round(ST_X(a.label_point)::numeric, 6), round(ST_Y(a.label_point)::numeric, 6)) end as middle,
  f.capacity, f.toilets, f.water_points as "waterPoints", f.packs_per_meal as "packsPerMeal",
  f.contact_name as "contactName", f.phone, f.from_day::text as from, f.until_day::text as until,
  coalesce(i.simulated, false) as simulated,
  coalesce(b.items, 0) as items
from facility_version f left join import i on i.id = f.import_id
left join (select facility_id, count(*)::int as items from stock_balance where count > 0 group by facility_id) b
  on b.facility_id = f.facility_id
join lateral (
  select v.code, v.name, v.level, v.label_point from area_version v where v.area_id = f.area_id and v.current
  order by v.valid_to desc nulls first limit 1) a on true
where f.current and (a.code = $1 or a.code like $2) and f.kind = $3 and ((f.from_day is null or f.from_day <= $4::date)
and (f.until_day is null or $5::date <= f.until_day))
order by f.name collate "C", f.facility_id limit 5000
-- $1 = "63.71.01.1001"
-- $2 = "63.71.01.1001.%"
-- $3 = "lumbung-sosial"
-- $4 = "2026-03-02"
-- $5 = "2026-03-02"
