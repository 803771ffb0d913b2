select b.id as build, b.period, array_agg(distinct s.series) as series, bool_or(i.simulated) as simulated
from (select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
from release_part p join release_holds h on h.part_id = p.id where h.release_id = $1) b join (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s on s.build_id = b.id join import i on i.id = s.import_id
where b.current and b.root_id = $2::int group by b.id, b.period
-- $1 = 3
-- $2 = 1
