select coalesce(json_agg(r.area_id), '[]') as area, coalesce(json_agg(r.basis = 'partial'), '[]') as partial,
  coalesce(json_agg(case when r.basis <> 'hidden' then r.count end), '[]') as count
from rollup r
where r.build_id = any($1::int[]) and r.series = $2 and r.sex = $3 and r.measure = $4
  and r.level = any($5::text[])
-- $1 = [3]
-- $2 = "penduduk"
-- $3 = "A"
-- $4 = "tercatat"
-- $5 = ["kecamatan","desa"]
