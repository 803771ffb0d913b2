with ranked as (
  select p.area_id, p.period, p.sex, p.age_band, p.persons,
    rank() over (partition by p.area_id, p.period order by i.applied_seq desc) as place
  from population p join import i on i.id = p.import_id and i.state = 'applied'
  where p.area_id = any($1::int[]) and p.age_band <> '*' and p.persons is not null and p.import_id in (select s.import_id from (select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s) s
      join release_holds h on h.part_id = s.build_id and h.release_id = $2))
select area_id as area, period, age_band as band,
  coalesce(sum(persons) filter (where sex = 'T'), sum(persons))::int as persons,
  (sum(persons) filter (where sex = 'P'))::int as women
from ranked where place = 1 group by area_id, period, age_band
-- $1 = [11,12]
-- $2 = 3
