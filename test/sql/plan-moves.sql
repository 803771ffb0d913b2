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
      where w.current and w.area_id = (a->>'areaId')::int and ("w"."valid_from" is null or "w"."valid_from" <= $1::date) and ("w"."valid_to" is null or $2::date < "w"."valid_to")) limit 1) as gone
from plan_move m join volunteer g on g.id = m.volunteer_id
left join volunteer_version v on v.volunteer_id = m.volunteer_id and v.current and v.merged_into is null
left join volunteer_role r on r.version_id = v.id and r.no = m.role_no and r.role = m.role and ((r.from_day is null or r.from_day <= $3::date)
and (r.until_day is null or $4::date <= r.until_day))
left join import i on i.id = m.import_id
where m.plan_id = $5 order by m.no
-- $1 = "2025-12-31"
-- $2 = "2025-12-31"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = 3
