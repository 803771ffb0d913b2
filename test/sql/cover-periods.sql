select distinct b.period from rollup_build b join rollup_source s on s.build_id = b.id
where b.current and s.series = $1 and b.root_id in (select $2::int)
-- $1 = "kk"
-- $2 = 9
