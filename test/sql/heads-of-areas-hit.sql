select l.area_id as "areaId", c.no, c.kind, c.name, c.phone is not null as "hasPhone"
from contact_list l join area_contact c on c.list_id = l.id
where l.current and l.area_id = any($1::int[]) and (c.until_day is null or c.until_day >= $2::date)
  and c.kind in ('ketua-rt', 'ketua-rw', 'kepala-dusun', 'kepala-desa')
order by l.area_id, c.no limit 5000
-- $1 = "{11,12}"
-- $2 = "2026-03-02"
