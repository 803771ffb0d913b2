select distinct on (b.area_id) b.area_id as area, b.amount from spm_budget b
join import i on i.id = b.import_id and i.state = 'applied'
  and ($1::timestamptz is null or i.made_at <= $2::timestamptz)
where b.service = $3 and b.period = $4 and b.area_id = any($5::int[])
order by b.area_id, i.applied_seq desc
-- $1 = null
-- $2 = null
-- $3 = "lansia-terlantar"
-- $4 = "2025"
-- $5 = [11,12]
