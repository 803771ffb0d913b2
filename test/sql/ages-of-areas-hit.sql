with one as (
  select p.area_id, p.age_band as band, coalesce(sum(p.persons) filter (where p.sex = 'T'), sum(p.persons)) as persons,
    sum(p.persons) filter (where p.sex = 'P') as women
  from unnest($1::int[], $2::text[],
    $3::int[]) w (area, period, import)
  cross join lateral (select p.area_id, p.age_band, p.sex, p.persons from population p where p.import_id = w.import
    and p.area_id = w.area and p.period = w.period and p.age_band <> '*' and p.persons is not null offset 0) p
  group by p.area_id, p.age_band)
select band, sum(persons)::int as persons,
  case when bool_and(women is not null) then sum(women)::int end as women
from one group by band order by band collate "C"
-- $1 = "{11}"
-- $2 = "{\"2025\"}"
-- $3 = "{4}"
