with recursive below as (
  select $1::int as area_id, $2::text as level, 0 as steps
  union all
  select v.area_id, v.level, below.steps + 1 from area_version v join below on v.parent_id = below.area_id
  where v.current and below.steps < 2 and ("v"."valid_from" is null or "v"."valid_from" <= $3::date) and ("v"."valid_to" is null or $4::date < "v"."valid_to")),
ranked as (
  select p.area_id, below.level, p.sex, p.age_band, p.persons,
    rank() over (partition by p.area_id order by i.applied_seq desc) as place
  from below join population p on p.area_id = below.area_id
  join import i on i.id = p.import_id and i.state = 'applied'
  where p.period = $5),
held as (select * from ranked where place = 1 and age_band <> '*' and persons is not null),
told as (
  select area_id, level, string_agg(distinct age_band, ' ' order by age_band) as bands
  from held group by area_id, level),
best as (
  select level, bands, count(*)::int as n from told group by level, bands
  order by array_position(array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt'], level), n desc, bands limit 1)
select best.level, held.age_band as band, held.sex, sum(held.persons)::int as persons, best.n,
  (select count(*)::int from below where below.level = best.level) as m
from held join told on told.area_id = held.area_id
join best on best.level = told.level and best.bands = told.bands
group by best.level, best.n, held.age_band, held.sex order by held.age_band, held.sex
-- $1 = 4
-- $2 = "desa"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = "2025"
