with c as (select i.id, coalesce(i.applied_seq, 2147483647) as seq, i.as_of from import i
where (i.state = 'applied' or i.id = $1) and i.id <> $2),
latest as (
  select distinct on (o.area_id, o.series, o.measure, o.sex)
    o.area_id, o.series, o.measure, o.sex, o.count, o.import_id, coalesce(o.as_of, c.as_of) as as_of, c.seq
  from unnest($3::int[]) as a (id)
  cross join lateral (select * from observation o where o.area_id = a.id and o.period = $4 offset 0) o
  join c on c.id = o.import_id
  order by o.area_id, o.series, o.measure, o.sex, c.seq desc),
held as (
  select l.*, max(seq) filter (where sex = 'T') over cell as whole_seq,
    max(seq) filter (where sex <> 'T') over cell as split_seq
  from latest l window cell as (partition by area_id, series, measure))
select area_id, series, sex, measure, count, import_id, as_of from held
where case when sex = 'T' then seq >= coalesce(split_seq, 0) else seq >= coalesce(whole_seq, 0) end
-- $1 = 9
-- $2 = -1
-- $3 = [3,4]
-- $4 = "2025"
