with ranked as (
  select p.area_id, p.period, p.sex, p.age_band, p.persons,
    rank() over (partition by p.area_id, p.period order by i.applied_seq desc) as place
  from population p join import i on i.id = p.import_id and i.state = 'applied'
  where p.area_id = any($1::int[]) and p.age_band <> '*' and p.persons is not null and true)
select area_id as area, period, age_band as band,
  coalesce(sum(persons) filter (where sex = 'T'), sum(persons))::int as persons,
  (sum(persons) filter (where sex = 'P'))::int as women
from ranked where place = 1 group by area_id, period, age_band
-- $1 = [11,12]
