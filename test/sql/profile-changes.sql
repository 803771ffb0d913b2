select s.on_date as day from succession s join import i on i.id = s.import_id and i.state = 'applied'
where s.kind in ('pecah', 'gabung', 'dibentuk') and (s.from_area = $1 or s.to_area = $2)
union
select v.valid_from from area_version v
join area_version w on w.area_id = v.area_id and w.current and w.valid_to = v.valid_from
  and w.parent_id is distinct from v.parent_id
where v.current and (v.parent_id = $3 or w.parent_id = $4)
order by day
-- $1 = 4
-- $2 = 4
-- $3 = 4
-- $4 = 4
