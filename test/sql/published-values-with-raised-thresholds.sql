select
  coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.basis), '[]') as basis,
  coalesce(json_agg(t.count), '[]') as count, coalesce(json_agg(t.n), '[]') as n,
  coalesce(json_agg(t.m), '[]') as m, coalesce(json_agg(t.difference), '[]') as difference,
  coalesce(json_agg(t.per), '[]') as per, coalesce(json_agg(t.kept), '[]') as kept
from (
  select v.area_id, coalesce(r.basis, 'none') as basis, r.count, r.n, r.m,
    case when r.parts_count <> r.count then r.count - r.parts_count end as difference, null::int as per, to_char(r.kept_at at time zone 'UTC', 'YYYY-MM-DD') as kept
  from area_version v left join (select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
case when (p.series in ('penduduk', 'kk') or (p.series <> $1
and case when p.series = any($2::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $3 else p.count = 0 or p.count >= $4 end)) then p."count" end as count, case when (p.series in ('penduduk', 'kk') or (p.series <> $5
and case when p.series = any($6::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $7 else p.count = 0 or p.count >= $8 end)) then p.basis else 'hidden' end as basis,
case when (p.series in ('penduduk', 'kk') or (p.series <> $9
and case when p.series = any($10::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $11 else p.count = 0 or p.count >= $12 end)) then p."n" end as n, case when (p.series in ('penduduk', 'kk') or (p.series <> $13
and case when p.series = any($14::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $15 else p.count = 0 or p.count >= $16 end)) then p."m" end as m, case when (p.series in ('penduduk', 'kk') or (p.series <> $17
and case when p.series = any($18::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $19 else p.count = 0 or p.count >= $20 end)) then p."parts_count" end as parts_count, case when (p.series in ('penduduk', 'kk') or (p.series <> $21
and case when p.series = any($22::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $23 else p.count = 0 or p.count >= $24 end)) then p."persons" end as persons,
case when (p.series in ('penduduk', 'kk') or (p.series <> $25
and case when p.series = any($26::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $27 else p.count = 0 or p.count >= $28 end)) then p."households" end as households, case when (p.series in ('penduduk', 'kk') or (p.series <> $29
and case when p.series = any($30::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $31 else p.count = 0 or p.count >= $32 end)) then p."area_m2" end as area_m2, case when (p.series in ('penduduk', 'kk') or (p.series <> $33
and case when p.series = any($34::text[]) or exists (
    select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
  then p.count >= $35 else p.count = 0 or p.count >= $36 end)) then p."kept_at" end as kept_at from published p) r
    on r.area_id = v.area_id and r.level = $37 and r.series = $38 and r.sex = $39
    and r.measure = $40 and r.build_id = any($41::int[])
  where v.current and v.level = $42 and ("v"."valid_from" is null or "v"."valid_from" <= $43::date) and ("v"."valid_to" is null or $44::date < "v"."valid_to") and v.regency_id = $45
  order by v.code collate "C") t
-- $1 = "evakuasi"
-- $2 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $3 = 20
-- $4 = 10
-- $5 = "evakuasi"
-- $6 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $7 = 20
-- $8 = 10
-- $9 = "evakuasi"
-- $10 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $11 = 20
-- $12 = 10
-- $13 = "evakuasi"
-- $14 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $15 = 20
-- $16 = 10
-- $17 = "evakuasi"
-- $18 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $19 = 20
-- $20 = 10
-- $21 = "evakuasi"
-- $22 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $23 = 20
-- $24 = 10
-- $25 = "evakuasi"
-- $26 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $27 = 20
-- $28 = 10
-- $29 = "evakuasi"
-- $30 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $31 = 20
-- $32 = 10
-- $33 = "evakuasi"
-- $34 = ["PMKS-03","PMKS-06","PMKS-07","PMKS-10","PMKS-14","PMKS-15","PMKS-16","PMKS-17","PMKS-18","PMKS-19"]
-- $35 = 20
-- $36 = 10
-- $37 = "desa"
-- $38 = "PMKS-08"
-- $39 = "A"
-- $40 = "tercatat"
-- $41 = [7]
-- $42 = "desa"
-- $43 = "2025-12-31"
-- $44 = "2025-12-31"
-- $45 = 2
