with me as materialized (
  select ST_Buffer(s.geom, $1::float8, 2) as strip from tile_shape "s"
join tile_set t on t.hash = "s"."set_hash" and t.current and t.level = $2
  and ("t"."valid_from" is null or "t"."valid_from" <= $3::date) and ("t"."valid_to" is null or $4::date < "t"."valid_to")
  where s.detail = 3::smallint and s.area_id = $5 and s.quality <> 'sketsa'),
near as materialized (
  select s.area_id, s.geom, me.strip from me cross join tile_shape "s"
join tile_set t on t.hash = "s"."set_hash" and t.current and t.level = $6
  and ("t"."valid_from" is null or "t"."valid_from" <= $7::date) and ("t"."valid_to" is null or $8::date < "t"."valid_to")
  where s.detail = 3::smallint and s.area_id <> $9 and s.quality <> 'sketsa'
    and s.geom && me.strip)
select distinct n.area_id as id from near n
where ST_Area(ST_Intersection(ST_MakeValid(n.geom), ST_MakeValid(n.strip), 0.01)) > $10::float8
order by 1
-- $1 = 12
-- $2 = "desa"
-- $3 = "2025-12-31"
-- $4 = "2025-12-31"
-- $5 = 4
-- $6 = "desa"
-- $7 = "2025-12-31"
-- $8 = "2025-12-31"
-- $9 = 4
-- $10 = 288
