select b.period, r.series, r.sex, r.count, r.basis, r.n, r.m, r.persons, r.households, r.area_m2,
  (select w.count from rollup w
where w.build_id = r.build_id and w.series = $1 and w.measure = 'tercatat' and w.sex = r.sex
  and w.level = r.level and w.area_id = r.area_id
  and w.basis in ('reported', 'rolledUp') and r.basis in ('reported', 'rolledUp')) as whole
from rollup_build b
cross join lateral (select distinct s.series from rollup_source s
  where s.build_id = b.id and (b.period = $2 or s.series = $3)) k
cross join unnest($4::text[]) as y (measure) cross join unnest('{A,L,P,T}'::text[]) as x (sex)
cross join lateral (select * from rollup r where r.build_id = b.id and r.series = k.series
  and r.measure = y.measure and r.sex = x.sex and r.level = $5 and r.area_id = $6 offset 0) r
where b.current and b.root_id = $7
order by b.period, r.series, r.sex
-- $1 = "own:RUMAH"
-- $2 = "2025"
-- $3 = "own:RTLH"
-- $4 = ["tercatat"]
-- $5 = "desa"
-- $6 = 4
-- $7 = 2
