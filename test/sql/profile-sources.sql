select array_agg(distinct s.series order by s.series) as series, i.id as "importId",
  coalesce(i.source, i.file_name) as name, i.licence, coalesce(max(s.as_of), i.as_of) as "asOf", i.simulated
from rollup_build b join rollup_source s on s.build_id = b.id join import i on i.id = s.import_id
where b.current and b.root_id = $1 and b.period = $2
group by i.id
union all
select '{}', i.id, coalesce(i.source, i.file_name), i.licence, i.as_of, i.simulated
from area_version v join import i on i.id = v.shape_import_id
where v.current and v.area_id = $3 and ("v"."valid_from" is null or "v"."valid_from" <= $4::date) and ("v"."valid_to" is null or $5::date < "v"."valid_to")
order by 2
-- $1 = 2
-- $2 = "2025"
-- $3 = 4
-- $4 = "2025-12-31"
-- $5 = "2025-12-31"
