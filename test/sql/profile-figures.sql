select b.period, r.series, r.sex, r.count, r.basis, r.n, r.m, r.persons, r.households, r.area_m2,
  null::int as whole
from rollup r join rollup_build b on b.id = r.build_id
where b.current and b.root_id = $1 and r.area_id = $2 and r.level = $3
  and r.measure = 'tercatat' and (b.period = $4 or r.series = $5)
order by b.period, r.series, r.sex
-- $1 = 2
-- $2 = 4
-- $3 = "desa"
-- $4 = "2025"
-- $5 = "total"
