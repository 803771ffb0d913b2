select distinct b.period from (select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
from release_part p join release_holds h on h.part_id = p.id where h.release_id = $1) b join (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s on s.build_id = b.id
where b.current and s.series = $2 and b.root_id in (select $3::int)
-- $1 = 3
-- $2 = "total"
-- $3 = 9
