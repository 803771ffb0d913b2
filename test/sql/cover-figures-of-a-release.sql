with b as (select b.id from (select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
from release_part p join release_holds h on h.part_id = p.id where h.release_id = $1) b
  where b.current and b.period = $2 and b.root_id in (select $3::int))
select coalesce(json_agg(t.area_id), '[]') as area, coalesce(json_agg(t.count), '[]') as count,
  coalesce(json_agg(t.hidden), '[]') as hidden,
  coalesce((select bool_or(i.simulated) from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s join b on b.id = s.build_id
    join import i on i.id = s.import_id where s.series = $4), false) as simulated
from (select distinct on (c.area_id) c.area_id,
    case when c.basis = 'partial' then null else c.count end as count, c.basis = 'hidden' as hidden
  from (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) c
  where c.build_id in (select id from b) and c.series = $5 and c.sex = 'A' and c.measure = 'tercatat'
    and c.level = any($6::text[])
  order by c.area_id, c.build_id desc) t
-- $1 = 3
-- $2 = "2025"
-- $3 = 9
-- $4 = "kk"
-- $5 = "kk"
-- $6 = ["kecamatan","desa"]
