select distinct on (t.area_id, t.period) t.area_id as area, t.period, t.import_id as import
from (select p.area_id, p.period, p.import_id from population p
    where p.area_id = any($1::int[]) and p.age_band <> '*' and p.persons is not null and p.import_id in (select s.import_id from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s
      join release_holds h on h.part_id = s.build_id and h.release_id = $2)
    group by p.area_id, p.period, p.import_id) t
  join import i on i.id = t.import_id and i.state = 'applied'
order by t.area_id, t.period, i.applied_seq desc
-- $1 = "{11,12}"
-- $2 = 3
