with sets as (
  select s.id, s.name, s.hazard, s.quality, i.simulated,
    row_number() over (order by (s.quality in ('tabel', 'centang', 'kejadian')), s.year desc nulls last, i.applied_seq desc) as no
  from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'
  where s.hazard = any($1::text[])
    and (s.from_day is null or s.from_day <= $2::date) and (s.until_day is null or s.until_day >= $3::date)),
here as materialized (
  select v.id, v.area_id from area_version v where v.current and ("v"."valid_from" is null or "v"."valid_from" <= $4::date) and ("v"."valid_to" is null or $5::date < "v"."valid_to") and v.regency_id = $6),
lived as materialized (
  select distinct on (x.set_id, x.version_id) x.set_id, h.area_id, x.import_id, x.part, x.low, x.medium, x.high
  from settled_exposure x join import i on i.id = x.import_id and i.state = 'applied'
  join here h on h.id = x.version_id where x.set_id in (select id from sets)
  order by x.set_id, x.version_id, i.applied_seq desc),
said as (
  select e.set_id, h.area_id, e.low, e.medium, e.high from exposure e join here h on h.id = e.version_id
    where e.set_id in (select id from sets)
  union all
  select t.set_id, t.area_id, (t.class = 1)::int, (t.class = 2)::int, (t.class = 3)::int from hazard_statement t
    where t.set_id in (select id from sets) and t.area_id in (select area_id from here))
select s.id, s.name, s.hazard, s.quality, s.simulated, json_agg(d.area_id) as "areaId",
  json_agg(round(d.low::numeric, 6)) as low, json_agg(round(d.medium::numeric, 6)) as medium,
  json_agg(round(d.high::numeric, 6)) as high,
  (select json_build_object('areaId', json_agg(l.area_id), 'layer', json_agg(l.import_id), 'part', json_agg(l.part),
      'low', json_agg(round(l.low::numeric, 6)), 'medium', json_agg(round(l.medium::numeric, 6)),
      'high', json_agg(round(l.high::numeric, 6)))
    from lived l where l.set_id = s.id having count(*) > 0) as settled
from sets s join said d on d.set_id = s.id
group by s.id, s.name, s.hazard, s.quality, s.simulated, s.no order by s.no
-- $1 = ["banjir","tsunami"]
-- $2 = "2026-03-02"
-- $3 = "2026-03-02"
-- $4 = "2026-03-02"
-- $5 = "2026-03-02"
-- $6 = 9
