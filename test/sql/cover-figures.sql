with b as (select b.id from rollup_build b
  where b.current and b.period = $1 and b.root_id in (select $2::int))
select coalesce(json_agg(t.area_id), '[]') as area, coalesce(json_agg(t.count), '[]') as count,
  coalesce(json_agg(t.hidden), '[]') as hidden,
  coalesce((select bool_or(i.simulated) from rollup_source s join b on b.id = s.build_id
    join import i on i.id = s.import_id where s.series = $3), false) as simulated
from (select distinct on (c.area_id) c.area_id,
    case when c.basis = 'partial' then null else c.count end as count, c.basis = 'hidden' as hidden
  from rollup c
  where c.build_id in (select id from b) and c.series = $4 and c.sex = 'A' and c.measure = 'tercatat'
    and c.level = any($5::text[])
  order by c.area_id, c.build_id desc) t
-- $1 = "2025"
-- $2 = 9
-- $3 = "kk"
-- $4 = "kk"
-- $5 = ["kecamatan","desa"]
