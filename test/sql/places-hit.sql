select distinct p.id from unnest($1::int[], $2::float8[],
  $3::float8[]) as p (id, lon, lat)
join footprint f on f.incident_id = $4::int and f.withdrawn_at is null and f.geom is not null
  and ST_Intersects(f.geom, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326))
-- $1 = [3]
-- $2 = [114.5]
-- $3 = [-3.4]
-- $4 = 7
