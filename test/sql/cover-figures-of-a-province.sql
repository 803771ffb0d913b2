with b as (select b.id from rollup_build b
  where b.current and b.period = $1 and b.root_id in (select $2::int union all select v.area_id from area_version v
where v.current and v.level = 'kabupaten' and v.parent_id = $3))
select coalesce(json_agg(t.area_id), '[]') as area, coalesce(json_agg(t.count), '[]') as count,
  coalesce(json_agg(t.hidden), '[]') as hidden,
  coalesce((select bool_or(i.simulated) from rollup_source s join b on b.id = s.build_id
    join import i on i.id = s.import_id where s.series = $4), false) as simulated
from (select distinct on (c.area_id) c.area_id,
    case when c.basis = 'partial' then null else c.count end as count, c.basis = 'hidden' as hidden
  from rollup c
  where c.build_id in (select id from b) and c.series = $5 and c.sex = 'A' and c.measure = 'tercatat'
    and c.level = any($6::text[])
  order by c.area_id, c.build_id desc) t
-- $1 = "2025"
-- $2 = 1
-- $3 = 1
-- $4 = "kk"
-- $5 = "kk"
-- $6 = ["kecamatan","desa"]
