with c as (select i.id, coalesce(i.applied_seq, 2147483647) as seq, i.as_of from import i
where (i.state = 'applied' or i.id = $1) and i.id <> $2),
ranked as (
  select p.area_id, p.sex, p.persons, p.households, p.import_id, coalesce(p.as_of, c.as_of) as as_of,
    rank() over (partition by p.area_id order by c.seq desc) as place
  from population p join c on c.id = p.import_id
  where p.period = $3 and p.age_band = '*'
    and p.area_id = any($4::int[]))
select area_id, sex, persons, households, import_id, as_of from ranked where place = 1
-- $1 = -1
-- $2 = 8
-- $3 = "2025"
-- $4 = [3,4]
