select b.period, r.series, r.sex, r.count, r.basis, r.n, r.m, r.persons, r.households, r.area_m2,
  null::int as whole
from rollup_build b
cross join lateral (select distinct s.series from rollup_source s
  where s.build_id = b.id and (b.period = $1 or s.series = $2)) k
cross join unnest($3::text[]) as y (measure) cross join unnest('{A,L,P,T}'::text[]) as x (sex)
cross join lateral (select * from rollup r where r.build_id = b.id and r.series = k.series
  and r.measure = y.measure and r.sex = x.sex and r.level = $4 and r.area_id = $5 offset 0) r
where b.current and b.root_id = $6
order by b.period, r.series, r.sex
-- $1 = "2025"
-- $2 = "total"
-- $3 = ["tercatat"]
-- $4 = "desa"
-- $5 = 4
-- $6 = 2
