select distinct on (b.area_id) b.area_id as area, b.amount from spm_budget b
join import i on i.id = b.import_id and i.state = 'applied'
where b.service = $1 and b.period = $2 and b.area_id = any($3::int[])
order by b.area_id, i.applied_seq desc
-- $1 = "lansia-terlantar"
-- $2 = "2025"
-- $3 = [11,12]
