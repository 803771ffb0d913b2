with held as materialized (
  select p.area_id, p.period, p.sex, p.age_band, p.persons, i.applied_seq as seq
  from population p join import i on i.id = p.import_id and i.state = 'applied'
  where p.area_id = any($1::int[]) and p.age_band <> '*' and p.persons is not null and true),
last as materialized (select area_id, period, max(seq) as seq from held group by area_id, period),
spans as (select area_id, array_agg(period order by period) as periods from last group by area_id),
told as (
  select h.area_id, h.period, h.age_band as band,
    coalesce(sum(h.persons) filter (where h.sex = 'T'), sum(h.persons)) as persons,
    sum(h.persons) filter (where h.sex = 'P') as women
  from held h join last l on l.area_id = h.area_id and l.period = h.period and l.seq = h.seq
  group by h.area_id, h.period, h.age_band)
select s.periods, t.period, t.band, sum(t.persons)::int as persons,
  case when bool_and(t.women is not null) then sum(t.women)::int end as women, array_agg(t.area_id) as areas
from told t join spans s on s.area_id = t.area_id group by s.periods, t.period, t.band
order by s.periods, t.period, t.band collate "C"
-- $1 = "{11,12}"
