select m.no, m.volunteer_id as who, case when g.erased_at is null then v.name end as name,
  v.home_area_id as "homeId", m.role, m.role_no as "roleNo", m.from_id as "fromId", m.to_id as "toId",
  m.km_before as "kmBefore", m.km_after as "kmAfter", m.areas, m.reason,
  m.without_before as "withoutBefore", m.without_after as "withoutAfter",
  case when i.state = 'applied' then m.import_id end as "importId",
  case when r.id is null then null else (select coalesce(json_agg(s.area_id order by s.area_id), '[]')
    from service_area s where s.role_id = r.id) end as now,
  (select coalesce((select w.name from area_version w where w.current and w.area_id = (a->>'areaId')::int
      order by w.valid_from desc nulls last limit 1), '') as name
    from jsonb_array_elements(m.areas) a
    where not exists (select 1 from area_version w
      where w.current and w.area_id = (a->>'areaId')::int and ("w"."valid_from" is null or "w"."valid_from" <= $1::date) and ("w"."valid_to" is null or $2::date < "w"."valid_to")) limit 1) as gone,
  r.from_day::text as "roleFrom", m.others, (select count(distinct v.volunteer_id)::int from service_area s
join volunteer_role r on r.id = s.role_id and r.role = m.role and ((r.from_day is null or r.from_day <= $3::date)
and (r.until_day is null or $4::date <= r.until_day))
join volunteer_version v on v.id = r.version_id and v.current and v.merged_into is null
where s.area_id = m.to_id
  and v.volunteer_id not in (select o.volunteer_id from plan_move o where o.plan_id = m.plan_id)) as "othersNow", m.letter,
  m.submitted_on::text as "submittedOn", m.refused_on::text as "refusedOn", m.refused_note as "refusedNote",
  m.decree, m.decree_from::text as "decreeFrom"
from plan_move m join volunteer g on g.id = m.volunteer_id
left join volunteer_version v on v.volunteer_id = m.volunteer_id and v.current and v.merged_into is null
left join import i on i.id = m.import_id
left join volunteer_role r on r.version_id = v.id and r.no = m.role_no and r.role = m.role
  and (((r.from_day is null or r.from_day <= $5::date)
and (r.until_day is null or $6::date <= r.until_day)) or (i.state = 'applied' and (r.until_day is null or r.until_day >= $7::date)))
where m.plan_id = $8 order by m.no
-- $1 = "2025-12-31"
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = "2025-12-31"
-- $6 = "2025-12-31"
-- $7 = "2025-12-31"
-- $8 = 3
