select coalesce(json_agg(t."area_id"), '[]') as id, coalesce(json_agg(t."parent_id"), '[]') as "parentId", coalesce(json_agg(t."level"), '[]') as level,
  coalesce(json_agg(t."code"), '[]') as code, coalesce(json_agg(t."name"), '[]') as name, coalesce(json_agg(t."area_m2"), '[]') as "areaM2",
  coalesce(json_agg(t."sketched"), '[]') as "isSketched"
from (select v.area_id, v.parent_id, v.level, v.code, v.name, v.area_m2, v.sketched
  from (select v.area_id, v.parent_id, v.level, v.code, v.name, v.area_m2,
      (v.geom is null or v.area_m2 is null) as sketched
    from area_version v
    where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $1::date) and ("v"."valid_to" is null or $2::date < "v"."valid_to") and (v.regency_id = $3::int or v.area_id = $4::int)
      and true offset 0) v
  order by array_position(array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt'], v.level), v.code collate "C") t
-- $1 = "2026-03-02"
-- $2 = "2026-03-02"
-- $3 = 1
-- $4 = 1
