select b.period, r.series, r.sex, r.count, r.basis, r.n, r.m, r.persons, r.households, r.area_m2,
  null::int as whole, to_char(r.kept_at at time zone 'UTC', 'YYYY-MM-DD') as kept
from (select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
from release_part p join release_holds h on h.part_id = p.id where h.release_id = $1) b
cross join lateral (select distinct s.series from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s
  where s.build_id = b.id and (b.period = $2 or s.series = $3)) k
cross join unnest($4::text[]) as y (measure) cross join unnest('{A,L,P,T}'::text[]) as x (sex)
cross join lateral (select * from (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
"p"."count" as count, "p"."basis" as basis,
"p"."n" as n, "p"."m" as m, "p"."parts_count" as parts_count, "p"."persons" as persons,
"p"."households" as households, "p"."area_m2" as area_m2, "p"."kept_at" as kept_at from published p) r where r.build_id = b.id and r.series = k.series
  and r.measure = y.measure and r.sex = x.sex and r.level = $5 and r.area_id = $6 offset 0) r
where b.current and b.root_id = $7
order by b.period, r.series, r.sex
-- $1 = 3
-- $2 = "2025"
-- $3 = "total"
-- $4 = ["tercatat"]
-- $5 = "desa"
-- $6 = 4
-- $7 = 2
