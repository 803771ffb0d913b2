select b.period, r.series, r.sex, r.count, r.basis, r.n, r.m, r.persons, r.households, r.area_m2,
  (select w.count from rollup w
where w.build_id = r.build_id and w.series = $1 and w.measure = 'tercatat' and w.sex = r.sex
  and w.level = r.level and w.area_id = r.area_id
  and w.basis in ('reported', 'rolledUp') and r.basis in ('reported', 'rolledUp')) as whole
from rollup r join rollup_build b on b.id = r.build_id
where b.current and b.root_id = $2 and r.area_id = $3 and r.level = $4
  and r.measure = 'tercatat' and (b.period = $5 or r.series = $6)
order by b.period, r.series, r.sex
-- $1 = "own:RUMAH"
-- $2 = 2
-- $3 = 4
-- $4 = "desa"
-- $5 = "2025"
-- $6 = "own:RTLH"
