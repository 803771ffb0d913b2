select b.id as build, b.period, array_agg(distinct s.series) as series, bool_or(i.simulated) as simulated
from rollup_build b join rollup_source s on s.build_id = b.id join import i on i.id = s.import_id
where b.current and b.root_id = $1::int group by b.id, b.period
-- $1 = 1
