select distinct s.series from rollup_source s join rollup_build b on b.id = s.build_id and b.current
where s.series like 'spm:%' order by 1
